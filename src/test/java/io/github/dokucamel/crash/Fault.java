package io.github.dokucamel.crash;

import java.util.Random;

/** What goes wrong with one call, drawn from the seed, the invoice number and the visit. */
enum Fault {
    NONE,
    CLOSED_BEFORE,
    CLOSED_AFTER,
    ERROR_BEFORE,
    ERROR_AFTER,
    BUSY,
    TOO_MANY,
    IN_PROGRESS,
    GARBAGE,
    HALF_AN_ANSWER,
    SLOW;

    private static final int VISITS_WITH_FAULTS = 5;

    /** Whether the order is carried out all the same. */
    boolean afterProcessing() {
        return this != CLOSED_BEFORE && this != ERROR_BEFORE && this != BUSY && this != TOO_MANY;
    }

    static Fault draw(long seed, String invoiceNumber, int visit) {
        if (visit > VISITS_WITH_FAULTS || invoiceNumber.startsWith(OrderPlan.REFUSED)) {
            return NONE;
        }
        Random random = new Random(seed * 31 + invoiceNumber.hashCode() * 7919L + visit);
        random.nextInt();
        int dice = random.nextInt(400);
        if (dice < 1) {
            return SLOW;
        }
        return dice < 100 ? values()[1 + dice % (values().length - 2)] : NONE;
    }
}
