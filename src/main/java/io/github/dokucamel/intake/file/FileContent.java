package io.github.dokucamel.intake.file;

import java.io.IOException;
import java.io.InputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The bytes that orders are read from, with their digest: a file may have been another one in the
 * meantime, even if it looks the same before and after.
 */
final class FileContent extends DigestInputStream {

    private final long most;
    private final Runnable moved;
    private long count;

    /**
     * @param most bytes; one that goes on beyond them fails with {@link IOException}
     * @param moved told of every piece that was read
     */
    FileContent(InputStream in, long most, Runnable moved) {
        super(in, sha256());
        this.most = most;
        this.moved = moved;
    }

    /**
     * What tells one content of a file from another: SHA-256, 64 lower-case hex characters.
     *
     * @param bytes so many from the start, and no more: one that grows as fast as it is read has no
     *     end
     */
    static String digestOf(InputStream file, long bytes, Runnable moved) throws IOException {
        try (FileContent content = new FileContent(file, Long.MAX_VALUE, moved)) {
            byte[] some = new byte[8_192];
            long left = bytes;
            for (int read = 0; left > 0 && read >= 0; left -= read) {
                read = content.read(some, 0, (int) Math.min(some.length, left));
            }
            return content.digest();
        }
    }

    /** Of what was read since it was last asked for. */
    private String digest() {
        return HexFormat.of().formatHex(getMessageDigest().digest());
    }

    /** Whether this is surely not what {@code file} was; a reading may stop early. */
    boolean isOther(FileState file) {
        return count > file.size() || count == file.size() && !digest().equals(file.digest());
    }

    @Override
    public int read() throws IOException {
        int one = super.read();
        counted(one < 0 ? 0 : 1);
        return one;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int read = super.read(bytes, offset, length);
        counted(Math.max(read, 0));
        return read;
    }

    private void counted(int bytes) throws IOException {
        moved.run();
        count += bytes;
        if (count > most) {
            throw new IOException("it has more than " + most + " bytes by now");
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
