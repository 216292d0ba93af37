package io.github.dokucamel.intake.file;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import io.github.dokucamel.intake.NotABatchException;
import io.github.dokucamel.intake.format.OrderFile;
import io.github.dokucamel.intake.format.RawOrders;
import io.github.dokucamel.intake.table.FileOptions;
import io.github.dokucamel.intake.table.Fixes;
import io.github.dokucamel.intake.table.RepairBook;
import io.github.dokucamel.intake.table.Rereadable;
import io.github.dokucamel.ledger.Batch;
import io.github.dokucamel.ledger.Repairs;
import io.github.dokucamel.ledger.Repairs.Act;
import io.github.dokucamel.ledger.Repairs.Done;
import io.github.dokucamel.ledger.Repairs.Original;
import io.github.dokucamel.told.FreeName;
import io.github.dokucamel.told.Shown;
import io.github.dokucamel.told.Why;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Check workbooks that are dropped back: of the file that they are about exactly the rows are taken in
 * that a person put right, each once.
 */
record RepairFiles(Repairs repairs, FileOptions options, Path outbox, Runnable moved, Clock clock) {

    private static final Logger LOG = LoggerFactory.getLogger(RepairFiles.class);

    /** Rows that a reason names. */
    private static final int MOST = 10;

    /**
     * @param orders those that are taken in; there may be none
     * @param rows what becomes of each order, by the row in which it begins
     */
    record Repair(Original original, RawOrders orders, Map<Long, Repairs.Row> rows) {}

    /**
     * Empty for any other file.
     *
     * @param file the workbook, under the name that it has while it is read
     * @throws NotABatchException for a workbook that does not fit what the ledger knows
     */
    Optional<Repair> of(Rereadable file) throws IOException, NotABatchException {
        Optional<RepairBook> book = RepairBook.of(file);
        return book.isPresent() ? Optional.of(repair(file, book.get())) : Optional.empty();
    }

    private Repair repair(Rereadable file, RepairBook book) throws IOException, NotABatchException {
        Original original = original(book);
        RepairRows said = RepairRows.of(book);
        Map<Long, Repairs.Row> rows = new TreeMap<>(said.rows());
        if (rows.isEmpty()) {
            throw new NotABatchException(Why.of("repair_nothing", "unfinished", said.unfinished()));
        }
        requireOpen(original, rows, file.path().getFileName().toString());
        if (said.unfinished() > 0) {
            LOG.info(
                    "Check workbook of {}: {} rows have cells without an answer and stay to be fixed",
                    shown(original.name()),
                    said.unfinished());
        }
        Set<Long> fixed =
                rows.entrySet().stream()
                        .filter(row -> row.getValue().act() == Act.FIXED)
                        .map(Map.Entry::getKey)
                        .collect(Collectors.toSet());
        Table table = table(original, MOST);
        RawOrders orders =
                OrderFile.repaired(
                        Rereadable.of(table.file()),
                        Taking.nameOf(table.file()),
                        options.with(table.fixes().and(said.fixes())),
                        fixed);
        return new Repair(original, orders, rows);
    }

    /**
     * The table behind a batch, which may be a check workbook itself.
     *
     * @param fixes what such workbooks say of it
     */
    private record Table(Path file, Fixes fixes) {}

    private Table table(Original original, int most) throws IOException, NotABatchException {
        Path file = processed(original);
        Optional<RepairBook> book =
                most == 0 ? Optional.empty() : RepairBook.of(Rereadable.of(file));
        if (book.isEmpty()) {
            return new Table(file, Fixes.NONE);
        }
        Table behind = table(known(book.get()), most - 1);
        return new Table(behind.file(), behind.fixes().and(RepairRows.of(book.get()).fixes()));
    }

    private Original known(RepairBook book) throws NotABatchException {
        Optional<Original> known =
                repairs.original(book.batch()).filter(one -> one.openedAt() == book.openedAt());
        if (known.isEmpty() || !repairs.isSealed(book.said(), book.seal())) {
            throw about(known.isEmpty() ? "repair_other" : "repair_key", book.batch());
        }
        return known.get();
    }

    private Original original(RepairBook book) throws NotABatchException {
        Original original = known(book);
        if (!original.digest().equals(book.digest()) || !original.recorded()) {
            throw about("repair_changed", book.batch());
        }
        if (original.gate().equals("cancelled")) {
            throw about("repair_cancelled", book.batch());
        }
        return original;
    }

    private static NotABatchException about(String code, String batch) {
        return new NotABatchException(Why.of(code, "batch", shown(batch)));
    }

    /** Leaves out what an earlier workbook did in the same way. */
    private void requireOpen(Original original, Map<Long, Repairs.Row> rows, String fileName)
            throws NotABatchException {
        Map<Long, Done> done = repairs.done(original.id(), fileName);
        List<Long> otherwise = new ArrayList<>();
        Done last = null;
        for (Long row : List.copyOf(rows.keySet())) {
            Done before = done.get(row);
            if (before == null) {
                continue;
            }
            last = before;
            if (before.said().equals(rows.get(row).said())) {
                rows.remove(row);
            } else {
                otherwise.add(row);
            }
        }
        if (!otherwise.isEmpty()) {
            throw taken("repair_taken", otherwise, done.get(otherwise.get(0)));
        }
        if (rows.isEmpty() && last != null) {
            throw taken("repair_twice", List.of(), last);
        }
        Set<Long> open = repairs.open(original.id());
        List<Long> strange = rows.keySet().stream().filter(row -> !open.contains(row)).toList();
        boolean isReadAgain = repairs.isBegun(original.id(), fileName);
        if (!strange.isEmpty() && !isReadAgain) {
            throw new NotABatchException(
                    Why.of(
                            "repair_not_asked",
                            "rows",
                            some(strange),
                            "batch",
                            shown(original.name())));
        }
    }

    private static NotABatchException taken(String code, List<Long> rows, Done by) {
        String person = by.person() == null ? "?" : Shown.of(by.person(), MOST * MOST);
        return new NotABatchException(
                Why.of(code, "rows", some(rows), "batch", shown(by.repair()), "person", person));
    }

    private static String some(List<Long> rows) {
        String listed =
                rows.stream().limit(MOST).map(String::valueOf).collect(Collectors.joining(", "));
        return rows.size() > MOST ? listed + " ..." : listed;
    }

    private static String shown(String batch) {
        return Shown.of(batch, OpenBatch.LONGEST_NAME);
    }

    /** Where the file lies that the workbook is about, unchanged. */
    private Path processed(Original original) throws IOException, NotABatchException {
        Path directory = outbox.resolve("processed");
        List<Path> found = new ArrayList<>();
        FreeName.of(
                original.name(),
                name ->
                        Files.isRegularFile(directory.resolve(name), NOFOLLOW_LINKS)
                                && found.add(directory.resolve(name)));
        for (Path file : found) {
            try (InputStream bytes = Files.newInputStream(file, NOFOLLOW_LINKS)) {
                String digest = FileContent.digestOf(bytes, Files.size(file), moved);
                if (digest.equals(original.digest())) {
                    return file;
                }
            }
        }
        throw about("repair_no_original", original.name());
    }

    /** Notes what the workbook says, before the first of its orders is recorded. */
    void begin(Repair repair, Batch batch, Path file) {
        String owner = BatchGate.owner(file);
        repairs.begin(
                repair.original(),
                batch,
                repair.rows(),
                owner == null ? "unknown" : owner,
                clock.millis());
    }
}
