package io.github.dokucamel.notification;

import java.math.BigDecimal;

/**
 * What of a bill may go back.
 *
 * @param received what was paid, whole rupiah
 * @param left of it; 0 when all went back or may have done
 * @param isUnknown whether nobody knows how much was paid: then any amount may
 */
public record RefundLeft(BigDecimal received, BigDecimal left, boolean isUnknown) {

    /** Whether this much may go back; null: all. */
    public boolean isEnoughFor(BigDecimal wanted) {
        return isUnknown || (wanted == null ? received : wanted).compareTo(left) <= 0;
    }
}
