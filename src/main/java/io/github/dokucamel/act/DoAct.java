package io.github.dokucamel.act;

import io.github.dokucamel.ledger.Acts;
import io.github.dokucamel.ledger.Acts.Act;
import io.github.dokucamel.ledger.Acts.Acted;
import io.github.dokucamel.ledger.Acts.Bill;
import io.github.dokucamel.ledger.Acts.Calling;
import io.github.dokucamel.ledger.Acts.Kind;
import io.github.dokucamel.ledger.Acts.Known;
import io.github.dokucamel.signature.Digest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.jspecify.annotations.Nullable;

/**
 * Does the act in the ledger, once, whatever comes of it afterwards.
 *
 * <p>In: variables {@code act} and {@code bill}. Out: variables {@code acted} and {@code leads-to}.
 * Fails with {@link io.github.dokucamel.intake.HttpProblemException}: 409 and 422, with a code.
 */
record DoAct(Acts acts, Undoing undoing, Clock clock) implements Processor {

    @Override
    public void process(Exchange exchange) {
        ActRequest request = ActVariables.ACT.get(exchange);
        Known known = ActVariables.BILL.get(exchange);
        Bill bill = acts.bill(known, 0).orElseThrow();
        Calling calling = undoing.calling(request.kind(), bill);
        Acted acted = acts.act(known, act(request), calling, clock.millis());
        if (acted.refusal() != null) {
            throw ActRefusals.of(request.kind(), acted);
        }
        ActVariables.ACTED.set(exchange, acted);
        ActVariables.LEADS_TO.set(exchange, leadsTo(request, acted));
    }

    private static String leadsTo(ActRequest request, Acted acted) {
        if (request.kind() == Kind.RENEW) {
            return "revision";
        }
        return acted.callKey() == null ? "none" : "call";
    }

    private static Act act(ActRequest request) {
        ActRequest.Body body = request.body();
        return new Act(
                request.kind(),
                request.person(),
                body.reason(),
                digest(request.kind(), body),
                request.key(),
                body.owner(),
                body.as(),
                body.amount(),
                body.force());
    }

    private static String digest(Kind kind, @Nullable Object body) {
        return Digest.of((kind + "|" + body).getBytes(StandardCharsets.UTF_8)).value();
    }
}
