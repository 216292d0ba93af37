package io.github.dokucamel.act;

import io.github.dokucamel.intake.IntakeVariables;
import io.github.dokucamel.ledger.Acts;
import io.github.dokucamel.ledger.Acts.Bill;
import io.github.dokucamel.ledger.Acts.Kind;
import io.github.dokucamel.ledger.Ledger;
import io.github.dokucamel.ledger.OrderView;
import io.github.dokucamel.outcome.Outcome;
import io.github.dokucamel.outcome.OutcomeDocument;
import io.github.dokucamel.rest.RestAnswer;
import io.github.dokucamel.rest.ShownOrder;
import java.time.Clock;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.jspecify.annotations.Nullable;

/**
 * Answers an act with the order as it is now: 200, or 202 while DOKU's answer to the act's call is
 * unknown, or 422 when DOKU declined it. A renewal is answered with the new revision, 201.
 *
 * <p>In: variables {@code act} and {@code bill}; variable {@code view} of the act's call or
 * of the new revision, where there is one.
 */
record ShowBill(Ledger ledger, Clock clock) implements Processor {

    @Override
    public void process(Exchange exchange) {
        ActRequest act = ActVariables.ACT.get(exchange);
        if (act.kind() == Kind.RENEW) {
            showRevision(exchange);
        } else {
            showBill(exchange, act);
        }
    }

    /** One that is asked for again is answered alike. */
    private static void showRevision(Exchange exchange) {
        OrderView view = IntakeVariables.VIEW.get(exchange);
        if (isUnknown(view)) {
            RestAnswer.located(exchange, 202, view.document());
        } else if (isRefused(view)) {
            RestAnswer.problem(exchange, 422, "Declined", view.document());
        } else {
            RestAnswer.located(exchange, 201, view.document());
        }
    }

    private void showBill(Exchange exchange, ActRequest act) {
        Acts acts = ledger.acts();
        long meant = ActVariables.ACTED.get(exchange).orderId();
        OrderView call = IntakeVariables.VIEW.get(exchange);
        boolean isNews = !ActVariables.ACTED.get(exchange).repeated();
        if (call != null && isNews) {
            acts.answered(meant, act.kind(), words(call), clock.millis());
        }
        if (call != null && act.kind() == Kind.REFUND && isRefused(call)) {
            RestAnswer.problem(exchange, 422, "Declined", call.document());
            return;
        }
        long shown = act.kind() == Kind.REFUND ? meant : newest(exchange);
        RestAnswer.json(
                exchange,
                isUnknown(call) ? 202 : 200,
                ShownOrder.tree(ledger.find(shown).orElseThrow(), clock.instant()));
    }

    private long newest(Exchange exchange) {
        var known = ActVariables.BILL.get(exchange);
        Bill bill = ledger.acts().bill(known, 0).orElseThrow();
        return ledger.find(
                        known.merchant(),
                        known.operation(),
                        known.invoiceNumber(),
                        bill.newest().revision())
                .orElseThrow()
                .orderId();
    }

    private static boolean isUnknown(@Nullable OrderView call) {
        return call != null
                && (call.open() || call.document().outcome().equals(Outcome.UNRESOLVED.text()));
    }

    private static boolean isRefused(OrderView call) {
        return !isUnknown(call) && !call.document().outcome().equals(Outcome.ACCEPTED.text());
    }

    private static String words(OrderView call) {
        OutcomeDocument document = call.document();
        String why = document.error() == null ? "" : ": " + document.error().message();
        return document.operation() + " " + document.outcome() + why;
    }
}
