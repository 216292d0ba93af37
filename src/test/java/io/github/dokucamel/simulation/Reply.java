package io.github.dokucamel.simulation;

/** An answer of DOKU on the wire. */
record Reply(int status, String body) {

    static Reply opened(int status, String invoice, long amount) {
        return new Reply(
                status,
                "{\"order\":{\"invoice_number\":\"%1$s\",\"amount\":%2$d},\"credit_card_payment_page\":{\"url\":\"https://pay.doku.com/%1$s\"}}"
                        .formatted(invoice, amount));
    }

    static Reply found(String invoice, long amount) {
        return new Reply(
                200,
                "{\"order\":{\"invoice_number\":\"%s\",\"amount\":%d},\"transaction\":{\"status\":\"PENDING\"}}"
                        .formatted(invoice, amount));
    }

    static Reply unsigned() {
        return error(401, "invalid_signature");
    }

    static Reply error(int status, String code) {
        return new Reply(
                status,
                "{\"error\":{\"code\":\"%s\",\"message\":\"as scripted\"}}".formatted(code));
    }

    /** What is made of it on its way back; null when nothing arrives. */
    Reply after(Fate fate) {
        return switch (fate) {
            case ANSWER_LOST -> null;
            case UNAVAILABLE_AFTERWARDS -> new Reply(503, "");
            case GARBAGE_AFTERWARDS -> new Reply(500, "<html>oops");
            case OTHER_AMOUNT -> new Reply(status, body.replace("\"amount\":", "\"amount\":1"));
            default -> this;
        };
    }
}
