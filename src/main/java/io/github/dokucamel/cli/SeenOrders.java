package io.github.dokucamel.cli;

import io.github.dokucamel.operation.check.CheckedOrder;
import io.github.dokucamel.order.Differences;
import io.github.dokucamel.signature.Sha256;
import io.github.dokucamel.told.Why;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The orders of all files that are checked, to find those that stand in them twice. */
final class SeenOrders {

    private static final int MOST_ORDERS = 4_000_000;

    /** The share of the memory for content that is kept to say what differs. */
    private static final int SHARE = 16;

    /** Parts grow one after the other, so that no copy of all is ever needed. */
    private static final int PARTS = 256;

    private static final int FIRST_SIZE = 16;
    private static final int LINE_BITS = 40;
    private static final long LINE = (1L << LINE_BITS) - 1;

    private final long mostContent = Runtime.getRuntime().maxMemory() / SHARE;
    private final List<Path> files = new ArrayList<>();
    private final Map<Long, byte[]> contents = new HashMap<>();
    private long content;

    /** By the key's place: key, content, and file and line; a key of 0 is a free place. */
    private final long[][] parts = new long[PARTS][3 * FIRST_SIZE];

    private final int[] counts = new int[PARTS];
    private int count;

    /** How many have another number at DOKU than in the books. */
    private int apart;

    private final Set<String> operations = new HashSet<>();

    /** Null for a valid order that is new; it is remembered. */
    SeenAgain again(Path file, long line, CheckedOrder order) {
        SeenAgain taken = numberTaken(file, line, order);
        if (taken != null) {
            return taken;
        }
        long key = key(order, order.operation(), order.invoiceNumber(), order.revision());
        long digest = Long.parseUnsignedLong(order.contentDigest().substring(0, 16), 16);
        long[] table = parts[part(key)];
        int place = place(table, key);
        if (table[place] == 0) {
            remember(key, digest, file, line, order);
            return null;
        }
        long at = table[place + 2];
        byte[] before = contents.get(key);
        return SeenAgain.of(
                table[place + 1] == digest,
                before == null ? null : Differences.between(before, order.content()),
                where(at, file),
                line(at, file));
    }

    /** One whose number at DOKU is another invoice number's there; null for none. */
    private SeenAgain numberTaken(Path file, long line, CheckedOrder order) {
        operations.add(order.operation());
        String number = order.dokuNumber();
        boolean isApart = number != null;
        if (!isApart && apart == 0) {
            return null;
        }
        String there = isApart ? number : order.invoiceNumber();
        long mine = hash(order.invoiceNumber());
        long key = hash(order.merchant() + "\n" + there);
        long[] found = isApart ? plain(order, there) : null;
        long[] table = parts[part(key)];
        int place = place(table, key);
        if (table[place] != 0 && table[place + 1] != mine) {
            found = new long[] {table[place + 2]};
        } else if (table[place] == 0 && isApart && found == null) {
            apart++;
            remember(key, mine, file, line);
        }
        return found == null
                ? null
                : new SeenAgain(
                        true,
                        Why.of(
                                "number_twice_in_files",
                                "number",
                                there,
                                "where",
                                where(found[0], file)),
                        0);
    }

    /** Where an order has that number in the books, and at DOKU too; null for none. */
    private long[] plain(CheckedOrder order, String number) {
        if (number.equals(order.invoiceNumber())) {
            return null;
        }
        for (String operation : operations) {
            long key = key(order, operation, number, 1);
            long[] table = parts[part(key)];
            int place = place(table, key);
            if (table[place] != 0) {
                return new long[] {table[place + 2]};
            }
        }
        return null;
    }

    private static long key(
            CheckedOrder order, String operation, String invoiceNumber, int revision) {
        return hash(
                String.join(
                        "\n",
                        order.merchant(),
                        operation,
                        invoiceNumber,
                        String.valueOf(revision)));
    }

    /** Of that file; else 0. */
    private long line(long at, Path file) {
        return files.get((int) (at >>> LINE_BITS)).equals(file) ? at & LINE : 0;
    }

    private String where(long at, Path file) {
        Path first = files.get((int) (at >>> LINE_BITS));
        return "line %s%s".formatted(at & LINE, first.equals(file) ? "" : " of " + first);
    }

    /** Of a million orders two have the same one once in forty million runs. */
    private static long hash(String key) {
        byte[] digest = Sha256.of(key.getBytes(StandardCharsets.UTF_8));
        long hash = ByteBuffer.wrap(digest).getLong();
        return hash == 0 ? 1 : hash;
    }

    private static int part(long key) {
        return (int) (key >>> 56);
    }

    /** Where the key is, or would be. */
    private static int place(long[] table, long key) {
        int size = table.length / 3;
        int place = (int) Long.remainderUnsigned(key, size);
        while (table[3 * place] != 0 && table[3 * place] != key) {
            place = (place + 1) % size;
        }
        return 3 * place;
    }

    private void remember(long key, long digest, Path file, long line, CheckedOrder order) {
        boolean isKept = remember(key, digest, file, line);
        if (isKept && content + order.content().length <= mostContent) {
            content += order.content().length;
            contents.put(key, order.content());
        }
    }

    private boolean remember(long key, long digest, Path file, long line) {
        if (count >= MOST_ORDERS) {
            return false;
        }
        count++;
        int part = part(key);
        if (4 * ++counts[part] > parts[part].length) {
            parts[part] = grown(parts[part]);
        }
        if (files.isEmpty() || !files.get(files.size() - 1).equals(file)) {
            files.add(file);
        }
        long[] table = parts[part];
        int place = place(table, key);
        table[place] = key;
        table[place + 1] = digest;
        table[place + 2] = (long) (files.size() - 1) << LINE_BITS | line & LINE;
        return true;
    }

    /** A third larger: three quarters of it are in use at most. */
    private static long[] grown(long[] before) {
        long[] after = new long[3 * (before.length / 3 * 4 / 3)];
        for (int i = 0; i < before.length; i += 3) {
            if (before[i] != 0) {
                System.arraycopy(before, i, after, place(after, before[i]), 3);
            }
        }
        return after;
    }
}
