package io.github.dokucamel.send;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * What DOKU is asked about one order.
 *
 * @param identifier what stands in the path: the invoice number, or the Request-Id of the order's
 *     creation
 * @param invoiceNumber what the answer has to be about; null when any will do
 * @param counted whether its call has been counted among the merchant's already
 */
record StatusQuestion(String merchant, String identifier, String invoiceNumber, boolean counted) {

    /** Anything else would have to be escaped, and what is signed has to be what is sent. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]*");

    /** An order that does not exist. */
    private static final String NOBODY = "doku-camel-probe";

    /**
     * Of a call, whose answer need not be about an invoice number.
     *
     * @param invoiceNumber the one that its request names; may be null
     */
    static StatusQuestion ofCall(String merchant, String invoiceNumber, String requestId) {
        boolean plain = invoiceNumber != null && PLAIN.matcher(invoiceNumber).matches();
        return new StatusQuestion(merchant, plain ? invoiceNumber : requestId, null, false);
    }

    /** @param requestId of its payment request; null when none was sent */
    static StatusQuestion of(String merchant, String invoiceNumber, String requestId) {
        boolean plain = PLAIN.matcher(invoiceNumber).matches();
        return new StatusQuestion(
                merchant,
                plain ? invoiceNumber : requestId == null ? escaped(invoiceNumber) : requestId,
                invoiceNumber,
                false);
    }

    /** The last resort: of an order that somebody else sent, there is no other name. */
    private static String escaped(String invoiceNumber) {
        return URLEncoder.encode(invoiceNumber, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** Only to learn whether DOKU takes the merchant's credentials. */
    static StatusQuestion probe(String merchant) {
        return new StatusQuestion(merchant, NOBODY, null, false);
    }

    /** The same, for which a turn was taken. */
    StatusQuestion inTurn() {
        return new StatusQuestion(merchant, identifier, invoiceNumber, true);
    }
}
