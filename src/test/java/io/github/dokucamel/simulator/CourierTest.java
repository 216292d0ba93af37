package io.github.dokucamel.simulator;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A receiver that takes its time costs no more than that of one try. */
@Timeout(60)
class CourierTest {

    private static final Duration PATIENCE = Duration.ofMillis(500);

    /** What it says before it falls silent. */
    @ParameterizedTest
    @ValueSource(strings = {"", "HTTP/1.1 2", "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf"})
    void doesNotWaitForever(String beginning) throws Exception {
        Vertx vertx = Vertx.vertx();
        try (ServerSocket server = new ServerSocket(0, 9, InetAddress.getLoopbackAddress())) {
            Courier courier =
                    new Courier(
                            SimulatorOptions.forMerchant("BRN-1", "SK-1"),
                            Map.of("BRN-1", new WireSignature("SK-1")),
                            PATIENCE);
            courier.begin(vertx);
            String url = "http://127.0.0.1:" + server.getLocalPort() + "/n";
            long begun = System.nanoTime();
            courier.notifyAt(NotificationTarget.of(url, ""));
            var answer = courier.post(notification(), "R-1", null);
            try (Socket caller = server.accept()) {
                // An answer before the question would be taken for none.
                assertTrue(caller.getInputStream().read() >= 0);
                caller.getOutputStream().write(beginning.getBytes(StandardCharsets.US_ASCII));
                assertThrows(IllegalStateException.class, () -> Listener.await(answer));
                assertTrue(System.nanoTime() - begun >= PATIENCE.toNanos() / 2);
                // The connection is given up too.
                caller.setSoTimeout(20_000);
                while (readsOn(caller)) {
                    assertTrue(caller.isConnected());
                }
            }
        } finally {
            Listener.await(vertx.close());
        }
    }

    private static boolean readsOn(Socket caller) {
        try {
            return caller.getInputStream().read() >= 0;
        } catch (SocketException reset) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Notification notification() {
        PaymentPage page =
                new PaymentPage(
                        new PaymentPage.Origin("BRN-1", "R", Instant.EPOCH),
                        "INV-1",
                        1,
                        Channel.CARD,
                        "token",
                        "",
                        PaymentPage.Cart.NONE,
                        null);
        return new Notification(1, page, PaymentAction.PAY, "R-1", "{\"amount\":1}".getBytes());
    }
}
