package io.github.dokucamel.ledger.store;

import io.github.dokucamel.disk.OursAlone;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A small file outside the data directory that says how far the ledger there has come, and does not
 * go back with it: {@code doku-camel-mark 1 <ledger> <commits> <environment>} and a line feed.
 */
final class LedgerMark implements AutoCloseable {

    /**
     * What the file says.
     *
     * @param ledger whose commits are counted
     * @param commits how many there have been at least
     */
    record Seen(String ledger, long commits, String environment) {}

    private static final Logger LOG = LoggerFactory.getLogger(LedgerMark.class);

    private static final String LINE = "doku-camel-mark 1 %s %019d %s\n";
    private static final Pattern WRITTEN =
            Pattern.compile("doku-camel-mark 1 ([0-9a-f-]{36}) ([0-9]{19}) ([a-z]{1,20})\n");
    private static final int LONGEST = 200;

    private final @Nullable FileChannel file;
    private final @Nullable Seen seen;

    private LedgerMark(@Nullable FileChannel file, @Nullable Seen seen) {
        this.file = file;
        this.seen = seen;
    }

    /** @param path null for none; where it cannot be written, that is told of and there is none */
    static LedgerMark open(@Nullable Path path) {
        if (path == null) {
            return new LedgerMark(null, null);
        }
        try {
            Path folder =
                    Objects.requireNonNull(path.toAbsolutePath().getParent(), "a file has one");
            OursAlone.makeDirectories(folder);
            FileChannel file =
                    OursAlone.open(
                            path,
                            StandardOpenOption.CREATE,
                            StandardOpenOption.READ,
                            StandardOpenOption.WRITE,
                            // Others may put links where the data directory lies.
                            LinkOption.NOFOLLOW_LINKS);
            if (OursAlone.names(path) > 1) {
                file.close();
                throw new IOException("it has a second name (hard link)");
            }
            if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-------"));
            }
            return new LedgerMark(file, read(file).orElse(null));
        } catch (IOException e) {
            LOG.warn(
                    "The mark {} cannot be written ({}): a ledger that is restored from a copy may go"
                            + " unnoticed and send orders again. Let doku.ledger.mark name a file that"
                            + " can be written, outside doku.data-dir",
                    path,
                    e.toString());
            return new LedgerMark(null, null);
        }
    }

    private static Optional<Seen> read(FileChannel file) throws IOException {
        ByteBuffer text = ByteBuffer.allocate(LONGEST);
        while (text.hasRemaining() && file.read(text, text.position()) > 0) {
            // One read may bring a part.
        }
        String line = new String(text.array(), 0, text.position(), StandardCharsets.US_ASCII);
        Matcher written = WRITTEN.matcher(line);
        return written.matches()
                ? Optional.of(
                        new Seen(
                                written.group(1),
                                Long.parseLong(written.group(2)),
                                written.group(3)))
                : Optional.empty();
    }

    /** As it was when it was opened; empty when it was not there or says nothing. */
    Optional<Seen> seen() {
        return Optional.ofNullable(seen);
    }

    /** The first one of this process, durable: whatever the file said before is gone. */
    void begin(Seen now) {
        write(now);
        try {
            if (file != null) {
                file.truncate(line(now).limit());
                file.force(true);
            }
        } catch (IOException e) {
            // As below.
        }
    }

    /** Not synced: after a loss of power it may be older than the ledger, never newer. */
    void write(Seen now) {
        try {
            if (file != null) {
                file.write(line(now), 0);
            }
        } catch (IOException e) {
            // An older mark stands for fewer commits than there were: true as well.
        }
    }

    private static ByteBuffer line(Seen now) {
        String line =
                String.format(Locale.ROOT, LINE, now.ledger(), now.commits(), now.environment());
        return ByteBuffer.wrap(line.getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public void close() {
        try {
            if (file != null) {
                file.force(true);
                file.close();
            }
        } catch (IOException e) {
            // What it says is true, durable or not.
        }
    }
}
