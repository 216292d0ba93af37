package io.github.dokucamel.ledger.sql;

import io.github.dokucamel.ledger.NewOrder;
import io.github.dokucamel.ledger.sql.BusinessKey.Owner;
import io.github.dokucamel.operation.check.CheckedOrder;
import io.github.dokucamel.outcome.Outcome;
import io.github.dokucamel.outcome.OutcomeDocument;
import io.github.dokucamel.outcome.OutcomeDocument.Failure;
import io.github.dokucamel.told.Violation;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An order or a call that is settled on arrival.
 *
 * @param outcome invalid, duplicate or conflict
 * @param owner the order that was there first; null for one that is invalid
 * @param violations why it is invalid; empty otherwise
 * @param booksNumber of a call that names an order by another number; else null
 */
record EarlyOutcome(
        NewOrder order,
        Outcome outcome,
        @Nullable Owner owner,
        List<Violation> violations,
        @Nullable String booksNumber) {

    private static final String OTHER_CALL =
            "This key was used before for a call with other content; nothing is sent. Give a new"
                    + " call a key of its own.";

    private static final String OTHER_ORDER =
            "This invoice number was taken in before with other content; nothing is sent. Send a"
                    + " corrected order under a new invoice number, or as the next revision once"
                    + " this one is declined.";

    /** One whose key somebody owns already. */
    static EarlyOutcome again(NewOrder order, Owner owner, @Nullable String booksNumber) {
        boolean same = owner.contentDigest().equals(order.checked().contentDigest());
        Outcome outcome = same ? Outcome.DUPLICATE : Outcome.CONFLICT;
        return new EarlyOutcome(order, outcome, owner, List.of(), booksNumber);
    }

    OutcomeDocument document(long now) {
        CheckedOrder checked = order.checked();
        OutcomeDocument stored = stored();
        OutcomeDocument answer = outcome == Outcome.DUPLICATE ? stored : null;
        return new OutcomeDocument(
                Outcomes.newDeliveryId(),
                booksNumber == null ? checked.invoiceNumber() : booksNumber,
                checked.merchant(),
                checked.operation(),
                checked.isCall() ? null : (Integer) checked.revision(),
                outcome.text(),
                false,
                answer == null ? null : answer.answered(),
                answer == null ? null : answer.requestId(),
                answer == null ? null : answer.httpStatus(),
                error(),
                0,
                OrderState.arrival(order),
                Instant.ofEpochMilli(now),
                Instant.ofEpochMilli(now),
                null,
                null,
                checked.callKey());
    }

    private @Nullable OutcomeDocument stored() {
        return owner == null || owner.document() == null
                ? null
                : OutcomeDocument.fromJson(owner.document());
    }

    Failure error() {
        boolean call = order.checked().isCall();
        if (outcome == Outcome.INVALID) {
            String all =
                    violations.stream().map(Violation::message).collect(Collectors.joining(" "));
            return new Failure(call ? "invalid_call" : "invalid_order", all, violations);
        }
        Owner first = Objects.requireNonNull(owner, "Somebody was there before");
        Earlier earlier = Earlier.of(first, order);
        if (isOfAnotherNumber(first)) {
            Violation taken = taken(first);
            return new Failure(
                    outcome.text(),
                    taken.message() + " Nothing is sent." + earlier.place(),
                    List.of(taken));
        }
        if (outcome == Outcome.CONFLICT) {
            String words = (call ? OTHER_CALL : OTHER_ORDER) + earlier.differences();
            return new Failure(outcome.text(), words, List.of());
        }
        OutcomeDocument stored = stored();
        String words =
                (call ? "The same call" : "The same order")
                        + " was taken in before and is "
                        + (stored == null ? "pending" : stored.outcome())
                        + "; nothing more is sent."
                        + earlier.place();
        return new Failure(outcome.text(), words, List.of());
    }

    private boolean isOfAnotherNumber(Owner first) {
        return !order.checked().isCall()
                && !Objects.requireNonNull(order.checked().invoiceNumber())
                        .equals(first.invoiceNumber());
    }

    private Violation taken(Owner first) {
        CheckedOrder checked = order.checked();
        String number =
                checked.dokuNumber() == null ? checked.invoiceNumber() : checked.dokuNumber();
        String revision = first.revision() == 1 ? "" : ", revision " + first.revision();
        return new Violation(
                "invoice_number",
                "%s would be %s at DOKU, and that is the number of %s%s there"
                        .formatted(
                                checked.invoiceNumber(), number, first.invoiceNumber(), revision),
                "Give it another invoice number");
    }
}
