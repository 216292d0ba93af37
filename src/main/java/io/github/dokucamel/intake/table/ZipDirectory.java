package io.github.dokucamel.intake.table;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Path;

/** How large the list of an archive's parts says it is: who opens the archive makes room for it. */
final class ZipDirectory {

    private static final int END = 0x06054b50;
    private static final int END_SIZE = 22;
    private static final int LONGEST_COMMENT = 65_535;
    private static final int SIZE_AT = 12;
    private static final int LOCATOR = 0x07064b50;
    private static final int LOCATOR_SIZE = 20;
    private static final int SIZE_AT_64 = 40;

    private ZipDirectory() {}

    /** 0 where there is no list: then it is no archive. */
    static long bytes(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            int length = (int) Math.min(channel.size(), END_SIZE + LONGEST_COMMENT + LOCATOR_SIZE);
            ByteBuffer tail = read(channel, channel.size() - length, length);
            for (int at = length - END_SIZE; at >= 0; at--) {
                if (tail.getInt(at) == END) {
                    return Math.max(
                            Integer.toUnsignedLong(tail.getInt(at + SIZE_AT)) == 0xFFFFFFFFL
                                    ? 0
                                    : Integer.toUnsignedLong(tail.getInt(at + SIZE_AT)),
                            large(channel, tail, at - LOCATOR_SIZE));
                }
            }
            return 0;
        }
    }

    /** What an archive of more than 4 GB, or one that is written like it, says. */
    private static long large(SeekableByteChannel channel, ByteBuffer tail, int at)
            throws IOException {
        if (at < 0 || tail.getInt(at) != LOCATOR) {
            return 0;
        }
        long end = tail.getLong(at + 8);
        if (end < 0 || end + SIZE_AT_64 + Long.BYTES > channel.size()) {
            return 0;
        }
        return read(channel, end + SIZE_AT_64, Long.BYTES).getLong(0);
    }

    private static ByteBuffer read(SeekableByteChannel channel, long from, int length)
            throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        channel.position(from);
        while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
            // More of it.
        }
        return bytes;
    }
}
