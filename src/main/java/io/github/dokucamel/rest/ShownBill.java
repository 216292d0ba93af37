package io.github.dokucamel.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dokucamel.ledger.Acts.Standing;
import io.github.dokucamel.ledger.OrderView;
import io.github.dokucamel.operation.Operation;
import io.github.dokucamel.operation.shape.Expiry;
import io.github.dokucamel.order.Order;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A bill as {@code GET /orders/{invoice_number}} shows it.
 *
 * @param zone of due dates
 */
public record ShownBill(Asked asked, ZoneId zone) {

    private static final Set<String> LATE_IF_DUE = Set.of("unpaid", "failed");

    /**
     * The order, with the {@code status} of its bill and {@code expires_at}, the last moment in which
     * it can be paid as far as the order says. What is null has its default.
     *
     * @throws io.github.dokucamel.intake.HttpProblemException 404, 409 or 400
     */
    public ObjectNode of(
            String invoiceNumber,
            @Nullable String merchant,
            @Nullable String operation,
            @Nullable String revision,
            Instant now) {
        OrderView view = asked.bill(invoiceNumber, merchant, operation, revision);
        ObjectNode shown = ShownOrder.tree(view, now);
        if (view.document().callKey() != null) {
            return shown;
        }
        Standing standing = asked.ledger().acts().standing(view.orderId());
        Instant end = end(standing.order(), view.document().settledAt());
        NewerRevision.told(shown, view, asked.ledger());
        return shown.put("status", status(standing, now))
                .put("expires_at", end == null ? null : end.toString());
    }

    private String status(Standing standing, Instant now) {
        boolean isOver = Expiry.isPast(standing.order(), now.atZone(zone));
        return isOver && LATE_IF_DUE.contains(standing.status()) ? "late" : standing.status();
    }

    /** Counted from the answer of DOKU, which has it from the call right before. */
    private @Nullable Instant end(Order order, @Nullable Instant settledAt) {
        Operation operation = asked.catalogue().find(order.operation()).orElse(null);
        if (settledAt == null || operation == null || operation.body() == null) {
            return null;
        }
        ZonedDateTime from = settledAt.atZone(zone);
        return Expiry.end(order, operation, from);
    }
}
