package io.github.dokucamel.ledger.sql;

import io.github.dokucamel.ledger.store.Statements;
import io.github.dokucamel.notification.Payment;
import io.github.dokucamel.notification.PaymentNews;
import io.github.dokucamel.notification.PaymentNews.Kind;
import io.github.dokucamel.operation.check.CheckedOrder;
import io.github.dokucamel.order.Order;
import io.github.dokucamel.outcome.Outcome;
import io.github.dokucamel.outcome.OutcomeDocument;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An order whose payment something may be told of.
 *
 * @param anyAmount whether the payer chooses the amount
 * @param isCancelled whether nobody is to pay it any more
 * @param inDoubt whether DOKU may have it, as far as its attempts tell
 * @param requestId null before its first attempt
 * @param requestBody null before its first attempt
 */
record PayableOrder(
        OrderState state,
        long expected,
        boolean anyAmount,
        boolean isCancelled,
        boolean inDoubt,
        @Nullable String requestId,
        byte @Nullable [] requestBody) {

    /** SNAP's kinds of virtual account into which any amount, or one within limits, is paid. */
    private static final Set<String> OPEN_AMOUNTS = Set.of("O", "V");

    private static final String TYPE = "virtualAccountTrxType";

    private static final String COLUMNS =
            "SELECT "
                    + OrderState.COLUMNS
                    + ", r.request_id, r.body FROM doku_orders o"
                    + " LEFT JOIN doku_requests r ON r.order_id = o.id";

    static PayableOrder of(Statements sql, long orderId) {
        return sql.one(COLUMNS + " WHERE o.id = ?", PayableOrder::read, orderId).orElseThrow();
    }

    /**
     * The one that the news is of: by the Request-Id it began with, else the newest that fits. Money
     * that came for a revision which is none any more counts for its bill.
     */
    static Optional<PayableOrder> match(Statements sql, String merchant, PaymentNews news) {
        if (news.invoiceNumber() == null) {
            return Optional.empty();
        }
        List<PayableOrder> numbered = numbered(sql, merchant, news.invoiceNumber());
        Optional<PayableOrder> meant = meant(numbered, news);
        return meant.isPresent() || news.kind() != Kind.SUCCESS
                ? meant
                : meant(
                        numbered.stream()
                                .flatMap(order -> revisions(sql, order.state()).stream())
                                .toList(),
                        news);
    }

    private static Optional<PayableOrder> meant(List<PayableOrder> orders, PaymentNews news) {
        return orders.stream()
                .filter(order -> order.mayBeMeant(news))
                .max(
                        Comparator.comparing((PayableOrder order) -> order.began(news))
                                .thenComparing(order -> order.state().revision())
                                .thenComparing(order -> order.state().id()));
    }

    /** Of whatever operation and revision. */
    static List<PayableOrder> numbered(Statements sql, String merchant, String dokuNumber) {
        return sql.list(
                COLUMNS + " WHERE " + NumberAtDoku.IS,
                PayableOrder::read,
                NumberAtDoku.values(merchant, dokuNumber));
    }

    /** By the number of the books, of whatever operation and revision. */
    static List<PayableOrder> inBooks(Statements sql, String merchant, String invoiceNumber) {
        return sql.list(
                COLUMNS + " WHERE o.merchant = ? AND o.invoice_number = ? AND o.claims_key = 1",
                PayableOrder::read,
                merchant,
                invoiceNumber);
    }

    /** The other revisions of its bill. */
    static List<PayableOrder> revisions(Statements sql, OrderState order) {
        return bill(sql, order.merchant(), order.operation(), order.invoiceNumber()).stream()
                .filter(other -> other.state.id() != order.id())
                .toList();
    }

    /** The revision of the bill that the payer paid, if any. */
    static Optional<PayableOrder> paid(Statements sql, CheckedOrder order) {
        return bill(sql, order.merchant(), order.operation(), order.invoiceNumber()).stream()
                .filter(other -> other.isPaid(sql))
                .findFirst();
    }

    /** Of whatever revision. */
    static List<PayableOrder> bill(
            Statements sql, String merchant, String operation, @Nullable String invoiceNumber) {
        return sql.list(
                COLUMNS
                        + " WHERE o.merchant = ? AND o.operation = ? AND o.invoice_number = ?"
                        + " AND o.claims_key = 1",
                PayableOrder::read,
                merchant,
                operation,
                invoiceNumber);
    }

    /** What was ordered. */
    Order order() {
        return Order.fromJson(Objects.requireNonNull(state.content(), "An order has content"));
    }

    /** What is known of its payment. */
    Payment payment(Statements sql) {
        Payment nothing = Payment.of(expected, anyAmount).paidUnder(state.paidBefore());
        return NewsRows.known(sql, state.id(), nothing);
    }

    /** Whether what it asked for was paid, and has not gone back. */
    boolean isPaid(Statements sql) {
        return payment(sql).isKept();
    }

    private static PayableOrder read(ResultSet row) throws SQLException {
        Order order = Order.fromJson(row.getBytes("content"));
        return new PayableOrder(
                OrderState.ROW.read(row),
                order.amount(),
                isAnyAmount(order),
                row.getLong("cancelled_at") > 0,
                row.getInt("in_doubt") > 0,
                row.getString("request_id"),
                row.getBytes("body"));
    }

    /** Whether the payer chooses the amount. */
    static boolean isAnyAmount(Order order) {
        return OPEN_AMOUNTS.contains(order.extra().path(TYPE).asText());
    }

    boolean began(PaymentNews news) {
        return requestId != null && requestId.equals(news.originalRequestId());
    }

    /**
     * Whether the news can be of this order. One that DOKU cannot have, as it was never sent, is
     * meant only when its very amount was paid: then it was sent by somebody else, and sending it
     * again would have the payer pay twice.
     */
    boolean mayBeMeant(PaymentNews news) {
        if (state.is(Outcome.ACCEPTED) || state.is(Outcome.UNRESOLVED) || began(news)) {
            return true;
        }
        return state.isOpen() && (inDoubt || isPaidWith(news));
    }

    private boolean isPaidWith(PaymentNews news) {
        return news.kind() == Kind.SUCCESS
                && news.amount() != null
                && news.amount().compareTo(BigDecimal.valueOf(expected)) == 0;
    }

    /** As accepted, without the link: a notification proves that DOKU has it. */
    OutcomeDocument accepted(long now) {
        return state.accepted(null, requestId, now);
    }
}
