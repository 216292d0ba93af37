package io.github.dokucamel.ledger.sql;

import static io.github.dokucamel.ledger.store.Statements.number;

import io.github.dokucamel.ledger.Bill;
import io.github.dokucamel.ledger.Ended;
import io.github.dokucamel.ledger.Received;
import io.github.dokucamel.ledger.store.Statements;
import io.github.dokucamel.notification.Payment;
import io.github.dokucamel.notification.PaymentNews.Kind;
import io.github.dokucamel.notification.PaymentState;
import io.github.dokucamel.order.Order;
import io.github.dokucamel.outcome.Outcome;
import io.github.dokucamel.outcome.OutcomeDocument;
import io.github.dokucamel.signature.AsciiCase;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Bills, read one after the other: the revisions of one lie side by side. What waits for a person is
 * no bill yet.
 */
final class Bills {

    /** The column {@code ended}, of the order by that name. */
    static final String ENDED =
            """
            CASE WHEN %1$s.closed IS NOT NULL THEN 'WRITTEN_OFF'
              WHEN %1$s.cancelled_at IS NOT NULL THEN 'CANCELLED' END AS ended""";

    /** Of orders {@code o}, up to further conditions. */
    static final String COLUMNS =
            """
            SELECT o.id, o.batch_id, o.content, o.document, o.outcome, o.payment_status, o.paid_at, o.merchant,
              o.operation, o.invoice_number, o.revision, o.intake, o.source_name, o.line,
              o.source_row, o.received_at, r.request_id,\s"""
                    + ENDED.formatted("o")
                    + """
               FROM doku_orders o
              LEFT JOIN doku_requests r ON r.order_id = o.id
              WHERE o.claims_key = 1 AND o.invoice_number IS NOT NULL AND o.lane >= 0
                AND NOT EXISTS (SELECT 1 FROM doku_batches b WHERE b.id = o.batch_id
                  AND b.gate IN ('closed', 'stale', 'waiting') AND o.state = 'open')""";

    private static final String ORDERS =
            COLUMNS + " ORDER BY o.merchant, o.operation, o.invoice_number, o.revision";

    /** Payments that no order asked for, each invoice number once. */
    private record Stray(String merchant, @Nullable String invoiceNumber) {}

    private final Statements sql;
    private final Consumer<Bill> each;
    private final Set<String> held;
    private @Nullable Bill before;

    Bills(Statements sql, Consumer<Bill> each) {
        this.sql = sql;
        this.each = each;
        this.held = new HashSet<>(sql.list("SELECT merchant FROM doku_holds", r -> r.getString(1)));
    }

    static void each(Statements sql, Consumer<Bill> each) {
        Bills bills = new Bills(sql, each);
        sql.each(ORDERS, bills::add);
        bills.tell();
        bills.strays();
    }

    private void add(ResultSet row) throws SQLException {
        Bill next = read(row);
        if (before != null && isSame(before, next)) {
            next = joined(before, next);
        } else {
            tell();
        }
        before = next;
    }

    private void tell() {
        if (before != null) {
            each.accept(before);
        }
        before = null;
    }

    private static boolean isSame(Bill one, Bill other) {
        Order first = Objects.requireNonNull(one.order());
        Order second = Objects.requireNonNull(other.order());
        return first.merchant().equals(second.merchant())
                && first.operation().equals(second.operation())
                && first.invoiceNumber().equals(second.invoiceNumber());
    }

    /** Links of earlier revisions may live on: a payment of any of them counts. */
    static Bill joined(Bill older, Bill newer) {
        Received before = older.received();
        boolean isOlderPaid = before.paid().compareTo(before.refunded()) > 0;
        boolean isNewerPaid = newer.received().paid().signum() > 0;
        return new Bill(
                newer.order(),
                newer.told(),
                isOlderPaid && !isNewerPaid ? older.state() : newer.state(),
                older.received().with(newer.received()),
                newer.paidAt() == null ? older.paidAt() : newer.paidAt(),
                newer.isHeld(),
                isOlderPaid ? null : newer.ended());
    }

    Bill read(ResultSet row) throws SQLException {
        Order order = Order.fromJson(row.getBytes("content"));
        byte[] document = row.getBytes("document");
        String status = row.getString("payment_status");
        PaymentState state =
                status == null
                        ? Outcome.ACCEPTED.text().equals(row.getString("outcome"))
                                ? PaymentState.PENDING
                                : null
                        : state(status);
        return new Bill(
                order,
                document == null ? pending(row) : OutcomeDocument.fromJson(document),
                state,
                status == null ? Received.NOTHING : ReceivedRows.of(sql, row.getLong("id"), order),
                number(row, "paid_at"),
                held.contains(order.merchant()),
                ended(row));
    }

    /** By the columns {@code ended} and {@code payment_status}; null where money came all the same. */
    static @Nullable Ended ended(ResultSet row) throws SQLException {
        String ended = row.getString("ended");
        String status = row.getString("payment_status");
        boolean isPaid = status != null && state(status).tookAnyMoney();
        return ended == null || isPaid ? null : Ended.valueOf(ended);
    }

    private static PaymentState state(String status) {
        return PaymentState.valueOf(AsciiCase.upper(status));
    }

    private static OutcomeDocument pending(ResultSet row) throws SQLException {
        return new OutcomeDocument(
                null,
                row.getString("invoice_number"),
                row.getString("merchant"),
                row.getString("operation"),
                row.getInt("revision"),
                OutcomeDocument.PENDING,
                false,
                null,
                row.getString("request_id"),
                null,
                null,
                0,
                new OutcomeDocument.Arrival(
                        row.getString("intake"),
                        row.getString("source_name"),
                        row.getLong("line"),
                        number(row, "source_row")),
                Instant.ofEpochMilli(row.getLong("received_at")),
                null,
                null,
                null,
                null);
    }

    private void strays() {
        sql.each(
                """
                SELECT merchant, invoice_number FROM doku_payment_news WHERE order_id IS NULL
                  GROUP BY merchant, invoice_number ORDER BY merchant, invoice_number""",
                row -> stray(new Stray(row.getString(1), row.getString(2))));
    }

    private void stray(Stray stray) {
        List<NewsRows.Told> all = NewsRows.stray(sql, stray.merchant(), stray.invoiceNumber());
        Received received = ReceivedRows.of(all, Payment.of(0, true), List.of());
        if (all.isEmpty()) {
            return;
        }
        Long paidAt =
                all.stream()
                        .filter(told -> told.news().kind() == Kind.SUCCESS)
                        .map(told -> Objects.requireNonNullElse(told.news().at(), told.at()))
                        .map(Instant::toEpochMilli)
                        .findFirst()
                        .orElse(null);
        each.accept(
                new Bill(
                        null,
                        Unmatched.told(stray.merchant(), all.get(0)),
                        null,
                        received,
                        paidAt,
                        false,
                        null));
    }
}
