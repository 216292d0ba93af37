package io.github.dokucamel.ledger.sql;

import io.github.dokucamel.ledger.Claim;
import io.github.dokucamel.ledger.NewOrder;
import io.github.dokucamel.ledger.NewOrder.Bill;
import io.github.dokucamel.ledger.Recorded;
import io.github.dokucamel.ledger.Recorded.Verdict;
import io.github.dokucamel.ledger.sql.BusinessKey.Owner;
import io.github.dokucamel.ledger.sql.History.Event;
import io.github.dokucamel.ledger.sql.Outcomes.Course;
import io.github.dokucamel.ledger.store.Statements;
import io.github.dokucamel.operation.check.CheckedOrder;
import io.github.dokucamel.outcome.Answered;
import io.github.dokucamel.outcome.Outcome;
import io.github.dokucamel.outcome.OutcomeDocument;
import io.github.dokucamel.told.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Takes checked orders in: new ones open, the others settled at once. */
record Recording(Outcomes outcomes, Unmatched unmatched, AskingFirst asking) {

    private static final AtomicLong CLAIMS = new AtomicLong(System.nanoTime() & 0xffffffffL);

    static long newClaim() {
        return CLAIMS.incrementAndGet();
    }

    List<Recorded> record(Statements sql, List<NewOrder> orders, int room, long now) {
        List<Recorded> recorded = new ArrayList<>(orders.size());
        List<Event> history = new ArrayList<>();
        int left = room;
        Known known =
                new Known(
                        NewsRows.anyUnmatched(sql),
                        asking.since(sql),
                        NumberAtDoku.isAnyApart(sql)
                                || orders.stream().anyMatch(o -> o.checked().dokuNumber() != null),
                        history);
        for (NewOrder order : orders) {
            Recorded one = record(sql, order, left > 0, known, now);
            recorded.add(one);
            if (one.claim() != null) {
                left--;
            }
            BatchChanges.recorded(sql, order, one);
        }
        History.add(sql, history);
        return recorded;
    }

    /**
     * The same for all orders that are recorded together.
     *
     * @param isToldOf whether anything is kept that no order matched so far
     * @param lostSince from when on they may have been sent by a ledger that is lost; else null
     * @param isAnyApart whether any order has another number at DOKU than in the books
     * @param history what is still to be written
     */
    private record Known(
            boolean isToldOf, @Nullable Long lostSince, boolean isAnyApart, List<Event> history) {}

    private Recorded record(Statements sql, NewOrder order, boolean claim, Known known, long now) {
        CheckedOrder checked = order.checked();
        List<Event> history = known.history();
        String booksNumber =
                checked.isCall() && known.isAnyApart() ? NumberAtDoku.booksOf(sql, checked) : null;
        Optional<Violation> against = RefundRows.against(sql, checked);
        List<Violation> wrong = wrong(sql, checked, against);
        if (!wrong.isEmpty()) {
            EarlyOutcome early = new EarlyOutcome(order, Outcome.INVALID, null, wrong, booksNumber);
            return settledAtOnce(sql, early, history, now);
        }
        Optional<Owner> taken = known.isAnyApart() ? taken(sql, checked) : Optional.empty();
        if (taken.isPresent()) {
            EarlyOutcome early =
                    new EarlyOutcome(order, Outcome.CONFLICT, taken.get(), List.of(), null);
            return settledAtOnce(sql, early, history, now);
        }
        Bill bill = order.bill();
        boolean isGated = order.source().batch() != null && order.source().batch().gated();
        boolean isSent = bill == null || isGated;
        claim = claim && !isGated;
        long number = claim && isSent ? newClaim() : 0;
        Optional<Long> id =
                OrderRows.insert(
                        sql, order, null, null, number, known.lostSince(), booksNumber, now);
        if (id.isPresent()) {
            history.add(new Event(id.get(), now, "recorded", warnings(checked)));
            RefundRows.add(sql, id.get(), checked);
            RefundRows.forced(id.get(), checked, against, now).ifPresent(history::add);
            boolean mayBeToldOf = known.isToldOf() && !checked.isCall();
            if (!isSent || mayBeToldOf) {
                // What happens to it now is told after this.
                History.add(sql, history);
                history.clear();
            }
            if (!isSent) {
                accept(
                        sql,
                        id.get(),
                        Objects.requireNonNull(bill, "It waits for DOKU").paymentCode(),
                        now);
            }
            if (mayBeToldOf) {
                unmatched.appeared(sql, OrderState.of(sql, id.get()), now);
            }
            Claim mine = claim && isSent ? claim(order, id.get(), number) : null;
            return new Recorded(id.get(), Verdict.OPEN, id.get(), mine);
        }
        Optional<Recorded> before = seenBefore(sql, order.arrival());
        if (before.isPresent()) {
            return before.get();
        }
        Owner owner = BusinessKey.owner(sql, checked, checked.revision()).orElseThrow();
        return settledAtOnce(sql, EarlyOutcome.again(order, owner, booksNumber), history, now);
    }

    /** One that is there already under its own key is no other's, whatever number it would have. */
    static Optional<Owner> taken(Statements sql, CheckedOrder checked) {
        return checked.isCall()
                ? Optional.empty()
                : NumberAtDoku.taken(sql, checked)
                        .filter(
                                other ->
                                        BusinessKey.owner(sql, checked, checked.revision())
                                                .isEmpty());
    }

    private static List<Violation> wrong(
            Statements sql, CheckedOrder checked, Optional<Violation> against) {
        if (!checked.isValid()) {
            return checked.violations();
        }
        boolean isHeldBack = against.isPresent() && !checked.refund().isForced();
        return isHeldBack ? List.of(against.get()) : BusinessKey.revisionRule(sql, checked);
    }

    /** A bill that was just recorded is accepted as it is; DOKU does not know of it before it asks. */
    private void accept(Statements sql, long orderId, String paymentCode, long now) {
        OrderState state = OrderState.of(sql, orderId);
        Answered answered = new Answered(null, paymentCode, null);
        OutcomeDocument document = state.accepted(answered, null, now);
        outcomes.settled(
                sql,
                state,
                Outcome.ACCEPTED,
                document,
                "a bill: nothing is sent",
                Course.NONE,
                now);
        sql.update("UPDATE doku_orders SET ask_at = NULL WHERE id = ?", orderId);
    }

    /** A bill of a batch that was held back, when its turn comes. */
    void acceptLater(Statements sql, long orderId, String paymentCode, long now) {
        accept(sql, orderId, paymentCode, now);
        OrderState state = OrderState.of(sql, orderId);
        if (state.isToldOf()) {
            unmatched.appeared(sql, state, now);
        }
    }

    private static Claim claim(NewOrder order, long id, long number) {
        CheckedOrder checked = order.checked();
        return new Claim(
                id,
                number,
                checked.merchant(),
                checked.operation(),
                checked.isCall() ? null : checked.invoiceNumber(),
                order.lane(),
                checked.content(),
                null,
                false,
                checked.callKey(),
                checked.revision(),
                checked.contentDigest(),
                checked.dokuNumber());
    }

    static Optional<Recorded> seenBefore(Statements sql, String arrival) {
        return sql.one(
                "SELECT id FROM doku_orders WHERE arrival = ?",
                row -> new Recorded(row.getLong(1), Verdict.CONTINUED, row.getLong(1), null),
                arrival);
    }

    private Recorded settledAtOnce(
            Statements sql, EarlyOutcome early, List<Event> history, long now) {
        NewOrder order = early.order();
        Owner owner = early.owner();
        Outcome outcome = early.outcome();
        OutcomeDocument document = early.document(now);
        byte[] json = document.toJson();
        Optional<Long> id = OrderRows.insert(sql, order, outcome, json, 0, null, null, now);
        if (id.isEmpty()) {
            return seenBefore(sql, order.arrival()).orElseThrow();
        }
        history.add(new Event(id.get(), now, outcome.text(), null));
        if (owner != null) {
            String arrived = outcome.text() + " arrived";
            history.add(new Event(owner.id(), now, arrived, order.arrival()));
        }
        boolean reply = order.source().replyTo() != null;
        outcomes.add(sql, id.get(), outcome, document, json, reply, now);
        Verdict verdict = Verdict.valueOf(outcome.name());
        return new Recorded(id.get(), verdict, owner == null ? id.get() : owner.id(), null);
    }

    private static @Nullable String warnings(CheckedOrder checked) {
        return checked.warnings().isEmpty() ? null : String.join("; ", checked.warnings());
    }
}
