package io.github.dokucamel.simulation;

import io.github.dokucamel.ledger.Delivery;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.apache.camel.Exchange;

/** 50-outcome: what is due for one destination. */
final class DeliverJourney extends Journey {

    private enum Step implements Place {
        FETCH,
        STAGE,
        PUBLISH,
        PREPARE,
        HAND_OVER,
        CONFIRM
    }

    private final String destination;
    private final String shown;
    private final Receiver receiver;
    private final Deque<Delivery> rest = new ArrayDeque<>();

    DeliverJourney(Node node, String destination, Receiver receiver) {
        super(node, null, Step.FETCH);
        this.destination = destination;
        this.shown = destination.substring(destination.lastIndexOf('/') + 1);
        this.receiver = receiver;
        exchange.setVariable("destination", destination);
    }

    @Override
    Place next() throws Exception {
        switch ((Step) at) {
            case FETCH:
                process("fetch-deliveries");
                return exchange.isRouteStop() ? OVER : fetched();
            case STAGE:
                process("stage-files");
                return Step.PUBLISH;
            case PUBLISH:
                process("publish-files");
                return OVER;
            case PREPARE:
                exchange = Node.exchange();
                exchange.getMessage().setBody(rest.removeFirst());
                process("prepare-message");
                return Step.HAND_OVER;
            case HAND_OVER:
                if (receiver.isDown()) {
                    throw new IOException("as scripted");
                }
                receiver.take(exchange.getMessage().getBody(byte[].class));
                return Step.CONFIRM;
            default:
                process("confirm-delivery");
                return further();
        }
    }

    private Place fetched() {
        if (destination.startsWith("file:")) {
            return Step.STAGE;
        }
        for (Object one : (List<?>) exchange.getMessage().getBody()) {
            rest.add((Delivery) one);
        }
        return further();
    }

    private Place further() {
        return rest.isEmpty() ? OVER : Step.PREPARE;
    }

    @Override
    Place answered() {
        throw new IllegalStateException();
    }

    @Override
    void failed(Exception failure) {
        exchange.setProperty(Exchange.EXCEPTION_CAUGHT, failure);
        node.quietly("postpone-delivery", exchange);
        at = further();
    }

    @Override
    public String toString() {
        return "deliver " + shown;
    }
}
