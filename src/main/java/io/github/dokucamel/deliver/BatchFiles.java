package io.github.dokucamel.deliver;

import io.github.dokucamel.disk.DurableFile;
import io.github.dokucamel.ledger.Delivery;
import io.github.dokucamel.ledger.Ledger;
import io.github.dokucamel.ledger.LedgerException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The outcomes of a batch in one file, a line each, at destinations {@code file:DIR?per=batch}.
 *
 * <p>Nothing is ever written into a file that can be seen. It is renamed out of sight, which either we
 * or whoever takes it away does; grows there; is noted in the ledger; and is renamed back. Its hidden
 * name holds its length before it grew and the first delivery that was added: after a crash the ledger
 * says of that delivery whether the new lines count or are cut off.
 */
final class BatchFiles {

    private final Ledger ledger;

    /** What lies out of sight, by destination; none for one of which that is not known. */
    private final Map<String, List<GrowingFile>> hidden = new ConcurrentHashMap<>();

    BatchFiles(Ledger ledger) {
        this.ledger = ledger;
    }

    /** Whether it is a line of its batch's file; what came in no batch is a file of its own. */
    static boolean isLine(Delivery delivery) {
        return Destinations.isPerBatch(delivery.destination()) && delivery.batch() != null;
    }

    /** Brings to an end what a crash or a failure has left out of sight. */
    void settle(String destination, Path directory) throws IOException {
        if (!Destinations.isPerBatch(destination)
                || List.of().equals(hidden.get(destination))
                || !Files.isDirectory(directory)) {
            return;
        }
        List<GrowingFile> left = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(directory, ".?*.part")) {
            all.forEach(file -> GrowingFile.of(file).ifPresent(left::add));
        }
        for (GrowingFile file : left) {
            // Another destination's, or another ledger's, is not ours to judge.
            Optional<Delivery> first = ledger.undelivered(destination, file.first());
            if (first.isPresent() && (first.get().staged() || file.cut())) {
                PublishFiles.rename(file.path(), directory, GrowingFile.name(first.get()));
            }
        }
        DurableFile.syncDirectory(directory);
        hidden.put(destination, List.of());
    }

    /**
     * Adds lines to the files of their batches and returns when these are on the disk, out of sight.
     *
     * @param fresh of one destination, none of them staged
     */
    void append(List<Delivery> fresh, String destination, Path directory) throws IOException {
        Map<String, List<Delivery>> byName = new LinkedHashMap<>();
        fresh.forEach(
                line ->
                        byName.computeIfAbsent(GrowingFile.name(line), none -> new ArrayList<>())
                                .add(line));
        hidden.remove(destination);
        try {
            Map<GrowingFile, List<Delivery>> files = new LinkedHashMap<>();
            for (Map.Entry<String, List<Delivery>> one : byName.entrySet()) {
                List<Delivery> lines = one.getValue();
                files.put(GrowingFile.take(directory, one.getKey(), lines.get(0)), lines);
            }
            // Should the power fail, no line may be found in a file whose old name is back.
            DurableFile.syncDirectory(directory);
            for (Map.Entry<GrowingFile, List<Delivery>> one : files.entrySet()) {
                one.getKey().append(one.getValue());
            }
            hidden.put(destination, List.copyOf(files.keySet()));
        } catch (IOException e) {
            giveBack(destination, directory, e);
            throw e;
        }
    }

    /** What was told before is not kept out of sight because a disk is full. */
    private void giveBack(String destination, Path directory, IOException trouble) {
        try {
            settle(destination, directory);
        } catch (IOException | LedgerException e) {
            trouble.addSuppressed(e);
        }
    }

    /** Renames the files of lines into place that were staged. */
    void publish(String destination, Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            // Moved or unmounted with what lies out of sight in it: nothing says it was published.
            throw new NoSuchFileException(directory.toString());
        }
        for (GrowingFile file : hidden.getOrDefault(destination, List.of())) {
            PublishFiles.rename(file.path(), directory, file.name());
        }
        hidden.put(destination, List.of());
    }
}
