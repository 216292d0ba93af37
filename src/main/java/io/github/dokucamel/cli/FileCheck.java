package io.github.dokucamel.cli;

import io.github.dokucamel.intake.NotABatchException;
import io.github.dokucamel.intake.format.FileOptions;
import io.github.dokucamel.intake.format.OrderFile;
import io.github.dokucamel.intake.format.RawOrders;
import io.github.dokucamel.operation.check.CheckOrder;
import io.github.dokucamel.operation.check.CheckedOrder;
import io.github.dokucamel.order.RawOrder;
import io.github.dokucamel.told.Violation;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * Checks one file after the other, order by order, and prints what is wrong as it is found.
 *
 * @param warnings whether those are shown too
 */
record FileCheck(
        CheckOrder check,
        FileOptions options,
        boolean warnings,
        PrintWriter out,
        PrintWriter progress) {

    private static final int PROGRESS = 100_000;

    /** What a terminal would obey, or not show. */
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]");

    /** Whether every order of the file would be taken in. */
    boolean isValid(Path path) {
        String file = shown(path.toString());
        try (RawOrders orders = OrderFile.open(path, options)) {
            long read = 0;
            long invalid = 0;
            while (orders.hasNext()) {
                invalid += isValid(file, orders.next()) ? 0 : 1;
                if (++read % PROGRESS == 0) {
                    progress.printf("%s: %,d orders read%n", file, read);
                    progress.flush();
                }
            }
            out.printf("%s: %,d of %,d orders invalid%n", file, invalid, read);
            return invalid == 0;
        } catch (NotABatchException e) {
            out.printf("%s: would be refused. %s%n", file, e.getMessage());
        } catch (NoSuchFileException e) {
            out.printf(
                    "%s: there is no such file%s%n",
                    file, file.indexOf('\uFFFD') < 0 ? "" : ", or its name is no text. Rename it");
        } catch (IOException | UncheckedIOException e) {
            out.printf("%s: cannot be read: %s%n", file, shown(String.valueOf(e.getMessage())));
        } finally {
            out.flush();
        }
        return false;
    }

    private static String shown(String text) {
        return UNSEEN.matcher(text).replaceAll("?");
    }

    private boolean isValid(String file, RawOrder raw) {
        CheckedOrder order = check.check(raw);
        String place = file + ":" + raw.line() + ": ";
        String number = order.invoiceNumber() == null ? "" : order.invoiceNumber() + ": ";
        for (Violation violation : order.violations()) {
            out.println(place + number + violation.message());
        }
        if (warnings) {
            order.warnings()
                    .forEach(warning -> out.println(place + number + "warning: " + warning));
        }
        return order.isValid();
    }
}
