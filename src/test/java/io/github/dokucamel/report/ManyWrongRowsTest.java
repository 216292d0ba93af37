package io.github.dokucamel.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.dokucamel.Installation;
import io.github.dokucamel.ledger.BatchFindings;
import io.github.dokucamel.ledger.BatchFindings.Row;
import io.github.dokucamel.order.OrderJson;
import io.github.dokucamel.told.Language;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file of which far more is wrong than is listed: the rest is counted, and not read. */
class ManyWrongRowsTest {

    private static final int WRONG = 12_000;
    private static final int LISTED = 10_000;

    @TempDir Path data;

    /** Every second wrong row stands against the one before it, under its number. */
    private static String file() {
        StringBuilder rows = new StringBuilder("No Faktur;Pelanggan;Nilai Tagihan;Email\n");
        for (int i = 0; i < WRONG; i++) {
            rows.append("FJ-%s;Toko %s;%s;t%2$s@contoh.co.id%n".formatted(i / 2, i / 2, 1_000 + i));
        }
        return rows.append("FJ-OK;Toko;5000;ok@contoh.co.id\n").toString();
    }

    @SuppressWarnings("unchecked")
    private static BatchFindings counting(BatchFindings findings, AtomicInteger read) {
        return (BatchFindings)
                Proxy.newProxyInstance(
                        BatchFindings.class.getClassLoader(),
                        new Class<?>[] {BatchFindings.class},
                        (proxy, method, values) -> {
                            int last = values == null ? -1 : values.length - 1;
                            if (last >= 0 && values[last] instanceof Consumer<?> each) {
                                Consumer<Row> counted =
                                        row -> {
                                            read.incrementAndGet();
                                            ((Consumer<Row>) each).accept(row);
                                        };
                                values[last] = counted;
                            }
                            return method.invoke(findings, values);
                        });
    }

    @Test
    void theRestIsCountedAndNotRead() throws Exception {
        try (Installation doku =
                Installation.in(data).readingFiles().with("doku.send.enabled", "false").start()) {
            doku.drop("many.csv", file());
            doku.awaitProcessed("many.csv");
            BatchFindings findings = doku.bundle().ledger().batches().findings();
            Installation.waiting().until(() -> findings.written(1).size() == 1);

            AtomicInteger read = new AtomicInteger();
            Path other = data.resolve("other");
            new CheckPapers(
                            other,
                            ReportReaders.NONE,
                            new PaperWords(Language.EN, ZoneId.of("Asia/Jakarta")))
                    .writeMissing(counting(findings, read));

            JsonNode check =
                    OrderJson.read(Files.readAllBytes(other.resolve("many.csv.check.json")));
            assertEquals(LISTED, check.path("to_fix").size());
            assertEquals(WRONG - LISTED, check.at("/more/to_fix").asInt());
            assertEquals(1, check.at("/ready/count").asInt());
            String why = check.at("/to_fix/1/message").asText();
            assertTrue(why.endsWith("Together they come to Rp 2.001"), why);
            PaperBack book = PaperBack.read(other.resolve("many.csv.check.xlsx"));
            String headline = book.sheets().get("Summary").get(0).get(0);
            assertTrue(headline.startsWith("12.000 rows to fix. 1 bill is ready."), headline);
            String sum = Long.toString((long) WRONG * (1_000 + 1_000 + WRONG - 1) / 2);
            assertEquals(sum, book.cell("Summary", headline, "To fix", "Rupiah"));
            int lists = 2 * LISTED;
            assertTrue(read.get() <= lists + LISTED, read + " rows read for " + lists);
        }
    }
}
