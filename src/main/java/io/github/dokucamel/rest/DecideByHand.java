package io.github.dokucamel.rest;

import io.github.dokucamel.ledger.Ledger;
import io.github.dokucamel.ledger.OrderView;
import io.github.dokucamel.operation.Catalogue;
import io.github.dokucamel.order.OrderRules;
import io.github.dokucamel.signature.Secret;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * Answers POST /orders/{invoice_number}/replay and /settle, and the same of a call: a person has an
 * unresolved one repeated once more, with the same Request-Id and bytes, or says what became of it.
 */
final class DecideByHand implements Processor {

    /** What is decided. */
    public enum Kind {
        REPLAY,
        SETTLE
    }

    private final Kind kind;
    private final Ledger ledger;
    private final Function<RestRequest, OrderView> asked;
    private final Optional<Secret> apiKey;
    private final Clock clock;

    /** About {@code /orders/{invoice_number}}. */
    public static DecideByHand ofOrder(
            Kind kind,
            Ledger ledger,
            Catalogue catalogue,
            OrderRules rules,
            Optional<Secret> apiKey,
            Clock clock) {
        AskedOrder asked = new AskedOrder(ledger, catalogue, rules);
        return new DecideByHand(
                kind, ledger, r -> asked.find(r.segment(1), r.query()), apiKey, clock);
    }

    /** About {@code /operations/{operation}/calls/{key}}. */
    public static DecideByHand ofCall(
            Kind kind, Ledger ledger, Catalogue catalogue, Optional<Secret> apiKey, Clock clock) {
        AskedCall asked = new AskedCall(ledger, catalogue);
        return new DecideByHand(kind, ledger, r -> asked.find(r, 1), apiKey, clock);
    }

    private DecideByHand(
            Kind kind,
            Ledger ledger,
            Function<RestRequest, OrderView> asked,
            Optional<Secret> apiKey,
            Clock clock) {
        this.kind = kind;
        this.ledger = ledger;
        this.asked = asked;
        this.apiKey = apiKey;
        this.clock = clock;
    }

    @Override
    public void process(Exchange exchange) {
        RestRequest request = new RestRequest(exchange);
        request.authorise(apiKey);
        request.requireJson();
        byte[] body = exchange.getMessage().getBody(byte[].class);
        Decision decision = kind == Kind.REPLAY ? Decision.toReplay(body) : Decision.toSettle(body);
        OrderView view = asked.apply(request);
        if (!decide(view.orderId(), decision)) {
            throw RestAnswer.notUnresolved(view);
        }
        OrderView after = ledger.find(view.orderId()).orElseThrow();
        RestAnswer.json(exchange, kind == Kind.REPLAY ? 202 : 200, after.document().toJson());
        if (kind == Kind.REPLAY) {
            exchange.getMessage().setHeader("Location", RestAnswer.location(view.document()));
        }
    }

    private boolean decide(long orderId, Decision decision) {
        return kind == Kind.REPLAY
                ? ledger.replayByHand(orderId, decision.reason(), clock.millis())
                : ledger.settleByHand(
                        orderId,
                        decision.outcome(),
                        decision.paymentUrl(),
                        decision.reason(),
                        clock.millis());
    }
}
