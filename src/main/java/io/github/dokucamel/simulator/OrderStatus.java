package io.github.dokucamel.simulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * The answer to {@code GET /orders/v1/status/{identifier}}, where the identifier is an invoice
 * number or the Request-Id of the order's creation.
 *
 * @param beforePayment false: an order is not found until something was done about its payment, as
 *     at DOKU until the payer has picked a channel
 */
record OrderStatus(PaymentBook book, boolean beforePayment) {

    static final String PATH = "/orders/v1/status/";
    static final Answer NOT_FOUND =
            Answer.error(404, "TRANSACTION_NOT_FOUND", "Transaction not found");

    static boolean isAskedBy(String path) {
        return path.startsWith(PATH) && path.length() > PATH.length();
    }

    Answer answer(ReceivedRequest request) {
        return identifier(request.path())
                .flatMap(identifier -> book.find(request.clientId(), identifier))
                .filter(payment -> beforePayment || payment.last().isPresent())
                .map(OrderStatus::status)
                .orElse(NOT_FOUND);
    }

    /** Empty when the escapes of the path are broken. */
    static Optional<String> identifier(String path) {
        // In a path, unlike in a form, a plus sign is itself.
        String escaped = path.substring(PATH.length()).replace("+", "%2B");
        return ReceivedRequest.decoded(escaped);
    }

    private static Answer status(Payment payment) {
        PaymentPage page = payment.page();
        ObjectNode body = Json.object();
        body.putObject("order")
                .put("invoice_number", page.invoiceNumber())
                .put("amount", payment.amount())
                .put("currency", "IDR");
        body.putObject("transaction")
                .put("type", payment.last().map(turn -> turn.action().type()).orElse("SALE"))
                .put("status", payment.state().name())
                .put("date", payment.changedAt().truncatedTo(ChronoUnit.SECONDS).toString())
                .put("original_request_id", page.requestId());
        body.putObject("service").put("id", page.channel().service());
        body.putObject("channel").put("id", page.channel().id());
        NotificationBody.code(body, page);
        if (payment.refunded() > 0) {
            body.putObject("refund").put("amount", Long.toString(payment.refunded()));
        }
        return Answer.ok(body);
    }
}
