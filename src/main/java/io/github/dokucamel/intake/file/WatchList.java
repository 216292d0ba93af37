package io.github.dokucamel.intake.file;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.dokucamel.disk.DurableFile;
import io.github.dokucamel.disk.OursAlone;
import io.github.dokucamel.told.Complaints;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code inbox/.taking/.moved}: the files that were moved away a while ago, a line each, so that the
 * next start knows of them too. What cannot be written or read is told and costs no file.
 */
final class WatchList {

    private static final Logger LOG = LoggerFactory.getLogger(WatchList.class);

    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * One file that was moved away.
     *
     * @param name in {@code .taking}
     * @param to where it is now
     * @param size bytes that were read
     * @param digest of what was read
     * @param identity tells it from another file of that name
     * @param batch null for a file that was refused
     */
    record Line(
            String name,
            String to,
            long size,
            String digest,
            String identity,
            @Nullable Long batch) {

        boolean grew() {
            Optional<Look> now = Look.at(Path.of(to)).filter(Look::regular);
            return now.isPresent()
                    && now.get().size() > size
                    && String.valueOf(now.get().identity()).equals(identity);
        }

        boolean beginsAsRead() throws IOException {
            return FileContent.digestOf(
                            Files.newInputStream(Path.of(to), NOFOLLOW_LINKS), size, () -> {})
                    .equals(digest);
        }
    }

    private final Path file;
    private final Complaints complaints = new Complaints();

    WatchList(Taking taking) {
        this.file = taking.directory().resolve(".moved");
    }

    /** What earlier runs wrote; of more than {@code most} the last. */
    List<Line> read(int most) {
        List<Line> lines = new ArrayList<>();
        try (BufferedReader in =
                new BufferedReader(
                        new InputStreamReader(
                                Files.newInputStream(file, NOFOLLOW_LINKS),
                                StandardCharsets.UTF_8))) {
            in.lines().forEach(line -> parse(line, lines::add));
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException | UncheckedIOException e) {
            complain(e);
        }
        return lines.subList(Math.max(0, lines.size() - most), lines.size());
    }

    /** The last line may have been cut short. */
    private static void parse(String line, Consumer<Line> to) {
        try {
            to.accept(JSON.readValue(line, Line.class));
        } catch (JsonProcessingException e) {
            LOG.debug("A line of the watch list cannot be read");
        }
    }

    void add(Line line) {
        try {
            try (FileChannel out = OursAlone.open(file, CREATE, APPEND, NOFOLLOW_LINKS)) {
                out.write(ByteBuffer.wrap(text(line)));
            }
            complaints.over(file.toString());
        } catch (IOException e) {
            complain(e);
        }
    }

    void replace(Collection<Line> lines) {
        try {
            if (lines.isEmpty()) {
                Files.deleteIfExists(file);
                return;
            }
            Path draft = DurableFile.draft(file);
            try (OutputStream out = DurableFile.create(draft)) {
                for (Line line : lines) {
                    out.write(text(line));
                }
            }
            DurableFile.rename(draft, file);
        } catch (IOException e) {
            complain(e);
        }
    }

    private static byte[] text(Line line) throws IOException {
        return (JSON.writeValueAsString(line) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private void complain(Exception e) {
        complaints.about(
                file.toString(),
                "%s cannot be kept (%s): files that grow after a stop are not found by the next start"
                        .formatted(file, e),
                LOG::warn);
    }
}
