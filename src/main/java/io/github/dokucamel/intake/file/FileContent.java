package io.github.dokucamel.intake.file;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * The bytes that orders are read from, with their digest: a file may have been another one in the
 * meantime, even if it looks the same before and after.
 */
final class FileContent extends FilterInputStream {

    private final MessageDigest digest = FileDigest.sha256();
    private long count;

    private FileContent(InputStream in) {
        super(in);
    }

    static FileContent of(Path file) throws IOException {
        return new FileContent(Files.newInputStream(file));
    }

    /** Whether this is surely not what {@code file} was; a reading may stop early. */
    boolean isOther(FileState file) {
        return count > file.size()
                || count == file.size()
                        && !HexFormat.of().formatHex(digest.digest()).equals(file.digest());
    }

    @Override
    public int read() throws IOException {
        int one = super.read();
        if (one >= 0) {
            digest.update((byte) one);
            count++;
        }
        return one;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int read = super.read(bytes, offset, length);
        if (read > 0) {
            digest.update(bytes, offset, read);
            count += read;
        }
        return read;
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
