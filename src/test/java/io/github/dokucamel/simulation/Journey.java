package io.github.dokucamel.simulation;

import io.github.dokucamel.gateway.SendVariables;
import io.github.dokucamel.outcome.Classification;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/**
 * One exchange on its way through the steps of a route, as the route file has them. Each step is one
 * event: between two of them anything may happen.
 */
abstract class Journey {

    /** Where it stands: the step that comes next. */
    interface Place {}

    /** The part of the journey that 70-resolve is. */
    enum Status implements Place {
        SIGN,
        ASK,
        AWAIT,
        READ
    }

    static final Place OVER =
            new Place() {
                @Override
                public String toString() {
                    return "OVER";
                }
            };

    final Node node;
    final ScriptedDoku doku;
    Exchange exchange = Node.exchange();
    Place at;
    WireCall call;

    /** A thread that stands still for as long. */
    long sleepsUntil;

    Journey(Node node, ScriptedDoku doku, Place begin) {
        this.node = node;
        this.doku = doku;
        this.at = begin;
    }

    boolean isOver() {
        return at == OVER;
    }

    /** When its next step may be taken. */
    long wakesAt() {
        boolean waits = at == Status.AWAIT || at == SendJourney.Step.AWAIT;
        return Math.max(sleepsUntil, waits ? call.endsAt() : 0);
    }

    /** @return what to write into the trace */
    final String step() {
        Place was = at;
        try {
            at = next();
        } catch (Exception e) {
            at = OVER;
            failed(e);
        }
        return this + " " + was + " -> " + at + said(was);
    }

    private String said(Place was) {
        boolean isSent = was == SendJourney.Step.POST || was == Status.ASK;
        if (isSent && call != null) {
            return " " + call.fate + (call.isRefusal ? ", refused" : "");
        }
        boolean isRead = was == SendJourney.Step.READ;
        Classification seen = isRead ? SendVariables.ANSWER.get(exchange) : null;
        return seen == null ? "" : " " + seen.answerClass() + " " + seen.code();
    }

    /** Takes the step. */
    abstract Place next() throws Exception;

    /** What the route's error handler does. */
    abstract void failed(Exception failure);

    /** Where it goes on once the status call is read. */
    abstract Place answered();

    final void process(String bean) throws Exception {
        node.process(bean, exchange);
    }

    final void handled(String bean, Exception failure) {
        exchange.setProperty(Exchange.EXCEPTION_CAUGHT, failure);
        node.quietly(bean, exchange);
    }

    final Place status(Status step) throws Exception {
        switch (step) {
            case SIGN:
                process("need-status-token");
                process("sign-status");
                return Status.ASK;
            case ASK:
                call =
                        doku.asked(
                                node.time.millis(),
                                header("Client-Id"),
                                header(Exchange.HTTP_PATH));
                return Status.AWAIT;
            case AWAIT:
                receive(SendVariables.STATUS_FAILURE.name());
                return Status.READ;
            default:
                process("read-evidence");
                return answered();
        }
    }

    final String header(String name) {
        return exchange.getMessage().getHeader(name, String.class);
    }

    /** What the HTTP component leaves of the call that ends. */
    final void receive(String failure) {
        call.isOver = true;
        Message message = exchange.getMessage();
        message.removeHeaders("*");
        message.setBody(null);
        if (call.isNotConnected()) {
            exchange.setVariable(failure, new ConnectException("as scripted"));
        } else if (call.isAnsweredInTime()) {
            message.setHeader(Exchange.HTTP_RESPONSE_CODE, call.reply.status());
            message.setHeader(Exchange.CONTENT_TYPE, "application/json");
            message.setBody(call.reply.body().getBytes(StandardCharsets.UTF_8));
        } else {
            exchange.setVariable(failure, new SocketTimeoutException("as scripted"));
        }
    }
}
