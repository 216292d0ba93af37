package io.github.dokucamel.cli;

import io.github.dokucamel.intake.NotABatchException;
import io.github.dokucamel.intake.format.OrderFile;
import io.github.dokucamel.intake.format.RawOrders;
import io.github.dokucamel.intake.table.FileOptions;
import io.github.dokucamel.ledger.sql.AskedLedger.Foreseen;
import io.github.dokucamel.operation.check.CheckOrder;
import io.github.dokucamel.operation.check.CheckedOrder;
import io.github.dokucamel.order.RawOrder;
import io.github.dokucamel.outcome.Outcome;
import io.github.dokucamel.outcome.OutcomeDocument.Failure;
import io.github.dokucamel.told.Figures;
import io.github.dokucamel.told.Reasons;
import io.github.dokucamel.told.Tidied;
import io.github.dokucamel.told.Unseen;
import io.github.dokucamel.told.Violation;
import io.github.dokucamel.told.Why;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Checks one file after the other, order by order, and prints what is wrong as it is found.
 *
 * @param warnings whether all are shown, and what was put right; else of days that are over alone
 * @param columns whether it is shown what each column of a table is read as
 * @param figures how numbers and moments are written, and in which language it is said
 */
record FileCheck(
        CheckOrder check,
        FileOptions options,
        SeenOrders seen,
        SentBefore before,
        boolean warnings,
        boolean columns,
        Figures figures,
        PrintWriter out,
        PrintWriter progress) {

    private static final int PROGRESS = 100_000;

    /** What a terminal would obey, or not show. */
    private static final Pattern UNSEEN =
            Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}" + Unseen.FILLERS + "]");

    /** Whether every order of the file would be taken in. */
    boolean isValid(Path path) {
        String file = shown(path.toString());
        try (RawOrders orders = OrderFile.open(path, options)) {
            long read = 0;
            long invalid = 0;
            long conflicts = 0;
            long duplicates = 0;
            if (columns && orders.table() != null) {
                new CheckedTable(file, figures.language(), out).columns(orders.table().header());
            }
            CheckedCells cells = CheckedCells.of(orders.table());
            while (orders.hasNext()) {
                RawOrder raw = orders.next();
                CheckedOrder order = check(file, raw, cells);
                invalid += order.isValid() ? 0 : 1;
                SeenAgain seenBefore = order.isValid() ? seen.again(path, raw.line(), order) : null;
                conflicts += first(path, order, seenBefore, cells) ? 1 : 0;
                Outcome again = order.isValid() ? again(path, raw, order, seenBefore, cells) : null;
                invalid += again == Outcome.INVALID ? 1 : 0;
                conflicts += again == Outcome.CONFLICT ? 1 : 0;
                duplicates += again == Outcome.DUPLICATE ? 1 : 0;
                if (++read % PROGRESS == 0) {
                    progress.println(file + ": " + say("%s orders read", read));
                    progress.flush();
                }
            }
            if (orders.table() != null) {
                new CheckedTable(file, figures.language(), out).told(orders.table());
            }
            out.println(
                    file
                            + ": "
                            + say("%s of %s orders invalid", invalid, read)
                            + also(conflicts, "%s in conflict")
                            + also(duplicates, duplicates == 1 ? "%s duplicate" : "%s duplicates"));
            return invalid + conflicts == 0;
        } catch (NotABatchException e) {
            String refused = say("would be refused");
            out.printf("%s: %s. %s%n", file, refused, e.why().sentence(figures.language()));
        } catch (NoSuchFileException e) {
            boolean isText = file.indexOf('\uFFFD') < 0;
            String missing = "there is no such file";
            String unnamed = missing + ", or its name is no text. Rename it";
            out.println(file + ": " + say(isText ? missing : unnamed));
        } catch (IOException | UncheckedIOException e) {
            String trouble = shown(String.valueOf(e.getMessage()));
            out.printf("%s: %s: %s%n", file, say("cannot be read"), trouble);
        } finally {
            out.flush();
        }
        return false;
    }

    private String also(long orders, String what) {
        return orders == 0 ? "" : ", " + say(what, orders);
    }

    /** English words, with numbers as the reader writes them, in the reader's language. */
    private String say(String words, Object... numbers) {
        Object[] counts =
                Stream.of(numbers).map(n -> Figures.count((Long) n, figures.language())).toArray();
        return Reasons.words("check", words.formatted(counts), figures.language());
    }

    private static String place(Path path, long line, CheckedOrder order) {
        return shown(path + ":" + line + ": " + order.invoiceNumber() + ": ");
    }

    /** Of two rows of a table that differ neither is sent: whether that is said of the first one now. */
    private boolean first(Path path, CheckedOrder order, SeenAgain again, CheckedCells cells) {
        if (again == null || !again.conflict() || !cells.isFirstToBeTold(again.line())) {
            return false;
        }
        String words =
                Why.of("conflict_with_later", "number", order.invoiceNumber())
                        .rule(figures.language());
        out.println(place(path, again.line(), order) + shown(words + cells.number("conflict")));
        return true;
    }

    /** What it would come to at once; null for an order that is new. */
    private Outcome again(
            Path path, RawOrder raw, CheckedOrder order, SeenAgain again, CheckedCells cells) {
        String place = place(path, raw.line(), order);
        if (again != null) {
            String code = again.conflict() ? "conflict" : "repeated";
            out.println(place + shown(again.why().rule(figures.language()) + cells.number(code)));
            return again.conflict() ? Outcome.CONFLICT : Outcome.DUPLICATE;
        }
        Foreseen foreseen = before.foreseen(raw, order).orElse(null);
        if (foreseen == null) {
            return null;
        }
        String what =
                foreseen.outcome() == Outcome.DUPLICATE
                        ? say("sent before")
                        : Reasons.words("state", foreseen.outcome().text(), figures.language());
        Failure error = foreseen.error();
        String words =
                Violation.told(
                        error.violations(), String.valueOf(error.message()), figures.language());
        cells.isKnown(raw.line());
        boolean isConflict = foreseen.outcome() == Outcome.CONFLICT;
        String mark = isConflict ? cells.number("conflict") : "";
        out.println(place + what + ": " + shown(figures.told(words) + mark));
        return foreseen.outcome();
    }

    static String shown(String text) {
        return UNSEEN.matcher(text).replaceAll("?");
    }

    /** What a spreadsheet program shows, where that is another number. */
    private String row(RawOrder raw) {
        return raw.row() == 0 || raw.row() == raw.line()
                ? ""
                : " (" + say("row " + raw.row()) + ")";
    }

    private CheckedOrder check(String file, RawOrder raw, CheckedCells cells) {
        CheckedOrder order = check.check(raw);
        String place = file + ":" + raw.line() + row(raw) + ": ";
        String number = order.invoiceNumber() == null ? "" : order.invoiceNumber() + ": ";
        List<String> marks = cells.of(raw, order);
        for (int i = 0; i < marks.size(); i++) {
            String message = order.violations().get(i).message(figures.language());
            out.println(place + number + message + shown(marks.get(i)));
        }
        if (warnings) {
            for (Tidied cell : raw.tidied()) {
                String what = "tidied: %s: \"%s\" is read as \"%s\"";
                String told = what.formatted(cell.field(), cell.was(), cell.sent());
                out.println(
                        place + number + shown(Reasons.words("check", told, figures.language())));
            }
        }
        order.warnings().stream()
                .filter(warning -> warnings || warning.contains(CheckOrder.IS_PAST))
                .forEach(
                        warning ->
                                out.println(
                                        place
                                                + number
                                                + say("warning")
                                                + ": "
                                                + Violation.told(warning, figures.language())));
        return order;
    }
}
