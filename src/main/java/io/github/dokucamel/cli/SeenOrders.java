package io.github.dokucamel.cli;

import io.github.dokucamel.operation.check.CheckedOrder;
import io.github.dokucamel.order.Differences;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The orders of all files that are checked, to find those that stand in them twice. */
final class SeenOrders {

    private static final int MOST_ORDERS = 2_000_000;

    /** Bytes of content that are kept to say what differs. */
    private static final long MOST_CONTENT = 64L << 20;

    /** @param content null when there was no room for it */
    private record Seen(Path file, long line, String digest, byte[] content) {}

    /** One that was seen before, in words: the second would not be sent. */
    record Again(boolean conflict, String words) {}

    private final Map<List<Object>, Seen> seen = new HashMap<>();
    private long content;

    /** Null for a valid order that is new; it is remembered. */
    Again again(Path file, long line, CheckedOrder order) {
        List<Object> key =
                List.of(
                        order.merchant(),
                        order.operation(),
                        order.invoiceNumber(),
                        order.revision());
        Seen first = seen.get(key);
        if (first == null) {
            remember(key, file, line, order);
            return null;
        }
        String place =
                "line %s%s"
                        .formatted(first.line, first.file.equals(file) ? "" : " of " + first.file);
        if (first.digest.equals(order.contentDigest())) {
            return new Again(false, "duplicate: the same order stands at " + place);
        }
        String words = "conflict: this invoice number stands at " + place + " with other content";
        if (first.content == null) {
            return new Again(true, words);
        }
        Differences differences = Differences.between(first.content, order.content());
        String parts =
                differences.areOfItems() ? ". The rows of one order have to follow each other" : "";
        return new Again(true, words + ": " + differences.inWords() + parts);
    }

    private void remember(List<Object> key, Path file, long line, CheckedOrder order) {
        if (seen.size() < MOST_ORDERS) {
            boolean isRoom = content + order.content().length <= MOST_CONTENT;
            content += isRoom ? order.content().length : 0;
            byte[] kept = isRoom ? order.content() : null;
            seen.put(key, new Seen(file, line, order.contentDigest(), kept));
        }
    }
}
