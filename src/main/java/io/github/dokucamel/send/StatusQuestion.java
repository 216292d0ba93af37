package io.github.dokucamel.send;

import java.util.regex.Pattern;

/**
 * What DOKU is asked about one order.
 *
 * @param identifier what stands in the path: the invoice number, or the Request-Id of the order's
 *     creation
 */
record StatusQuestion(String merchant, String identifier) {

    /** Anything else would have to be escaped, and what is signed has to be what is sent. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]*");

    /** An order that does not exist. */
    private static final String NOBODY = "doku-camel-probe";

    static StatusQuestion of(String merchant, String invoiceNumber, String requestId) {
        boolean plain = PLAIN.matcher(invoiceNumber).matches();
        return new StatusQuestion(merchant, plain ? invoiceNumber : requestId);
    }

    /** Only to learn whether DOKU takes the merchant's credentials. */
    static StatusQuestion probe(String merchant) {
        return new StatusQuestion(merchant, NOBODY);
    }
}
