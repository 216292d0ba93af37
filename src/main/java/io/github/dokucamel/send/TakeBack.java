package io.github.dokucamel.send;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.dokucamel.gateway.SendVariables;
import io.github.dokucamel.ledger.Attempt;
import io.github.dokucamel.notification.PaymentNews;
import io.github.dokucamel.order.Order;
import io.github.dokucamel.outcome.AnswerClass;
import io.github.dokucamel.outcome.Classification;
import io.github.dokucamel.outcome.Evidence;
import java.math.BigDecimal;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/**
 * An order that a lost ledger sent: DOKU's status call has it under its invoice number, and it is
 * taken back as accepted, by the Request-Id that DOKU names.
 */
final class TakeBack {

    private static final String AMOUNT = "/order/amount";

    private TakeBack() {}

    /**
     * In: variables {@code told} and {@code news}. Out: variable {@code attempt}, with that
     * Request-Id.
     */
    static Classification found(Exchange exchange, Attempt attempt, Evidence evidence) {
        PaymentNews news = SendVariables.NEWS.get(exchange);
        String requestId = news == null ? null : news.originalRequestId();
        String fault = fault(attempt, requestId, SendVariables.TOLD.get(exchange));
        if (fault != null) {
            return Classification.unanswered(
                    AnswerClass.UNRESOLVED,
                    "found_by_status",
                    "The ledger went back in time and may have sent this before; "
                            + evidence.words()
                            + fault);
        }
        if (requestId != null) {
            SendVariables.ATTEMPT.set(exchange, attempt.knownAs(requestId));
        }
        return new Classification(AnswerClass.ACCEPTED, true, null, null, null, null, null);
    }

    /** Why what was found may be something else of that number; null when it is the order. */
    private static @Nullable String fault(
            Attempt attempt, @Nullable String requestId, JsonNode told) {
        if (attempt.requestId().equals(requestId)) {
            return null;
        }
        if (attempt.claim().isCall()) {
            return ", which another call may have made";
        }
        Order order = Order.fromJson(attempt.claim().content());
        if (order.revision() > 1) {
            return ", which an earlier revision may have been";
        }
        return isOther(told.at(AMOUNT).asText(""), order.amount()) ? ", of another amount" : null;
    }

    private static boolean isOther(String told, long amount) {
        try {
            return !told.isBlank()
                    && new BigDecimal(told).compareTo(BigDecimal.valueOf(amount)) != 0;
        } catch (NumberFormatException e) {
            return true;
        }
    }
}
