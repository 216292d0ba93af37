package io.github.dokucamel.ledger.sql;

import io.github.dokucamel.ledger.Acts;
import io.github.dokucamel.ledger.store.Statements;
import io.github.dokucamel.ledger.store.Transactions;
import io.github.dokucamel.notification.PaymentLife.Source;
import io.github.dokucamel.notification.RefundLeft;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What people do to bills, in a relational database. */
record SqlActs(Transactions ledger, Doing doing) implements Acts {

    @Override
    public List<Known> named(Collection<String> merchants, String invoiceNumber) {
        return ledger.read(
                sql -> {
                    List<Known> found = new ArrayList<>();
                    merchants.forEach(
                            merchant -> found.addAll(named(sql, merchant, invoiceNumber)));
                    return found;
                });
    }

    @Override
    public Standing standing(long orderId) {
        return ledger.read(sql -> Standings.of(sql, orderId));
    }

    private static List<Known> named(Statements sql, String merchant, String invoiceNumber) {
        return sql.list(
                """
                SELECT operation, MAX(id) AS newest FROM doku_orders WHERE merchant = ?
                  AND invoice_number = ? AND claims_key = 1 GROUP BY operation ORDER BY 2 DESC""",
                row -> new Known(merchant, row.getString("operation"), invoiceNumber),
                merchant,
                invoiceNumber);
    }

    @Override
    public Optional<Bill> bill(Known bill, long orderId) {
        return ledger.read(
                sql -> {
                    List<PayableOrder> revisions = revisions(sql, bill);
                    return revisions.isEmpty()
                            ? Optional.empty()
                            : Optional.of(bill(sql, revisions, orderId));
                });
    }

    private static Bill bill(Statements sql, List<PayableOrder> revisions, long orderId) {
        PayableOrder meant =
                revisions.stream()
                        .filter(one -> one.state().id() == orderId)
                        .findFirst()
                        .orElseGet(() -> meant(sql, revisions));
        long id = meant.state().id();
        return sql.one(
                        """
                        SELECT r.request_id, r.body, r.headers, r.answer FROM doku_orders o
                          LEFT JOIN doku_requests r ON r.order_id = o.id WHERE o.id = ?""",
                        row ->
                                new Bill(
                                        id,
                                        newest(revisions).order(),
                                        meant.payment(sql),
                                        channel(sql, id),
                                        row.getString("request_id"),
                                        row.getBytes("body"),
                                        row.getString("headers"),
                                        row.getBytes("answer")),
                        id)
                .orElseThrow();
    }

    private static @Nullable String channel(Statements sql, long orderId) {
        return NewsRows.of(sql, orderId).stream()
                .filter(told -> told.source() != Source.PERSON)
                .map(told -> told.news().channel())
                .filter(channel -> channel != null)
                .reduce((first, last) -> last)
                .orElse(null);
    }

    /** The oldest first. */
    private static List<PayableOrder> revisions(Statements sql, Known bill) {
        return PayableOrder.bill(sql, bill.merchant(), bill.operation(), bill.invoiceNumber())
                .stream()
                .sorted(Comparator.comparing(order -> order.state().revision()))
                .toList();
    }

    static PayableOrder newest(List<PayableOrder> revisions) {
        return revisions.get(revisions.size() - 1);
    }

    /** The last that was paid and of which something may go back, else that was paid, else the newest. */
    private static PayableOrder meant(Statements sql, List<PayableOrder> revisions) {
        List<PayableOrder> paid =
                revisions.stream().filter(one -> one.payment(sql).state().tookAnyMoney()).toList();
        return paid.stream()
                .filter(one -> left(sql, one).filter(SqlActs::isSome).isPresent())
                .reduce((first, last) -> last)
                .or(() -> paid.stream().reduce((first, last) -> last))
                .orElse(newest(revisions));
    }

    private static boolean isSome(RefundLeft left) {
        return left.isUnknown() || left.left().signum() > 0;
    }

    private static Optional<RefundLeft> left(Statements sql, PayableOrder order) {
        OrderState state = order.state();
        return RefundRows.rule(sql, state.merchant(), state.atDoku(), List.of(order)).left();
    }

    @Override
    public Acted act(Known bill, Act act, @Nullable Calling calling, long now) {
        return ledger.write(sql -> act(sql, revisions(sql, bill), act, calling, now));
    }

    private Acted act(
            Statements sql,
            List<PayableOrder> revisions,
            Act act,
            @Nullable Calling calling,
            long now) {
        PayableOrder newest = newest(revisions);
        String merchant = newest.state().merchant();
        // The first revision stays the first: what is done is found under it ever after.
        long first = revisions.get(0).state().id();
        Optional<ActRows.Earlier> earlier = ActRows.earlier(sql, first, act, now);
        if (earlier.isPresent()) {
            return earlier.get().isAlike() ? earlier.get().acted() : refused(Refusal.KEY_USED);
        }
        boolean isCall = act.kind() == Kind.REFUND || act.kind() == Kind.CANCEL;
        if (isCall && ActRows.isUnderWay(sql, List.of(first), merchant, now)) {
            return refused(Refusal.UNDER_WAY);
        }
        PayableOrder meant = meant(sql, revisions);
        Optional<RefundLeft> left = left(sql, meant);
        BillState state = BillState.of(sql, revisions, left.orElse(null), calling);
        Optional<Refusal> refusal = state.against(act);
        if (refusal.isPresent()) {
            BigDecimal most =
                    refusal.get() == Refusal.MORE_THAN_PAID
                            ? left.map(RefundLeft::left).orElse(BigDecimal.ZERO)
                            : null;
            return new Acted(refusal.get(), most, false, null, null, 0, 0);
        }
        boolean isRefund = act.kind() == Kind.REFUND;
        Calling called = isCall && (isRefund || wasSent(newest)) ? calling : null;
        Acted acted =
                new Acted(
                        null,
                        null,
                        false,
                        isRefund && called != null && called.takesAmount()
                                ? amount(act, left, newest)
                                : null,
                        called != null
                                ? ActRows.callKey(act.kind(), first, ActRows.count(sql, first) + 1)
                                : null,
                        act.kind() == Kind.RENEW ? newest.state().revision() + 1 : 0,
                        isRefund ? meant.state().id() : newest.state().id());
        ActRows.add(sql, first, act, called == null ? null : called.operation(), acted, now);
        doing.act(sql, act, acted, newest, meant, now);
        return acted;
    }

    private static boolean wasSent(PayableOrder order) {
        return order.requestId() != null && !order.state().isOpen();
    }

    private static BigDecimal amount(Act act, Optional<RefundLeft> left, PayableOrder order) {
        if (act.amount() != null) {
            return act.amount();
        }
        return left.map(RefundLeft::left)
                .filter(most -> most.signum() > 0)
                .orElse(BigDecimal.valueOf(order.expected()));
    }

    private static Acted refused(Refusal refusal) {
        return new Acted(refusal, null, false, null, null, 0, 0);
    }

    @Override
    public List<Undone> undone(int most) {
        return UndoneBills.list(ledger, most);
    }

    @Override
    public void answered(long orderId, Kind kind, String words, long now) {
        ledger.write(
                sql -> {
                    History.add(sql, orderId, now, kind.text() + " answered", words);
                    return words;
                });
    }
}
