package io.github.dokucamel.deliver;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import io.github.dokucamel.disk.OursAlone;
import io.github.dokucamel.ledger.Delivery;
import io.github.dokucamel.told.FreeName;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A batch's file of lines while it grows, out of sight: {@code .NAME.<length>.<delivery_id>.part}.
 *
 * @param name under which it can be seen, where that is free; null when only the ledger knows
 * @param length bytes that were told before
 * @param first {@code delivery_id} of the first line beyond
 */
record GrowingFile(Path path, String name, long length, String first) {

    private static final Pattern HIDDEN =
            Pattern.compile("\\..+\\.(\\d{1,18})\\.([0-9a-f-]{36})\\.part", Pattern.DOTALL);

    private static final OpenOption[] GROWING = {
        StandardOpenOption.CREATE, StandardOpenOption.WRITE, NOFOLLOW_LINKS
    };

    /** {@code <batch>.<outcome>.jsonl}. */
    static String name(Delivery line) {
        String batch = Objects.requireNonNull(line.batch(), "An order that came in no batch");
        return FreeName.with(batch, "." + line.outcome() + ".jsonl");
    }

    /** One that was left; empty when it is something else, or a link. */
    static Optional<GrowingFile> of(Path path) {
        Matcher hidden = HIDDEN.matcher(path.getFileName().toString());
        return hidden.matches() && Files.isRegularFile(path, NOFOLLOW_LINKS)
                ? Optional.of(
                        new GrowingFile(
                                path, null, Long.parseLong(hidden.group(1)), hidden.group(2)))
                : Optional.empty();
    }

    /** Takes the file of this name out of sight; where there is none, or no more, begins one. */
    static GrowingFile take(Path directory, String name, Delivery first) throws IOException {
        Path seen = directory.resolve(FreeName.of(name, other -> isForeign(directory, other)));
        GrowingFile none = hidden(directory, name, 0, first);
        if (!Files.exists(seen, NOFOLLOW_LINKS)) {
            return none;
        }
        try {
            GrowingFile taken = hidden(directory, name, Files.size(seen), first);
            Files.move(seen, taken.path(), StandardCopyOption.ATOMIC_MOVE);
            return taken;
        } catch (NoSuchFileException e) {
            // Somebody was quicker: the next lines begin a new file.
            return none;
        }
    }

    private static GrowingFile hidden(Path directory, String name, long length, Delivery first) {
        String ending = "." + length + "." + first.deliveryId() + ".part";
        return new GrowingFile(
                directory.resolve(FreeName.with("." + name, ending)),
                name,
                length,
                first.deliveryId());
    }

    /** Whether what lies there is not to be gone on with: it is no file of whole lines. */
    private static boolean isForeign(Path directory, String name) throws IOException {
        Path file = directory.resolve(name);
        if (!Files.exists(file, NOFOLLOW_LINKS)) {
            return false;
        }
        if (!Files.isRegularFile(file, NOFOLLOW_LINKS) || !Files.isWritable(file)) {
            return true;
        }
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.READ, NOFOLLOW_LINKS)) {
            ByteBuffer last = ByteBuffer.allocate(1);
            long size = channel.size();
            // What has a second name is written to wherever that is.
            return OursAlone.names(file) > 1
                    || size > 0 && (channel.read(last, size - 1) != 1 || last.get(0) != '\n');
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    /** Adds the documents, each as a line, in one piece; returns when they are on the disk. */
    void append(List<Delivery> lines) throws IOException {
        try (FileChannel channel = OursAlone.open(path, GROWING)) {
            if (channel.size() != length) {
                throw new IOException(path + " was written to by somebody else");
            }
            channel.position(length);
            ByteBuffer rest = ByteBuffer.wrap(text(lines));
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
            channel.force(true);
        }
    }

    private static byte[] text(List<Delivery> lines) {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        for (Delivery line : lines) {
            text.writeBytes(line.document());
            text.write('\n');
        }
        return text.toByteArray();
    }

    /** Takes back what was added. Whether there is anything left. */
    boolean cut() throws IOException {
        if (length == 0) {
            Files.delete(path);
            return false;
        }
        try (FileChannel channel =
                FileChannel.open(path, StandardOpenOption.WRITE, NOFOLLOW_LINKS)) {
            channel.truncate(length);
            channel.force(true);
        }
        return true;
    }
}
