package io.github.dokucamel.act;

import io.github.dokucamel.intake.CallNames;
import io.github.dokucamel.intake.IntakeVariables;
import io.github.dokucamel.ledger.Acts;
import io.github.dokucamel.ledger.Acts.Acted;
import io.github.dokucamel.ledger.Acts.Bill;
import io.github.dokucamel.ledger.Acts.Calling;
import io.github.dokucamel.ledger.Source;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * Makes the call that an act needs, under a key of the act: however often it is made, DOKU does it
 * once.
 *
 * <p>In: variables {@code act}, {@code bill} and {@code acted}. Out: body {@code byte[]}, DOKU's own
 * JSON; variables {@code source} and {@code call}.
 */
record PrepareUndoing(Acts acts, Undoing undoing) implements Processor {

    @Override
    public void process(Exchange exchange) {
        ActRequest act = ActVariables.ACT.get(exchange);
        Acted acted = ActVariables.ACTED.get(exchange);
        Bill bill = acts.bill(ActVariables.BILL.get(exchange), acted.orderId()).orElseThrow();
        Calling calling = undoing.calling(act.kind(), bill);
        boolean forced = act.body().force();
        IntakeVariables.SOURCE.set(exchange, Source.of("rest", null));
        IntakeVariables.CALL.set(
                exchange,
                new CallNames(
                        calling.operation(),
                        ActVariables.BILL.get(exchange).merchant(),
                        acted.callKey(),
                        null,
                        forced ? "true" : null,
                        forced ? act.body().reason() : null,
                        Map.of()));
        exchange.getMessage()
                .setBody(
                        undoing.body(act, acted, bill).toString().getBytes(StandardCharsets.UTF_8));
    }
}
