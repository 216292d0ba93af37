package io.github.dokucamel.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Faults that concern everyone: nobody gets through. */
@Timeout(60)
class OutageTest extends SimulatorCase {

    private void connect() throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", doku.port()), 300);
        }
    }

    private boolean getsThrough() {
        try {
            return send(Merchant.gets(OrderStatus.PATH + "INV-1")).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void open() throws Exception {
        send(Merchant.posts(Merchant.order("INV-1")));
    }

    @Test
    void refusesConnectionsUntilItIsTold() throws Exception {
        start(options());
        open();
        doku.addFault(FaultRule.of(Fault.REFUSE));
        assertThrows(ConnectException.class, this::connect);
        doku.removeFaults();
        assertTrue(getsThrough());
    }

    @Test
    void refusesConnectionsForATime() throws Exception {
        start(options());
        open();
        doku.addFault(FaultRule.of(Fault.REFUSE).lasting(Duration.ofMillis(700)));
        assertThrows(ConnectException.class, this::connect);
        Awaitility.await().until(this::getsThrough);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void leavesConnectionsUnansweredForATime() throws Exception {
        start(options());
        open();
        doku.addFault(FaultRule.of(Fault.CONNECT_TIMEOUT).lasting(Duration.ofMillis(1500)));
        assertThrows(SocketTimeoutException.class, this::connect);
        Awaitility.await().until(this::getsThrough);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void oneOutageReplacesTheOther() throws Exception {
        start(options());
        doku.addFault(FaultRule.of(Fault.CONNECT_TIMEOUT));
        doku.addFault(FaultRule.of(Fault.REFUSE).lasting(Duration.ofMinutes(5)));
        assertThrows(ConnectException.class, this::connect);
        doku.addFault(FaultRule.of(Fault.CONNECT_TIMEOUT));
        assertThrows(SocketTimeoutException.class, this::connect);
        doku.removeFaults();
        connect();
    }

    @Test
    void beginsWithTheStart() throws Exception {
        start(options().withFaults("refuse:for=700ms"));
        assertThrows(ConnectException.class, this::connect);
        Awaitility.await().until(() -> doku.requestCount() > 0 || answers());
    }

    private boolean answers() {
        getsThrough();
        return doku.requestCount() > 0;
    }

    @Test
    void beginsWhenItsAnswerHasLeft() throws Exception {
        start(options());
        open();
        HttpResponse<byte[]> answer =
                send(
                        HttpRequest.newBuilder(URI.create(doku.baseUrl() + "/simulator/faults"))
                                .header("Content-Type", "application/json")
                                .POST(
                                        BodyPublishers.ofString(
                                                "{\"mode\":\"refuse\",\"for\":\"700ms\"}"))
                                .build());
        assertEquals(200, answer.statusCode());
        Awaitility.await()
                .until(
                        () -> {
                            try {
                                connect();
                                return false;
                            } catch (ConnectException e) {
                                return true;
                            }
                        });
        Awaitility.await().until(this::getsThrough);
    }

    @Test
    void isClosedDuringAnOutage() {
        start(options());
        doku.addFault(FaultRule.of(Fault.CONNECT_TIMEOUT));
        doku.close();
        assertThrows(ConnectException.class, this::connect);
        assertThrows(IllegalStateException.class, () -> doku.addFault(FaultRule.of(Fault.REFUSE)));
    }
}
