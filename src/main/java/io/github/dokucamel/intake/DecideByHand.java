package io.github.dokucamel.intake;

import io.github.dokucamel.ledger.Ledger;
import io.github.dokucamel.ledger.OrderView;
import io.github.dokucamel.operation.Catalogue;
import io.github.dokucamel.order.OrderRules;
import io.github.dokucamel.signature.Secret;
import java.time.Clock;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * Answers POST /orders/{invoice_number}/replay and /settle: a person has an unresolved order repeated
 * once more, with the same Request-Id and bytes, or says what became of it.
 */
public final class DecideByHand implements Processor {

    /** What is decided. */
    public enum Kind {
        REPLAY,
        SETTLE
    }

    private final Kind kind;
    private final Ledger ledger;
    private final AskedOrder asked;
    private final Optional<Secret> apiKey;
    private final Clock clock;

    public DecideByHand(
            Kind kind,
            Ledger ledger,
            Catalogue catalogue,
            OrderRules rules,
            Optional<Secret> apiKey,
            Clock clock) {
        this.kind = kind;
        this.ledger = ledger;
        this.asked = new AskedOrder(ledger, catalogue, rules);
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
        OrderView view = asked.find(request.segment(1), request.query());
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
