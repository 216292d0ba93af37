package io.github.dokucamel.ledger.sql;

import static io.github.dokucamel.ledger.sql.LedgerOnDisk.NOW;
import static io.github.dokucamel.ledger.sql.LedgerOnDisk.answered;
import static io.github.dokucamel.ledger.sql.LedgerOnDisk.request;
import static io.github.dokucamel.ledger.sql.LedgerOnDisk.settlement;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dokucamel.Installation;
import io.github.dokucamel.ledger.Attempt;
import io.github.dokucamel.ledger.BatchCounts;
import io.github.dokucamel.ledger.Claim;
import io.github.dokucamel.ledger.Delivery;
import io.github.dokucamel.ledger.NewRequest;
import io.github.dokucamel.ledger.Notification;
import io.github.dokucamel.ledger.OrderView;
import io.github.dokucamel.ledger.Payments;
import io.github.dokucamel.ledger.Payments.Understood;
import io.github.dokucamel.ledger.Tokens;
import io.github.dokucamel.outcome.Outcome;
import io.github.dokucamel.outcome.OutcomeDocument;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A ledger that version 0.1.0 wrote, with orders wherever an order can be, and what that version
 * showed of them. An order's invoice number says how it stands.
 */
class EarlierLedgerTest {

    private static final long LATER = NOW + 100_000;

    @TempDir private Path dir;

    @BeforeEach
    void copy() throws IOException {
        try (InputStream written = getClass().getResourceAsStream("/ledger/0.1.0.db")) {
            Files.copy(written, dir.resolve("ledger.db"));
        }
    }

    private LedgerOnDisk open() {
        return new LedgerOnDisk(
                dir,
                Stream.of(Outcome.values())
                        .collect(Collectors.toMap(o -> o, o -> List.of("mock:" + o.text()))));
    }

    @Test
    void showsEveryOrderAndReportAsItWasShown() throws IOException {
        try (LedgerOnDisk disk = open();
                InputStream shown = getClass().getResourceAsStream("/ledger/0.1.0.txt")) {
            assertEquals(new String(shown.readAllBytes(), UTF_8), shown(disk.ledger()));
        }
    }

    private static String shown(SqlLedger ledger) {
        List<String> lines = new ArrayList<>();
        Optional<OrderView> next = ledger.find(1);
        while (next.isPresent()) {
            OrderView order = next.get();
            lines.add(order.orderId() + " " + (order.open() ? "open" : "settled"));
            lines.add("  " + new String(order.document().toJson(), UTF_8).replace("\n", "\n  "));
            lines.add("  payment " + order.payment());
            for (OrderView.Event e : order.history()) {
                String detail = e.detail() == null ? "" : ": " + e.detail();
                lines.add("  " + e.at() + " " + e.kind() + detail);
            }
            next = ledger.find(order.orderId() + 1);
        }
        List<BatchCounts> batches = ledger.openBatches();
        for (BatchCounts batch : batches) {
            lines.add("report of " + batch.name());
            // Of the columns that 0.1.0 had.
            ledger.report(
                    batch.id(),
                    row -> lines.add("  " + row.toString().replaceFirst(", amount=.*", "]")));
        }
        lines.add("counts");
        for (BatchCounts batch : batches) {
            Map<String, Long> outcomes = new TreeMap<>(batch.outcomes());
            lines.add(
                    "  %s %s %d %d %s"
                            .formatted(
                                    batch.name(),
                                    batch.recorded(),
                                    batch.total(),
                                    batch.open(),
                                    outcomes));
        }
        return String.join("\n", lines) + "\n";
    }

    @Test
    void goesOnWithEveryOrderUnderTheRequestIdAndBytesItHad() {
        try (LedgerOnDisk disk = open()) {
            Map<String, Claim> due = due(disk);
            assertEquals(
                    "[BEGUN, CALL-OPEN, CLAIMED, DOUBT, HALF, LATER, OPEN, REVISED, UNRESOLVED]",
                    new TreeMap<>(due).keySet().toString());
            for (String sent : List.of("BEGUN", "DOUBT", "UNRESOLVED")) {
                Attempt attempt = disk.begin(due.get(sent));
                assertTrue(attempt.inDoubt(), sent);
                assertSame(sent, attempt);
                assertEquals("http://127.0.0.1:8910", attempt.baseUrl());
            }
            NewRequest mended = request();
            Attempt never =
                    disk.ledger()
                            .beginAttempt(due.get("LATER"), mended, LATER, LATER + 1)
                            .orElseThrow();
            assertFalse(never.inDoubt());
            assertSame("LATER", never);
            assertEquals(mended.baseUrl(), never.baseUrl());
            for (String first : List.of("OPEN", "HALF", "CLAIMED", "REVISED", "CALL-OPEN")) {
                Attempt attempt = disk.begin(due.get(first));
                assertEquals(1, attempt.number(), first);
                assertTrue(
                        disk.ledger()
                                .settle(
                                        attempt,
                                        answered("ACCEPTED"),
                                        settlement(Outcome.ACCEPTED),
                                        LATER));
            }
            assertEquals(
                    List.of(
                            Map.of("accepted", 2L, "duplicate", 1L, "conflict", 1L, "invalid", 1L),
                            Map.of("accepted", 1L)),
                    disk.ledger().openBatches().stream().map(BatchCounts::outcomes).toList());
        }
    }

    private static void assertSame(String invoiceNumber, Attempt attempt) {
        assertEquals("R-" + invoiceNumber, attempt.requestId());
        String body = "{\"order\":{\"amount\":90000,\"invoice_number\":\"%s\"}}";
        assertArrayEquals(body.formatted(invoiceNumber).getBytes(UTF_8), attempt.body());
    }

    private static Map<String, Claim> due(LedgerOnDisk disk) {
        return disk.ledger().claim("default", 100, LATER).stream()
                .collect(
                        Collectors.toMap(
                                claim -> claim.isCall() ? claim.callKey() : claim.invoiceNumber(),
                                Function.identity()));
    }

    @Test
    void deliversWhatWasNotDelivered() {
        try (LedgerOnDisk disk = open()) {
            Map<String, Delivery> due =
                    disk.ledger().dueDeliveries("mock:accepted", 100, LATER).stream()
                            .collect(
                                    Collectors.toMap(
                                            d -> invoice(d.document()), Function.identity()));
            assertFalse(due.containsKey("DELIVERED"));
            assertTrue(due.get("STAGED").staged());
            assertEquals(1, due.get("FAILED-DELIVERY").tries());
            disk.ledger().delivered(List.copyOf(due.values()), LATER);
            assertEquals(List.of(), disk.ledger().dueDeliveries("mock:accepted", 100, LATER));
            Delivery reply = reply(disk, due(disk).get("CLAIMED"));
            assertEquals("queue://answers", reply.replyTo());
            assertEquals("C-1", reply.correlationId());
        }
    }

    private static String invoice(byte[] document) {
        return new String(document, UTF_8)
                .replaceFirst(".*?\"invoice_number\":\"([^\"]*)\".*", "$1");
    }

    private static Delivery reply(LedgerOnDisk disk, Claim claim) {
        disk.ledger()
                .settle(
                        disk.begin(claim),
                        answered("DECLINED"),
                        settlement(Outcome.DECLINED),
                        LATER);
        return disk.ledger().dueDeliveries("reply", 100, LATER).get(0);
    }

    @Test
    void knowsWhatWasToldOfPayments() {
        try (LedgerOnDisk disk = open()) {
            Payments payments = disk.ledger().payments();
            Notification unread = payments.unread(10).get(0);
            payments.notified(
                    List.of(new Understood(unread, ToldPayments.news(unread.body()))), LATER);
            assertEquals("paid", status(disk, "TOLD"));
            disk.record(SampleOrder.of("STRANGER"));
            assertEquals("paid", status(disk, "STRANGER"));
            assertTrue(payments.billed("default", "8899000000001").get(0).inquired());
            assertTrue(
                    payments.due("default", 100, LATER, LATER).stream()
                            .anyMatch(question -> "ASKED".equals(question.invoiceNumber())));
            assertEquals("other", disk.ledger().holds().get(0).merchant());
            assertTrue(disk.ledger().tokens().find("default", Tokens.NOBODY).isPresent());
        }
    }

    private static String status(LedgerOnDisk disk, String invoiceNumber) {
        OrderView order =
                disk.ledger().find("default", "payment-page", invoiceNumber, 1).orElseThrow();
        return order.payment().path("status").textValue();
    }

    @Test
    void isGoneOnWithAndReportedByAWholeInstallation() throws Exception {
        try (Installation doku = Installation.in(dir)) {
            Stream.of(Outcome.values())
                    .map(outcome -> "doku.destination." + outcome.text())
                    .forEach(name -> doku.with(name, "mock:" + name));
            doku.start();
            // The gateway takes no order without an address of the customer; another address than
            // the one that may have it is never asked.
            Installation.waiting()
                    .until(() -> doku.outbox().report("orders.csv").contains("3,OPEN,declined"));
            for (String doubtful : List.of("BEGUN", "DOUBT", "UNRESOLVED")) {
                Installation.waiting()
                        .until(() -> errorOf(doku, doubtful).equals("unresolved base_url_changed"));
            }
            assertEquals(
                    List.of(
                            "2,OWNER,accepted",
                            "3,OPEN,declined",
                            "4,OWNER,duplicate",
                            "5,OWNER,conflict",
                            "6,WRONG,invalid"),
                    doku.outbox().report("orders.csv"));
        }
    }

    private static String errorOf(Installation doku, String invoiceNumber) {
        OutcomeDocument document =
                doku.bundle()
                        .ledger()
                        .find("default", "payment-page", invoiceNumber, 1)
                        .orElseThrow()
                        .document();
        return document.error() == null ? "" : document.outcome() + " " + document.error().code();
    }
}
