package io.github.dokucamel.crash;

import io.github.dokucamel.SampleOrders;

/** An order as it is handed to the runner, and what should become of it. */
record Planned(String invoiceNumber, long amount, Kind kind) {

    enum Kind {
        GOOD,
        /** The gateway refuses it. */
        REFUSED,
        /** Breaks a rule of ours. */
        INVALID,
        /** The same order as an earlier one. */
        TWIN,
        /** Another order under an earlier one's invoice number. */
        OTHER
    }

    String json() {
        return SampleOrders.text(invoiceNumber, amount);
    }

    String csv() {
        return invoiceNumber + "," + amount + ",anton@example.com";
    }
}
