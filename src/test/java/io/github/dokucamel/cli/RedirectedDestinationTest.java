package io.github.dokucamel.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.dokucamel.Installation;
import io.github.dokucamel.SampleOrders;
import io.github.dokucamel.ScriptedGateway;
import io.github.dokucamel.ScriptedGateway.Reply;
import io.github.dokucamel.simulator.Simulator;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedirectedDestinationTest {

    @TempDir Path data;

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void anOutcomeThatIsSentElsewhereIsNotDelivered(int status) throws Exception {
        try (Simulator gateway = RunningService.gateway();
                ScriptedGateway elsewhere = ScriptedGateway.answering(call -> new Reply(200, ""));
                ScriptedGateway partner =
                        ScriptedGateway.answering(
                                call ->
                                        new Reply(
                                                status,
                                                Map.of("Location", elsewhere.baseUrl() + "/x"),
                                                ""));
                RunningService service =
                        RunningService.start(
                                data,
                                gateway.baseUrl(),
                                "--doku.intake.jms.enabled=false",
                                "--doku.delivery.first-delay=50ms",
                                "--doku.destination.accepted=" + partner.baseUrl() + "/in")) {
            service.send(service.order(SampleOrders.json("MOVED-1")));
            Installation.waiting().until(() -> partner.calls().size() >= 2);

            assertEquals(List.of(), elsewhere.calls());
            assertEquals(
                    Set.of(partner.baseUrl() + "/in"),
                    service.bundle().ledger().pendingDestinations());
        }
    }
}
