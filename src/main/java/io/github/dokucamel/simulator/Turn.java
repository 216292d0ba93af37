package io.github.dokucamel.simulator;

import java.time.Clock;
import java.time.Instant;

/**
 * One thing that was done to a payment.
 *
 * @param amount whole rupiah: paid, refunded, or asked for
 * @param id of its own, e.g. that of a refund
 */
record Turn(PaymentAction action, long amount, String id, Instant at) {

    static Turn now(PaymentAction action, long amount, Clock clock) {
        return new Turn(action, amount, Dispatch.newId(), clock.instant());
    }
}
