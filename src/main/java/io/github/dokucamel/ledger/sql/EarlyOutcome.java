package io.github.dokucamel.ledger.sql;

import io.github.dokucamel.ledger.NewOrder;
import io.github.dokucamel.ledger.sql.BusinessKey.Owner;
import io.github.dokucamel.operation.check.CheckedOrder;
import io.github.dokucamel.outcome.Outcome;
import io.github.dokucamel.outcome.OutcomeDocument;
import io.github.dokucamel.outcome.OutcomeDocument.Failure;
import io.github.dokucamel.told.Language;
import io.github.dokucamel.told.Violation;
import io.github.dokucamel.told.Why;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
            Why why =
                    earlier.isOfTheSameFile()
                            ? Why.of("conflict_beside", "places", earlier.row())
                            : Why.of(call ? "conflict_call" : "conflict");
            String words = why.sentence(Language.EN) + earlier.differences();
            return new Failure(outcome.text(), words, List.of());
        }
        OutcomeDocument stored = stored();
        Why why =
                Why.of(
                        "duplicate",
                        "same",
                        call ? "The same call" : "The same order",
                        "state",
                        stored == null ? "pending" : stored.outcome());
        String words = why.rule(Language.EN) + "." + earlier.differences();
        return new Failure(outcome.text(), words, List.of());
    }

    private boolean isOfAnotherNumber(Owner first) {
        return !order.checked().isCall()
                && !Objects.requireNonNull(order.checked().invoiceNumber())
                        .equals(first.invoiceNumber());
    }

    private Violation taken(Owner first) {
        CheckedOrder checked = order.checked();
        Map<String, String> values = new HashMap<>();
        values.put("invoice", String.valueOf(checked.invoiceNumber()));
        values.put(
                "number",
                String.valueOf(
                        checked.dokuNumber() == null
                                ? checked.invoiceNumber()
                                : checked.dokuNumber()));
        values.put("other", String.valueOf(first.invoiceNumber()));
        if (first.revision() == 1) {
            return Violation.of("invoice_number", new Why("number_taken", values));
        }
        values.put("revision", String.valueOf(first.revision()));
        return Violation.of("invoice_number", new Why("number_taken_by_revision", values));
    }
}
