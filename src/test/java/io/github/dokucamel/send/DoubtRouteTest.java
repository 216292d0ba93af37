package io.github.dokucamel.send;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.dokucamel.Installation;
import io.github.dokucamel.RouteCase;
import io.github.dokucamel.ScriptedGateway.Reply;
import io.github.dokucamel.SnapGateway;
import org.apache.camel.component.mock.MockEndpoint;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What 30-send does with an order whose answer was lost, where a repeat could be a second one. */
class DoubtRouteTest extends RouteCase {

    private final SnapGateway gateway = new SnapGateway();

    @Override
    protected Installation installation() throws Exception {
        return gateway.installation(data);
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    private void loseTheFirstAnswer() {
        gateway.create(
                call ->
                        gateway.calls(SnapGateway.CREATE).size() == 1
                                ? Reply.lost()
                                : SnapGateway.opened(call));
    }

    private void assertAcceptedAfter(int repeats) throws Exception {
        MockEndpoint sent = watch("send-order", "to-doku-call");
        MockEndpoint asked = watch("send-order", "ask-before-repeating");
        MockEndpoint repeated = watch("send-order", "repeat-doku-call");
        context.start();

        JsonNode document = doku.order(SnapGateway.order("DOUBT-1"));

        assertEquals("accepted", document.path("outcome").asText(), document.toString());
        assertEquals(1, sent.getReceivedCounter());
        assertEquals(1, asked.getReceivedCounter());
        assertEquals(repeats, repeated.getReceivedCounter());
    }

    @Test
    void whatDokuDoesNotKnowIsRepeated() throws Exception {
        loseTheFirstAnswer();

        assertAcceptedAfter(1);
    }

    @Test
    void whatDokuKnowsIsNotRepeated() throws Exception {
        loseTheFirstAnswer();
        gateway.status(call -> SnapGateway.known(call, "DOUBT-1"));

        assertAcceptedAfter(0);
    }
}
