package io.github.dokucamel.corpus;

import io.github.dokucamel.intake.NotABatchException;
import io.github.dokucamel.intake.format.OrderFile;
import io.github.dokucamel.intake.format.RawOrders;
import io.github.dokucamel.intake.table.FileOptions;
import io.github.dokucamel.operation.check.CheckOrder;
import io.github.dokucamel.operation.check.CheckedOrder;
import io.github.dokucamel.operation.check.OrderCheck;
import io.github.dokucamel.order.RawOrder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What the file intake and the dry run make of a file, without a ledger and without Camel. */
final class Verdicts {

    /** One order of a file. */
    record Verdict(long line, CheckedOrder order) {}

    private static final CheckOrder CHECK = OrderCheck.asItComes();

    private Verdicts() {}

    static List<Verdict> of(Path file) throws NotABatchException {
        List<Verdict> verdicts = new ArrayList<>();
        try (RawOrders orders = OrderFile.open(file, FileOptions.defaults())) {
            while (orders.hasNext()) {
                RawOrder order = orders.next();
                verdicts.add(new Verdict(order.line(), CHECK.check(order)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return verdicts;
    }
}
