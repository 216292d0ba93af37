package io.github.dokucamel.deliver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dokucamel.Installation;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What differs by letter case alone is two orders, and no two names that one disk calls the same. */
class TwinNamesTest {

    private static final String HEADER = "invoice_number,amount,customer.email\n";

    @TempDir Path data;

    private static Set<String> letters(Set<String> names) {
        return names.stream().map(String::toLowerCase).collect(Collectors.toSet());
    }

    @Test
    void ordersOfOneNameInOtherLettersHaveDocumentsOfTheirOwn() throws Exception {
        try (Installation doku = Installation.in(data).readingFiles().start()) {
            StringBuilder csv = new StringBuilder(HEADER);
            for (String number : List.of("INV-1", "inv-1", "Inv-1", "abc-2", "ABC-2", "INV-3")) {
                csv.append(number).append(",90000,a@example.com\n");
            }
            doku.drop("orders.csv", csv.toString());
            doku.awaitProcessed("orders.csv");
            doku.awaitSettled();

            Set<String> names = doku.outbox().files("accepted");
            assertEquals(6, letters(names).size(), names::toString);
            assertEquals(6, doku.outbox().byInvoice("accepted").size());
            for (String plain : List.of("INV-1", "abc-2", "INV-3")) {
                String name = "default-payment-page-" + plain + "-r1-accepted.json";
                assertTrue(names.contains(name), names::toString);
            }
            assertTrue(
                    names.stream()
                            .anyMatch(
                                    n -> n.matches("default-payment-page-inv-1~[0-9a-f]{4}-r1-.*")),
                    names::toString);
        }
    }

    @Test
    void filesOfOneNameInOtherLettersAreBatchesOfTwoNames() throws Exception {
        try (Installation doku = Installation.in(data).readingFiles().start()) {
            doku.drop("orders.csv", HEADER + "A-1,90000,a@example.com\n");
            doku.awaitProcessed("orders.csv");
            doku.drop("Orders.csv", HEADER + "A-2,90000,a@example.com\n");
            doku.awaitProcessed("Orders.csv~2");
        }
    }
}
