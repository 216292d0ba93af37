package io.github.dokucamel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.dokucamel.ScriptedGateway.Reply;
import java.nio.file.Path;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.model.ProcessorDefinitionHelper;
import org.apache.camel.spi.InterceptStrategy;
import org.apache.camel.support.processor.DelegateAsyncProcessor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every step that an order passes between its claim and its outcome, and no other. */
class OrderWalkTest {

    private static final List<String> PLAIN =
            List.of(
                    "map-order",
                    "record-attempt",
                    "before-the-call",
                    "to-doku-call",
                    "sign",
                    "sign-request",
                    "gateway-breaker",
                    "post-to-doku",
                    "read-answer",
                    "decide",
                    "after-the-answer",
                    "settle");

    private static final List<String> LOST =
            List.of(
                    "map-order",
                    "record-attempt",
                    "before-the-call",
                    "to-doku-call",
                    "sign",
                    "need-token",
                    "to-token",
                    "sign-with-token",
                    "gateway-breaker",
                    "post-to-doku",
                    "keep-failure",
                    "read-answer",
                    "decide",
                    "after-the-answer",
                    "postpone");

    private static final List<String> DOUBTFUL =
            List.of(
                    "map-order",
                    "record-attempt",
                    "before-the-call",
                    "ask-before-repeating",
                    "judge-evidence",
                    "when-to-be-repeated",
                    "repeat-doku-call",
                    "sign",
                    "need-token",
                    "to-token",
                    "sign-with-token",
                    "gateway-breaker",
                    "post-to-doku",
                    "read-answer",
                    "decide",
                    "after-the-answer",
                    "settle");

    @TempDir Path data;
    private final Footprints footprints = new Footprints();

    @Test
    void aPlainOrderPassesNoStepThatDoesNothing() throws Exception {
        try (Installation doku = watched(Installation.in(data))) {
            assertEquals("accepted", outcome(doku.order(SampleOrders.json("WALK-1"))));

            assertEquals(PLAIN, List.copyOf(footprints.steps));
            Installation.waiting()
                    .until(() -> doku.outbox().byInvoice("accepted").containsKey("WALK-1"));
        }
    }

    @Test
    void anOrderWhoseAnswerWasLostIsAskedForBeforeItIsRepeated() throws Exception {
        try (SnapGateway gateway = new SnapGateway();
                Installation doku = watched(gateway.installation(data))) {
            gateway.create(
                    call ->
                            gateway.calls(SnapGateway.CREATE).size() == 1
                                    ? Reply.lost()
                                    : SnapGateway.opened(call));

            assertEquals("accepted", outcome(doku.order(SnapGateway.order("WALK-2"))));

            List<String> steps = List.copyOf(footprints.steps);
            assertEquals(LOST, steps.subList(0, LOST.size()));
            assertEquals(DOUBTFUL, steps.subList(LOST.size(), steps.size()));
        }
    }

    private Installation watched(Installation doku) throws Exception {
        doku.context().getCamelContextExtension().addInterceptStrategy(footprints);
        return doku.start();
    }

    private static String outcome(JsonNode document) {
        return document.get("outcome").asText();
    }

    /** Writes down the id of every step that a message passes on its way out. */
    private static final class Footprints implements InterceptStrategy {

        private static final Set<String> ROUTES = Set.of("doku-send-order", "doku-call");

        private final Queue<String> steps = new ConcurrentLinkedQueue<>();

        @Override
        public Processor wrapProcessorInInterceptors(
                CamelContext context, NamedNode definition, Processor target, Processor next) {
            if (!ROUTES.contains("" + ProcessorDefinitionHelper.getRouteId(definition))) {
                return target;
            }
            return new DelegateAsyncProcessor(target) {
                @Override
                public boolean process(Exchange exchange, org.apache.camel.AsyncCallback callback) {
                    steps.add(definition.getId().replaceFirst("^doku-", ""));
                    return super.process(exchange, callback);
                }
            };
        }
    }
}
