package io.github.dokucamel.intake.table;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** How much a workbook may unpack to: in all, in one piece, and in texts that are kept in memory. */
final class WorkbookLimits {

    private static final long MOST_BYTES = 2L << 30;

    /** A tag with the text behind it. A cell has at most 32,767 characters. */
    private static final int LONGEST_PIECE = 1 << 20;

    private final long mostTexts;
    private long bytes;
    private long texts;
    private @Nullable String refused;

    /**
     * @param mostTexts bytes of memory that its texts may take
     */
    WorkbookLimits(long mostTexts) {
        this.mostTexts = mostTexts;
    }

    /** What it goes beyond; null while it keeps within all of it. */
    @Nullable String refused() {
        return refused;
    }

    /** Remembers why, for the parser may wrap what is thrown. */
    void require(boolean holds, String what) throws TooLargeException {
        if (!holds) {
            refused = what;
            throw new TooLargeException();
        }
    }

    /** Counts a text that is kept. */
    void keep(int cost) throws TooLargeException {
        texts += cost;
        require(texts <= mostTexts, "more texts than fit into the memory of this process");
    }

    /** Counts what comes out, and ends a text or a tag that no workbook has. */
    InputStream bounded(InputStream in) {
        return new FilterInputStream(in) {
            private int piece;

            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
            }

            @Override
            public int read(byte[] to, int offset, int length) throws IOException {
                int read = super.read(to, offset, length);
                for (int i = offset; i < offset + read; i++) {
                    piece = to[i] == '<' ? 0 : piece + 1;
                    require(piece <= LONGEST_PIECE, "a text of more than a megabyte");
                }
                bytes += Math.max(read, 0);
                require(bytes <= MOST_BYTES, "more than 2 GB");
                return read;
            }
        };
    }

    static final class TooLargeException extends IOException {

        private static final long serialVersionUID = 1L;
    }
}
