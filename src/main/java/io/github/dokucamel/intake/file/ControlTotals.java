package io.github.dokucamel.intake.file;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.dokucamel.intake.NotABatchException;
import io.github.dokucamel.intake.format.OrderFile;
import io.github.dokucamel.intake.format.RawOrders;
import io.github.dokucamel.intake.table.FileOptions;
import io.github.dokucamel.intake.table.Rereadable;
import io.github.dokucamel.order.RawOrder;
import io.github.dokucamel.told.Why;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Holds a file against its {@code NAME.control} before anything of it is recorded. Every order counts,
 * also one that is not taken, with the amount that can be read of it.
 */
record ControlTotals(Taking taking, FileOptions options) {

    /** Where the control file of a taken file lies. */
    static Path of(Path taken) {
        return taken.resolveSibling(taken.getFileName() + SideFile.CONTROL);
    }

    /** @throws NotABatchException when they differ, or the control file says nothing */
    void check(Path taken, String name, Rereadable file) throws IOException, NotABatchException {
        Path control = of(taken);
        if (!Files.exists(control, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        Admission.BESIDE.check(control);
        SideFile said = SideFile.read(taking, control, "count", "total");
        long count = 0;
        long total = 0;
        try (RawOrders orders = OrderFile.read(file, name, options)) {
            while (orders.hasNext()) {
                count++;
                total += amount(orders.next());
            }
        }
        List<String> differences = new ArrayList<>();
        differ(differences, "orders", said.count(), count);
        differ(differences, "rupiah", said.total(), total);
        if (!differences.isEmpty()) {
            throw new NotABatchException(
                    Why.of(
                            "control_differs",
                            "apart",
                            String.join("; ", differences),
                            "control",
                            name + SideFile.CONTROL));
        }
    }

    private static void differ(List<String> differences, String what, Long said, long is) {
        if (said != null && said != is) {
            differences.add(
                    String.format(
                            Locale.ROOT,
                            "%,d %s are announced and %,d are there, a difference of %,d",
                            said,
                            what,
                            is,
                            is - said));
        }
    }

    /** 0 where it cannot be read. */
    private static long amount(RawOrder order) {
        if (order.tree() == null) {
            return 0;
        }
        JsonNode tree = order.tree().has("order") ? order.tree().path("order") : order.tree();
        if (tree.has("amount")) {
            return whole(tree.path("amount"));
        }
        long sum = 0;
        for (JsonNode item : tree.path("line_items")) {
            long quantity = item.has("quantity") ? whole(item.path("quantity")) : 1;
            sum += whole(item.path("price")) * quantity;
        }
        return sum;
    }

    private static long whole(JsonNode number) {
        String digits = number.asText("").strip();
        return digits.matches("[0-9]{1,12}") ? Long.parseLong(digits) : 0;
    }
}
