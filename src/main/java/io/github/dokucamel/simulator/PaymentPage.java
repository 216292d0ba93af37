package io.github.dokucamel.simulator;

import java.time.Instant;

/**
 * One page that was handed out.
 *
 * @param amount whole rupiah
 * @param token last part of its address
 * @param requestId of the call that opened it
 */
record PaymentPage(
        String invoiceNumber, String amount, String token, String requestId, Instant openedAt) {

    /** What the payer's browser shows: what would be paid, and that nothing is. */
    String html() {
        return """
            <!DOCTYPE html>
            <html lang="en">
            <head><meta charset="utf-8"><title>SIMULATOR</title></head>
            <body>
            <h1>SIMULATOR: no money moves</h1>
            <p>Invoice %s</p>
            <p>Amount IDR %s</p>
            </body>
            </html>
            """
                .formatted(escaped(invoiceNumber), escaped(amount));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
