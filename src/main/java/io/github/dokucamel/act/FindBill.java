package io.github.dokucamel.act;

import io.github.dokucamel.intake.HttpProblemException;
import io.github.dokucamel.ledger.Acts;
import io.github.dokucamel.ledger.Acts.Known;
import io.github.dokucamel.operation.Catalogue;
import io.github.dokucamel.rest.SeveralMatch;
import io.github.dokucamel.told.Why;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * Finds the bill that an act is of: the only one of that number, or the one that is named.
 *
 * <p>In: body {@link ActRequest}. Out: variables {@code act} and {@code bill}. Fails with {@link
 * HttpProblemException}: 404, and 409 where several have the number.
 */
record FindBill(Acts acts, Catalogue catalogue, Set<String> merchants) implements Processor {

    FindBill {
        merchants = Set.copyOf(merchants);
    }

    @Override
    public void process(Exchange exchange) {
        ActRequest act = exchange.getMessage().getBody(ActRequest.class);
        ActVariables.ACT.set(exchange, act);
        ActVariables.BILL.set(exchange, find(act));
    }

    private Known find(ActRequest act) {
        return SeveralMatch.only(
                        acts.named(merchants, act.invoiceNumber()),
                        act.merchant(),
                        act.operation(),
                        catalogue)
                .orElseThrow(
                        () ->
                                ActRefusals.problem(
                                        404, "Not Found", "not_found", Why.of("bill_not_found")));
    }
}
