package io.github.dokucamel.ledger;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The money of one order, by all that DOKU told and by the refunds that it took from us.
 *
 * @param paid all that payers paid, of wrong amounts and a second time too; rupiah
 * @param refunded all that went back of it
 * @param channel by which it was paid, as DOKU names it; null when nobody said
 * @param doubts codes of what a person has to look at, e.g. {@code paid_again}
 * @param cameIn what {@code paid} came in as, one after the other
 */
public record Received(
        BigDecimal paid,
        BigDecimal refunded,
        @Nullable String channel,
        List<String> doubts,
        List<CameIn> cameIn) {

    /**
     * @param at when it was paid, or told where nobody says when
     * @param rupiah less than nothing where more had been taken for granted before
     */
    public record CameIn(Instant at, BigDecimal rupiah) {}

    /** The doubt about money for a bill that a person had cancelled. */
    public static final String PAID_AFTER_CANCEL = "paid_after_cancel";

    /** The doubt about a second payment. */
    public static final String PAID_AGAIN = "paid_again";

    public static final Received NOTHING =
            new Received(BigDecimal.ZERO, BigDecimal.ZERO, null, List.of(), List.of());

    public Received {
        doubts = List.copyOf(doubts);
        cameIn = List.copyOf(cameIn);
    }

    /**
     * What came beyond what was asked for, where somebody paid a second time; nothing elsewhere.
     *
     * @param asked nothing of it is left where another revision was paid before
     */
    public BigDecimal again(BigDecimal asked) {
        boolean isOfOther = cameIn.size() == 1;
        return doubts.contains(PAID_AGAIN)
                ? paid.subtract(isOfOther ? BigDecimal.ZERO : asked).max(BigDecimal.ZERO)
                : BigDecimal.ZERO;
    }

    /** When the last of it was paid, milliseconds since 1970 UTC; null while nothing was. */
    public @Nullable Long lastAt() {
        return cameIn.stream()
                .map(in -> in.at().toEpochMilli())
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    /** Of two revisions of one bill, the other one newer. */
    public Received with(Received newer) {
        return new Received(
                paid.add(newer.paid),
                refunded.add(newer.refunded),
                newer.channel == null ? channel : newer.channel,
                Stream.concat(doubts.stream(), newer.doubts.stream()).distinct().toList(),
                Stream.concat(cameIn.stream(), newer.cameIn.stream()).toList());
    }
}
