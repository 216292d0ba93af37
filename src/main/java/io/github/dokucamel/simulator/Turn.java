package io.github.dokucamel.simulator;

import java.time.Instant;

/**
 * One thing that was done to a payment.
 *
 * @param amount whole rupiah: paid, refunded, or asked for
 * @param id of its own, e.g. that of a refund
 */
record Turn(PaymentAction action, long amount, String id, Instant at) {}
