package io.github.dokucamel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.spi.InterceptStrategy;
import org.apache.camel.support.processor.DelegateAsyncProcessor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OrderWalkTest {

    private static final List<String> WALK =
            List.of(
                    "map-order",
                    "record-attempt",
                    "sign-request",
                    "post-to-doku",
                    "read-answer",
                    "settle",
                    "route-outcome");

    @TempDir Path data;

    @Test
    void anOrderWalksFromItsMappingToItsDestination() throws Exception {
        Footprints footprints = new Footprints();
        try (Installation doku = Installation.in(data)) {
            doku.context().getCamelContextExtension().addInterceptStrategy(footprints);
            doku.start();

            assertEquals(
                    "accepted", doku.order(SampleOrders.json("WALK-1")).get("outcome").asText());
            Installation.waiting()
                    .until(() -> doku.outbox().byInvoice("accepted").containsKey("WALK-1"));

            assertEquals(WALK, footprints.steps.stream().filter(WALK::contains).toList());
        }
    }

    /** Writes down the id of every step that a message passes. */
    private static final class Footprints implements InterceptStrategy {

        private final Queue<String> steps = new ConcurrentLinkedQueue<>();

        @Override
        public Processor wrapProcessorInInterceptors(
                CamelContext context, NamedNode definition, Processor target, Processor next) {
            return new DelegateAsyncProcessor(target) {
                @Override
                public boolean process(Exchange exchange, org.apache.camel.AsyncCallback callback) {
                    steps.add(definition.getId().replaceFirst("^doku-([0-9]+)?-?", ""));
                    return super.process(exchange, callback);
                }
            };
        }
    }
}
