package io.github.dokucamel.intake.format;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * The bytes one order may take from a file. A parser builds an order in memory; here it meets its
 * limit. Parsers read ahead, so the limit is that much wider than asked for; what lies between is
 * for the reader to measure afterwards.
 */
final class OrderBudget extends FilterInputStream {

    /** More than the parsers in use buffer: Jackson 8,000 bytes, StAX 8 Ki characters and bytes. */
    private static final int READ_AHEAD = 64 * 1024;

    private final long each;
    private long left;

    OrderBudget(InputStream in, int maxOrderBytes) {
        super(in);
        this.each = (long) maxOrderBytes + READ_AHEAD;
        this.left = each;
    }

    /** A new order starts. */
    void startOrder() {
        left = each;
    }

    @Override
    public int read() throws IOException {
        int value = super.read();
        spend(value < 0 ? 0 : 1);
        return value;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int count = super.read(bytes, offset, Math.min(length, READ_AHEAD / 2));
        spend(Math.max(count, 0));
        return count;
    }

    private void spend(long count) throws IOException {
        left -= count;
        if (left < 0) {
            throw new OrderTooLargeException();
        }
    }
}
