package io.github.dokucamel.simulator;

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
                .map(payment -> Answer.ok(Bodies.of("status", payment.facts())))
                .orElse(NOT_FOUND);
    }

    /** Empty when the escapes of the path are broken. */
    static Optional<String> identifier(String path) {
        // In a path, unlike in a form, a plus sign is itself.
        String escaped = path.substring(PATH.length()).replace("+", "%2B");
        return ReceivedRequest.decoded(escaped);
    }
}
