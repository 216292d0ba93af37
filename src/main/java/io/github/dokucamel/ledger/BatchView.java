package io.github.dokucamel.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A batch as people are shown it. Times are milliseconds since 1970 UTC, amounts whole rupiah.
 *
 * @param gate see the ledger's schema
 * @param rows orders that were recorded of it
 * @param waitingRows orders that wait for a person's word
 * @param counts orders by outcome; those on their way are {@code pending} and {@code waiting}
 * @param ready orders that go, or went; of a cancelled batch those that went
 * @param money what came in for it
 * @param approved null while nobody has
 * @param cancelled null while nobody has
 */
public record BatchView(
        long id,
        String name,
        String gate,
        boolean recorded,
        @Nullable String person,
        long receivedAt,
        @Nullable Long releasedAt,
        long rows,
        long open,
        long waitingRows,
        Map<String, Long> counts,
        Sum ready,
        Money money,
        @Nullable Approved approved,
        @Nullable Cancelled cancelled) {

    public record Sum(long count, long total) {}

    /**
     * How many orders, and what came for them, of a second payment too.
     *
     * @param received all, whatever became of it
     * @param paid orders that are paid, of which nothing went back
     * @param paidTwice of all orders those that were paid again, and how much too much came by it
     * @param mismatched orders for which another amount came than was asked for, and what came
     * @param refunded orders of which money went back, and how much of it
     */
    public record Money(Sum received, Sum paid, Sum paidTwice, Sum mismatched, Sum refunded) {

        public static final Money NONE =
                new Money(
                        new Sum(0, 0), new Sum(0, 0), new Sum(0, 0), new Sum(0, 0), new Sum(0, 0));
    }

    public record Approved(@Nullable String person, long at, long total) {}

    /**
     * @param unsent orders that were never sent
     * @param unpaid orders that were sent and are not paid
     * @param undone how many of these are cancelled themselves by now
     * @param paid invoice numbers; a thousand at most
     */
    public record Cancelled(long unsent, long unpaid, long undone, List<String> paid) {}

    /** {@code reading}, {@code waiting}, {@code sending}, {@code settled} or {@code cancelled}. */
    public String state() {
        if (gate.equals("cancelled")) {
            return "cancelled";
        }
        if (!recorded || gate.equals("closed") || gate.equals("stale") || gate.equals("reopened")) {
            return "reading";
        }
        if (gate.equals("waiting") || open > 0 && open == waitingRows) {
            return "waiting";
        }
        return open == 0 ? "settled" : "sending";
    }

    /** {@code approval}, {@code confirmation}, both or neither. */
    public List<String> waitsFor() {
        List<String> waits = new ArrayList<>();
        if (gate.equals("waiting")) {
            waits.add("approval");
        }
        if (waitingRows > 0) {
            waits.add("confirmation");
        }
        return waits;
    }
}
