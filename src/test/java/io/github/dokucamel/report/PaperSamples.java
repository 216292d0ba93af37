package io.github.dokucamel.report;

import io.github.dokucamel.ledger.Bill;
import io.github.dokucamel.ledger.Received;
import io.github.dokucamel.ledger.ReportRow;
import io.github.dokucamel.notification.PaymentState;
import io.github.dokucamel.order.Order;
import io.github.dokucamel.order.OrderJson;
import io.github.dokucamel.outcome.OutcomeDocument;
import io.github.dokucamel.outcome.OutcomeDocument.Arrival;
import io.github.dokucamel.outcome.OutcomeDocument.Failure;
import io.github.dokucamel.told.Language;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/** Bills and rows of every kind, as a merchant has them, and the papers made of them. */
final class PaperSamples {

    static final LocalDate TODAY = LocalDate.parse("2026-11-30");
    static final Instant RECEIVED = Instant.parse("2026-11-20T03:04:05Z");
    static final Instant PAID = Instant.parse("2026-11-28T18:30:59Z");
    static final BillFilter ALL = BillFilter.ALL;

    private static final String LINK = "https://sandbox.doku.com/checkout-link-v2/";
    private static final String RANDOM = "9d8f7c6b5a4938271605f4e3d2c1b0a920261120100405123";

    private PaperSamples() {}

    static PaperWords words(Language language) {
        return new PaperWords(language, ZoneId.of("Asia/Jakarta"));
    }

    static Received received(String paid, String refunded, String... doubts) {
        return new Received(
                new BigDecimal(paid),
                new BigDecimal(refunded),
                "VIRTUAL_ACCOUNT_BCA",
                List.of(doubts),
                List.of(new Received.CameIn(PAID, new BigDecimal(paid))));
    }

    /** Of a second payment of as much. */
    static Received paidAgain(String each) {
        Received.CameIn once = new Received.CameIn(PAID, new BigDecimal(each));
        BigDecimal twice = once.rupiah().add(once.rupiah());
        return new Received(
                twice,
                BigDecimal.ZERO,
                "VIRTUAL_ACCOUNT_BCA",
                List.of(Received.PAID_AGAIN),
                List.of(once, once));
    }

    static Order order(String number, long amount, String due, String name, String phone) {
        return OrderJson.bind(
                OrderJson.mapper()
                        .createObjectNode()
                        .put("merchant", "default")
                        .put("operation", "payment-page")
                        .put("invoice_number", number)
                        .put("revision", 1)
                        .put("amount", amount)
                        .put("due_date", due)
                        .set(
                                "customer",
                                OrderJson.mapper()
                                        .createObjectNode()
                                        .put("name", name)
                                        .put("email", "keuangan@contoh.co.id")
                                        .put("phone", phone)),
                Order.class);
    }

    static OutcomeDocument told(String number, String outcome, long row, Failure error) {
        boolean isAccepted = outcome.equals("accepted");
        return new OutcomeDocument(
                "D-" + row,
                number,
                "default",
                outcome.equals("unmatched") ? null : "payment-page",
                1,
                null,
                outcome,
                false,
                isAccepted ? LINK + RANDOM + row : null,
                isAccepted && row % 2 == 0 ? "0089000000123" + (100 + row) : null,
                "5f0c2f6e-4f0e-4d57-9d0e-0000000" + (10_000 + row),
                200,
                error,
                1,
                new Arrival("file", "piutang november.xlsx", row, row),
                RECEIVED,
                RECEIVED,
                null,
                null,
                null);
    }

    static Bill bill(
            String number,
            long amount,
            String due,
            PaymentState state,
            Received received,
            long row) {
        boolean isPaid = received.paid().signum() > 0;
        return new Bill(
                order(number, amount, due, "PT Sumber Makmur Sejahtera Abadi", "0812-8745-8232"),
                told(number, "accepted", row, null),
                state,
                received,
                isPaid ? PAID.toEpochMilli() : null,
                false,
                null);
    }

    /** One of every status and doubt, and what a spreadsheet program would like to compute. */
    static List<Bill> bills() {
        Failure refused = new Failure("INVALID", "Customer e-mail is not valid", List.of());
        return List.of(
                bill(
                        "INV/2026/11/0001",
                        2_570_995_875L,
                        "2026-12-05",
                        PaymentState.PENDING,
                        Received.NOTHING,
                        2),
                bill("000123", 90_000, "2026-11-27", PaymentState.PENDING, Received.NOTHING, 3),
                bill("INV-3", 1_250_000, "2026-11-02", PaymentState.FAILED, Received.NOTHING, 4),
                bill(
                        "INV-4",
                        999_999_999_999L,
                        "2026-09-30",
                        PaymentState.EXPIRED,
                        Received.NOTHING,
                        5),
                bill(
                        "INV-5",
                        150_000,
                        "2026-11-30",
                        PaymentState.PAID,
                        received("150000.00", "0"),
                        6),
                bill("INV-6", 150_000, null, PaymentState.PAID, paidAgain("150000"), 7),
                bill(
                        "INV-7",
                        150_000,
                        "2026-11-20",
                        PaymentState.MISMATCHED,
                        received("100000", "0", "amount_differs"),
                        8),
                bill(
                        "INV-8",
                        500_000,
                        "2026-11-20",
                        PaymentState.REFUNDED,
                        received("500000", "200000"),
                        9),
                bill("INV-9", 75_000, null, PaymentState.VOIDED, received("75000", "75000"), 10),
                bill("INV-10", 80_000, null, PaymentState.PENDING, Received.NOTHING, 11),
                bill(
                        "INV-TODAY",
                        70_000,
                        TODAY.toString(),
                        PaymentState.PENDING,
                        Received.NOTHING,
                        16),
                new Bill(
                        order(
                                "=1+1",
                                10_000,
                                null,
                                "=HYPERLINK(\"http://evil.example\")",
                                "tidak ada"),
                        told("=1+1", "declined", 12, refused),
                        null,
                        Received.NOTHING,
                        null,
                        false,
                        null),
                new Bill(
                        order(
                                "12345678901234567890",
                                20_000,
                                "2026-12-24",
                                "Budi",
                                "+6281287458232"),
                        told("12345678901234567890", "unresolved", 13, null),
                        null,
                        Received.NOTHING,
                        null,
                        false,
                        null),
                new Bill(
                        order("INV_x0041_13", 30_000, null, "Wati", "81287458232"),
                        told("INV_x0041_13", "pending", 14, null),
                        null,
                        Received.NOTHING,
                        null,
                        true,
                        null),
                new Bill(
                        null,
                        told("INV-unknown", "unmatched", 15, null),
                        null,
                        received("60000", "0"),
                        PAID.toEpochMilli(),
                        false,
                        null));
    }

    static ReportRow row(
            String number, String outcome, String status, Received received, long row) {
        boolean isPaid = received != null && received.paid().signum() > 0;
        boolean isBill = !outcome.equals("invalid") && !outcome.equals("conflict");
        String code = outcome.equals("accepted") ? null : outcome;
        String message =
                code == null
                        ? null
                        : "amount: 1.5.0 is a spreadsheet's short spelling and may have lost digits."
                                + " Write the whole amount in rupiah, and drop the file again.";
        return new ReportRow(
                row,
                number,
                "default",
                "payment-page",
                1,
                outcome,
                isBill ? LINK + RANDOM + row : null,
                "5f0c2f6e-4f0e-4d57-9d0e-0000000" + (10_000 + row),
                code,
                message,
                status,
                isPaid ? PAID.toEpochMilli() : null,
                isBill ? "0089000000123" + (100 + row) : null,
                isBill ? 150_000L : null,
                status == null ? null : received,
                isBill ? "2026-12-05" : null,
                row,
                List.of(),
                isBill ? null : (Long) 25_000L,
                false,
                null,
                null,
                null);
    }

    static List<ReportRow> rows() {
        return List.of(
                row("000123", "accepted", "pending", Received.NOTHING, 2),
                row("INV/2026/11/0002", "accepted", "paid", received("150000", "0"), 3),
                row("INV-3", "accepted", "refunded", received("150000", "50000"), 4),
                row("INV-4", "accepted", "mismatched", received("100000", "0"), 5),
                row("=1+1", "declined", null, null, 6),
                row("INV-5", "unresolved", null, null, 7),
                row("INV-6", "pending", null, null, 8),
                row("INV/2026/11/0002", "duplicate", "paid", received("150000", "0"), 9),
                row("INV-7", "duplicate", null, null, 10),
                row("INV-8", "conflict", null, null, 11),
                row(null, "invalid", null, null, 12),
                row("INV-9", "waiting", null, null, 13));
    }

    static void report(Path target, Language language) throws IOException {
        try (BillBook book =
                new BillBook(target, ReportReaders.NONE, words(language), TODAY, ALL)) {
            bills().forEach(book::add);
            book.publish();
        }
    }

    static void status(Path target, Language language) throws IOException {
        try (StatusBook book = new StatusBook(target, ReportReaders.NONE, words(language), TODAY)) {
            rows().forEach(book::add);
            book.publish();
        }
    }
}
