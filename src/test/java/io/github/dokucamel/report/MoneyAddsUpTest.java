package io.github.dokucamel.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.dokucamel.Installation;
import io.github.dokucamel.Outbox;
import io.github.dokucamel.cli.DokuRun;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What payers paid is told whole, and alike, wherever it is told. */
class MoneyAddsUpTest extends BillsCase {

    private static final String FILE = "bills.csv";

    @BeforeEach
    void bill() throws Exception {
        settled(
                FILE,
                """
                invoice_number,amount,customer.email
                M-1,10000,a@example.com
                M-2,20000,b@example.com
                M-3,30000,c@example.com
                M-4,40000,d@example.com
                M-5,50000,e@example.com
                M-6,60000,f@example.com
                """);
    }

    private void act(String number, String act) throws Exception {
        int status = acted(number, act).statusCode();
        assertTrue(status / 100 == 2, act + " " + number + ": " + status);
    }

    private DokuRun doku(String... command) {
        String[] all = Arrays.copyOf(command, command.length + 3);
        all[command.length] = "--doku.http.port=" + service.rest("/").getPort();
        all[command.length + 1] = "--doku.data-dir=" + data;
        all[command.length + 2] = "--doku.base-url=" + gateway.baseUrl();
        return DokuRun.of(all);
    }

    private void awaitReceived(long total) {
        Installation.waiting()
                .untilAsserted(
                        () -> assertEquals(total, batch(FILE).at("/received/total").asLong()));
    }

    private static void says(JsonNode batch, String money, long count, long total) {
        assertEquals(count, batch.at("/" + money + "/count").asLong(), batch.toPrettyString());
        assertEquals(total, batch.at("/" + money + "/total").asLong(), batch.toPrettyString());
    }

    @Test
    void aSecondPaymentCountsEverywhereAndIsNamed() throws Exception {
        gateway.payer().pay("M-1");
        gateway.payer().pay("M-2");
        gateway.payer().pay("M-3", 25_000);
        gateway.payer().pay("M-4");
        awaitReceived(10_000 + 20_000 + 25_000 + 40_000);
        gateway.payer().refund("M-4", 15_000);
        assertEquals(0, doku("notify", "--invoice=M-2", "--status=SUCCESS").status());
        act("M-5", "cancel");
        act("M-5", "renew");
        gateway.payer().pay("M-5-r2");
        long received = 10_000 + 2 * 20_000 + 25_000 + 40_000 + 50_000;
        awaitReceived(received);
        Installation.waiting().until(() -> batch(FILE).at("/refunded/total").asLong() == 15_000);

        JsonNode batch = batch(FILE);
        says(batch, "received", 5, received);
        says(batch, "paid", 3, 10_000 + 40_000 + 50_000);
        says(batch, "paid_twice", 1, 20_000);
        says(batch, "mismatched", 1, 25_000);
        says(batch, "refunded", 1, 15_000);
        String shown = doku("batch", "show", FILE).said();
        assertTrue(shown.contains("paid: 3, Rp 100.000"), shown);
        assertTrue(shown.contains("paid a second time: 1, Rp 20.000"), shown);
        assertTrue(shown.contains("received in all: 5, Rp 165.000"), shown);

        Path paper = paper(FILE);
        Installation.waiting().until(() -> Files.exists(paper));
        Installation.waiting()
                .untilAsserted(() -> assertEquals("165000", total(paper, "Bills of this file")));
        assertEquals("100000", total(paper, "Paid"));
        assertEquals("20000", total(paper, "Of it too much, by a second payment"));
        PaperBack book = PaperBack.read(paper);
        assertEquals("Paid twice?", book.cell("Status", "Invoice number", "M-2", "Problem"));
        JsonNode report =
                Outbox.json(doku("report", "--json", "-o", data.resolve("r.xlsx") + "").out());
        assertEquals(received, report.path("paid").asLong(), report.toPrettyString());
        assertEquals(15_000, report.path("refunded").asLong());
        assertEquals(20_000, report.at("/paid_twice/paid").asLong());
        PaperBack all = PaperBack.read(data.resolve("r.xlsx"));
        assertEquals(
                "20000",
                all.cell("Recap", "Week, status", "Of it too much, by a second payment", "Paid"));
    }

    private static String total(Path paper, String status) throws Exception {
        return PaperBack.read(paper).cell("Totals", "Status", status, "Paid");
    }
}
