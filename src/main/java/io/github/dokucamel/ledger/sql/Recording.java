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
        boolean isToldOf = NewsRows.anyUnmatched(sql);
        Long lostSince = asking.since(sql);
        for (NewOrder order : orders) {
            Recorded one = record(sql, order, left > 0, isToldOf, lostSince, history, now);
            recorded.add(one);
            if (one.claim() != null) {
                left--;
            }
            if (order.source().batch() != null && one.verdict() != Verdict.CONTINUED) {
                long batch = order.source().batch().id();
                boolean isOpen = one.verdict() == Verdict.OPEN;
                BatchChanges.add(sql, batch, 1, isOpen ? 1 : 0);
                if (!isOpen) {
                    BatchChanges.count(sql, batch, outcome(one.verdict()).text(), 1);
                }
            }
        }
        History.add(sql, history);
        return recorded;
    }

    /**
     * @param isToldOf whether anything is kept that no order matched so far
     * @param lostSince from when on it may have been sent by a ledger that is lost; else null
     * @param history what is still to be written of it
     */
    private Recorded record(
            Statements sql,
            NewOrder order,
            boolean claim,
            boolean isToldOf,
            @Nullable Long lostSince,
            List<Event> history,
            long now) {
        CheckedOrder checked = order.checked();
        Optional<Violation> against = RefundRows.against(sql, checked);
        List<Violation> wrong = wrong(sql, checked, against);
        if (!wrong.isEmpty()) {
            return settledAtOnce(sql, order, Verdict.INVALID, null, wrong, history, now);
        }
        Bill bill = order.bill();
        boolean isGated = order.source().batch() != null && order.source().batch().gated();
        boolean isSent = bill == null || isGated;
        claim = claim && !isGated;
        long number = claim && isSent ? newClaim() : 0;
        Optional<Long> id = OrderRows.insert(sql, order, null, null, number, lostSince, now);
        if (id.isPresent()) {
            history.add(new Event(id.get(), now, "recorded", warnings(checked)));
            RefundRows.add(sql, id.get(), checked);
            RefundRows.forced(id.get(), checked, against, now).ifPresent(history::add);
            boolean mayBeToldOf = isToldOf && !checked.isCall();
            if (!isSent || mayBeToldOf) {
                // What happens to it now is told after this.
                History.add(sql, history);
                history.clear();
            }
            if (!isSent) {
                accept(sql, id.get(), bill.paymentCode(), now);
            }
            if (mayBeToldOf) {
                unmatched.appeared(sql, checked.merchant(), checked.invoiceNumber(), id.get(), now);
            }
            Claim mine = claim && isSent ? claim(order, id.get(), number) : null;
            return new Recorded(id.get(), Verdict.OPEN, id.get(), mine);
        }
        Optional<Recorded> before = seenBefore(sql, order.arrival());
        if (before.isPresent()) {
            return before.get();
        }
        Owner owner = BusinessKey.owner(sql, checked, checked.revision()).orElseThrow();
        boolean same = checked.contentDigest().equals(owner.contentDigest());
        Verdict verdict = same ? Verdict.DUPLICATE : Verdict.CONFLICT;
        return settledAtOnce(sql, order, verdict, owner, List.of(), history, now);
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
        sql.update("UPDATE orders SET ask_at = NULL WHERE id = ?", orderId);
    }

    /** A bill of a batch that was held back, when its turn comes. */
    void acceptLater(Statements sql, long orderId, String paymentCode, long now) {
        accept(sql, orderId, paymentCode, now);
        OrderState state = OrderState.of(sql, orderId);
        if (state.isToldOf()) {
            unmatched.appeared(sql, state.merchant(), state.invoiceNumber(), orderId, now);
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
                checked.contentDigest());
    }

    private static Optional<Recorded> seenBefore(Statements sql, String arrival) {
        return sql.one(
                "SELECT id FROM orders WHERE arrival = ?",
                row -> new Recorded(row.getLong(1), Verdict.CONTINUED, row.getLong(1), null),
                arrival);
    }

    private Recorded settledAtOnce(
            Statements sql,
            NewOrder order,
            Verdict verdict,
            @Nullable Owner owner,
            List<Violation> violations,
            List<Event> history,
            long now) {
        Outcome outcome = outcome(verdict);
        OutcomeDocument document = EarlyOutcome.document(order, outcome, owner, violations, now);
        byte[] json = document.toJson();
        Optional<Long> id = OrderRows.insert(sql, order, outcome, json, 0, null, now);
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
        return new Recorded(id.get(), verdict, owner == null ? id.get() : owner.id(), null);
    }

    private static Outcome outcome(Verdict verdict) {
        return Outcome.valueOf(verdict.name());
    }

    private static @Nullable String warnings(CheckedOrder checked) {
        return checked.warnings().isEmpty() ? null : String.join("; ", checked.warnings());
    }
}
