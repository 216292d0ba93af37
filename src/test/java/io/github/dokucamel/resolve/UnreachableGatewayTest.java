package io.github.dokucamel.resolve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dokucamel.Installation;
import io.github.dokucamel.Ports;
import io.github.dokucamel.SampleOrders;
import io.github.dokucamel.simulator.Simulator;
import io.github.dokucamel.simulator.SimulatorOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing listens where the gateway should be. */
class UnreachableGatewayTest {

    private static final int ORDERS = 400;

    @TempDir Path data;

    @Test
    void sendingPausesCostsNoAttemptAndGoesOnByItself() throws Exception {
        int port = Ports.free();
        try (Installation doku =
                Installation.in(data)
                        .gatewayAt("http://127.0.0.1:" + port)
                        .with("doku.rest.wait", "0s")
                        .with("doku.send.in-flight", "4")
                        .with("doku.retry.first-delay", "20ms")
                        .with("doku.retry.attempts", "2")
                        .with("doku.circuit-breaker.pause", "300ms")) {
            doku.start();
            doku.bundle();
            List<byte[]> orders =
                    IntStream.range(0, ORDERS)
                            .mapToObj(i -> SampleOrders.json("AWAY-" + i))
                            .toList();
            doku.context()
                    .createFluentProducerTemplate()
                    .to("direct:doku-order")
                    .withBody(orders)
                    .request();
            Installation.waiting()
                    .until(() -> doku.bundle().reachability().unreachableSince().isPresent());
            // Long enough for several trials.
            Installation.waiting().until(() -> attempts(doku) >= 12);
            assertTrue(attempts(doku) < ORDERS, "every order was tried, though none can arrive");

            try (Simulator gateway =
                    new Simulator(SimulatorOptions.defaults().withStrict(true).withPort(port))
                            .start()) {
                Installation.waiting()
                        .until(() -> doku.outbox().files("accepted").size() == ORDERS);
                assertEquals(ORDERS, gateway.requests().size());
            }
            doku.outbox()
                    .documents("accepted")
                    .forEach(one -> assertEquals(1, one.get("attempts").asInt()));
        }
    }

    /** Attempts that the history of all orders shows. */
    private static long attempts(Installation doku) {
        return IntStream.range(0, ORDERS)
                .mapToLong(
                        i ->
                                doku
                                        .bundle()
                                        .ledger()
                                        .find("default", "payment-page", "AWAY-" + i, 1)
                                        .orElseThrow()
                                        .history()
                                        .stream()
                                        .filter(event -> event.kind().startsWith("attempt"))
                                        .count())
                .sum();
    }
}
