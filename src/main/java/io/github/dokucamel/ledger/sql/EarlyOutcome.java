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
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The documents of orders and calls that are settled on arrival: invalid, duplicate, conflict. */
final class EarlyOutcome {

    private EarlyOutcome() {}

    static OutcomeDocument document(
            NewOrder order,
            Outcome outcome,
            @Nullable Owner owner,
            List<Violation> violations,
            long now) {
        CheckedOrder checked = order.checked();
        OutcomeDocument stored =
                owner == null || owner.document() == null
                        ? null
                        : OutcomeDocument.fromJson(owner.document());
        OutcomeDocument answer = outcome == Outcome.DUPLICATE ? stored : null;
        return new OutcomeDocument(
                Outcomes.newDeliveryId(),
                checked.invoiceNumber(),
                checked.merchant(),
                checked.operation(),
                checked.isCall() ? null : (Integer) checked.revision(),
                outcome.text(),
                false,
                answer == null ? null : answer.answered(),
                answer == null ? null : answer.requestId(),
                answer == null ? null : answer.httpStatus(),
                error(order, outcome, owner, stored, violations),
                0,
                OrderState.arrival(order),
                Instant.ofEpochMilli(now),
                Instant.ofEpochMilli(now),
                null,
                null,
                checked.callKey());
    }

    private static Failure error(
            NewOrder order,
            Outcome outcome,
            @Nullable Owner owner,
            @Nullable OutcomeDocument stored,
            List<Violation> violations) {
        boolean call = order.checked().isCall();
        String message =
                switch (outcome) {
                    case INVALID ->
                            violations.stream()
                                    .map(Violation::message)
                                    .collect(Collectors.joining(" "));
                    case CONFLICT ->
                            Why.of(call ? "conflict_call" : "conflict").sentence(Language.EN)
                                    + Earlier.of(Objects.requireNonNull(owner), order)
                                            .differences();
                    default ->
                            Why.of(
                                                    "duplicate",
                                                    "same",
                                                    call ? "The same call" : "The same order",
                                                    "state",
                                                    stored == null ? "pending" : stored.outcome())
                                            .rule(Language.EN)
                                    + "."
                                    + Earlier.of(Objects.requireNonNull(owner), order).place();
                };
        String invalid = call ? "invalid_call" : "invalid_order";
        String code = outcome == Outcome.INVALID ? invalid : outcome.text();
        return new Failure(code, message, violations);
    }
}
