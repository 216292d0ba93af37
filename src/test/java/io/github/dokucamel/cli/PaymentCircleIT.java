package io.github.dokucamel.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.dokucamel.Browser;
import io.github.dokucamel.Installation;
import io.github.dokucamel.Outbox;
import io.github.dokucamel.Ports;
import io.github.dokucamel.SampleOrders;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The whole circle on one machine: drop a file, open the link, click Pay, see the report change. */
@Timeout(180)
@Tag("full")
class PaymentCircleIT {

    @TempDir Path directory;

    private Outbox outbox() {
        return new Outbox(directory.resolve("data/outbox"));
    }

    private void drop() throws Exception {
        Path inbox = Files.createDirectories(directory.resolve("data/inbox"));
        Files.writeString(inbox.resolve("orders.csv"), SampleOrders.csv("INV", 2));
        Files.createFile(inbox.resolve("orders.csv.done"));
    }

    /** Of a row of the report. */
    private String cell(int row, String column) {
        List<String> lines = outbox().text("reports/orders.csv.status.csv").lines().toList();
        int index = List.of(lines.get(0).split(",")).indexOf(column);
        return lines.get(row).split(",", -1)[index];
    }

    private boolean isReported() {
        return outbox().files("reports").contains("orders.csv.status.csv")
                && cell(1, "payment_status").equals("pending")
                && cell(2, "payment_status").equals("pending");
    }

    private DokuProcess start() throws Exception {
        return DokuProcess.start(
                directory,
                Map.of(),
                "run",
                "--doku.simulator.port=" + Ports.free(),
                "--doku.http.port=0",
                "--doku.management.port=0",
                "--doku.intake.jms.enabled=false",
                // Only a notification can tell of the payment.
                "--doku.reconcile.enabled=false");
    }

    @Test
    void anOrderIsPaidByAClickAndReportedAsPaid() throws Exception {
        drop();
        try (Browser browser = Browser.start();
                DokuProcess doku = start()) {
            Installation.waiting().until(() -> isReported());
            String page = cell(1, "payment_url");

            browser.open(page);
            browser.click("Pay");

            Installation.waiting().until(() -> browser.text().contains("Paid: IDR 1.001 at "));
            Installation.waiting().until(() -> !outbox().documents("paid").isEmpty());
            JsonNode paid = outbox().byInvoice("paid").get("INV-1");
            assertEquals("paid", paid.get("outcome").asText());
            Installation.waiting().until(() -> cell(1, "payment_status").equals("paid"));
            assertTrue(cell(1, "paid_at").startsWith("20"), cell(1, "paid_at"));
            assertEquals("pending", cell(2, "payment_status"));
            browser.open("about:blank");
            browser.open(page);
            assertTrue(browser.text().contains("acknowledged (HTTP 200, 1 try)"), browser.text());
            doku.terminate();
            assertEquals(143, doku.status(), doku.output());
        }
    }
}
