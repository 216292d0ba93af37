package io.github.dokucamel.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dokucamel.Installation;
import io.github.dokucamel.Ports;
import io.github.dokucamel.SampleOrders;
import io.github.dokucamel.ScriptedGateway;
import io.github.dokucamel.ScriptedGateway.Call;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whom the runner's own simulator tells about payments, and how often. */
class SimulatorNotificationsTest {

    @TempDir Path data;

    private RunningService start(int port, String... settings) throws Exception {
        String[] all = new String[settings.length + 2];
        all[0] = "--doku.simulator.port=" + port;
        all[1] = "--doku.intake.jms.enabled=false";
        System.arraycopy(settings, 0, all, 2, settings.length);
        return RunningService.start(data, "", all);
    }

    /** An order that is paid. */
    private static void pay(RunningService service, int port) throws Exception {
        assertEquals(201, service.send(service.order(SampleOrders.json("INV-1"))).statusCode());
        HttpResponse<String> paid =
                service.send(
                        HttpRequest.newBuilder(
                                        URI.create(
                                                "http://127.0.0.1:" + port + "/simulator/payments"))
                                .header("Content-Type", "application/json")
                                .POST(
                                        BodyPublishers.ofString(
                                                "{\"invoice_number\":\"INV-1\",\"do\":\"pay\"}")));
        assertEquals(200, paid.statusCode(), paid.body());
    }

    @Test
    void theReceiverOfTheSettingIsToldUntilItAnswers() throws Exception {
        int port = Ports.free();
        try (ScriptedGateway shop =
                        ScriptedGateway.answering(
                                call ->
                                        new ScriptedGateway.Reply(
                                                call.number() < 3 ? 503 : 200, ""));
                RunningService service =
                        start(
                                port,
                                "--doku.simulator.notification-url=" + shop.baseUrl() + "/n",
                                "--doku.simulator.notification-retries=1ms,2ms,3ms")) {
            pay(service, port);
            Installation.waiting().until(() -> shop.calls().size() == 3);
            List<Call> calls = shop.calls();
            assertTrue(calls.stream().allMatch(call -> call.uri().equals("/n")));
            assertEquals(1, calls.stream().map(c -> c.header("Request-Id")).distinct().count());
            assertEquals("INV-1", calls.get(0).invoiceNumber());
        }
    }

    @Test
    void withoutTheSettingTheRunnerItselfIsToldByItsPublicPath() throws Exception {
        int port = Ports.free();
        try (RunningService service =
                start(
                        port,
                        "--doku.notification.path=/inside/first,/inside/second",
                        "--doku.notification.public-path=/outside/first,/outside/second",
                        "--doku.reconcile.enabled=false")) {
            pay(service, port);
            Installation.waiting()
                    .until(() -> service.outbox().byInvoice("paid").containsKey("INV-1"));
        }
    }
}
