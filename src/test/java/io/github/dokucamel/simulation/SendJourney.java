package io.github.dokucamel.simulation;

import io.github.dokucamel.gateway.SendVariables;
import io.github.dokucamel.ledger.Claim;
import org.apache.camel.Exchange;

/** 30-send with 40-doku-call: one order from its claim to what the attempt comes to. */
final class SendJourney extends Journey {

    enum Step implements Place {
        MAP,
        RECORD,
        SIGN,
        POST,
        AWAIT,
        READ,
        JUDGE,
        DECIDE,
        AFTER
    }

    final String invoice;

    /** Asked before the request is repeated, and not because nobody knows its end. */
    private boolean isAskedFirst;

    SendJourney(Node node, ScriptedDoku doku, Exchange taken) {
        super(node, doku, Step.MAP);
        Claim claim = taken.getMessage().getBody(Claim.class);
        exchange.getMessage().setBody(claim);
        invoice = claim.invoiceNumber();
    }

    /** Whether it has the order's last word on the wire or in hand, so that it may stand still. */
    boolean maySleep() {
        return at == Step.AWAIT || at == Step.READ || at == Step.DECIDE || at == Step.AFTER;
    }

    @Override
    Place next() throws Exception {
        if (at instanceof Status status) {
            try {
                return status(status);
            } catch (Exception e) {
                if (status == Status.READ) {
                    throw e;
                }
                SendVariables.STATUS_FAILURE.set(exchange, e);
                return Status.READ;
            }
        }
        switch ((Step) at) {
            case MAP:
                process("map-order");
                return Step.RECORD;
            case RECORD:
                process("record-attempt");
                return exchange.isRouteStop() ? OVER : before();
            case SIGN:
                return sign();
            case POST:
                call =
                        doku.posted(
                                node.time.millis(),
                                header("Client-Id"),
                                header("Request-Id"),
                                exchange.getMessage().getBody(byte[].class));
                return Step.AWAIT;
            case AWAIT:
                receive(SendVariables.FAILURE.name());
                return Step.READ;
            case READ:
                process("read-answer");
                return Step.DECIDE;
            case JUDGE:
                isAskedFirst = false;
                process("judge-evidence");
                return went("call") ? Step.SIGN : Step.DECIDE;
            case DECIDE:
                process("decide");
                return went("ask") ? Status.SIGN : Step.AFTER;
            default:
                process(went("settle", "postpone", "hold") ? word() : "leave-unresolved");
                return OVER;
        }
    }

    private Place before() {
        isAskedFirst = went("ask");
        return went("call") ? Step.SIGN : isAskedFirst ? Status.SIGN : Step.DECIDE;
    }

    private Place sign() {
        try {
            process("sign-request");
            return Step.POST;
        } catch (Exception e) {
            SendVariables.FAILURE.set(exchange, e);
            return Step.READ;
        }
    }

    private String word() {
        return exchange.getVariable("next", String.class);
    }

    private boolean went(String... ways) {
        for (String way : ways) {
            if (way.equals(word())) {
                return true;
            }
        }
        return false;
    }

    @Override
    Place answered() {
        return isAskedFirst ? Step.JUDGE : Step.AFTER;
    }

    @Override
    void failed(Exception failure) {
        handled("leave-order", failure);
    }

    @Override
    public String toString() {
        return "send " + invoice;
    }
}
