package io.github.dokucamel.intake.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The bytes that orders are read from, with their digest: a file may have been another one in the
 * meantime, even if it looks the same before and after.
 */
final class FileContent extends DigestInputStream {

    private long count;

    private FileContent(InputStream in) {
        super(in, sha256());
    }

    static FileContent of(Path file) throws IOException {
        return new FileContent(Files.newInputStream(file));
    }

    /** What tells one content of a file from another: SHA-256, 64 lower-case hex characters. */
    static String digestOf(Path file) throws IOException {
        return digestOf(file, Long.MAX_VALUE);
    }

    /** As {@link #digestOf(Path)}, of so many bytes from the start. */
    static String digestOf(Path file, long bytes) throws IOException {
        try (FileContent content = of(file)) {
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
        count += one < 0 ? 0 : 1;
        return one;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int read = super.read(bytes, offset, length);
        count += Math.max(read, 0);
        return read;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
