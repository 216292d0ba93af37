package io.github.dokucamel.ledger.sql;

import io.github.dokucamel.ledger.Claim;
import io.github.dokucamel.ledger.NewOrder;
import io.github.dokucamel.ledger.Recorded;
import io.github.dokucamel.ledger.Recorded.Verdict;
import io.github.dokucamel.ledger.sql.BusinessKey.Owner;
import io.github.dokucamel.ledger.store.Statements;
import io.github.dokucamel.operation.check.CheckedOrder;
import io.github.dokucamel.outcome.Outcome;
import io.github.dokucamel.outcome.OutcomeDocument;
import io.github.dokucamel.told.Violation;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** Takes checked orders in: new ones open, the others settled at once. */
final class Recording {

    private static final AtomicLong CLAIMS = new AtomicLong(System.nanoTime() & 0xffffffffL);

    private final Outcomes outcomes;
    private final Unmatched unmatched;
    private final Billing billing;

    Recording(Outcomes outcomes, Unmatched unmatched, Billing billing) {
        this.outcomes = outcomes;
        this.unmatched = unmatched;
        this.billing = billing;
    }

    static long newClaim() {
        return CLAIMS.incrementAndGet();
    }

    List<Recorded> record(Statements sql, List<NewOrder> orders, int room, long now)
            throws SQLException {
        List<Recorded> recorded = new ArrayList<>(orders.size());
        Map<Long, Long> total = new HashMap<>();
        Map<Long, Map<Verdict, Long>> verdicts = new HashMap<>();
        int left = room;
        boolean isToldOf = NewsRows.anyUnmatched(sql);
        for (NewOrder order : orders) {
            Recorded one = record(sql, order, left > 0, isToldOf, now);
            recorded.add(one);
            if (one.claim() != null) {
                left--;
            }
            if (order.source().batch() != null && one.verdict() != Verdict.CONTINUED) {
                long batch = order.source().batch().id();
                total.merge(batch, 1L, Long::sum);
                verdicts.computeIfAbsent(batch, b -> new EnumMap<>(Verdict.class))
                        .merge(one.verdict(), 1L, Long::sum);
            }
        }
        for (Map.Entry<Long, Long> batch : total.entrySet()) {
            Map<Verdict, Long> counts = verdicts.get(batch.getKey());
            Batching.add(
                    sql, batch.getKey(), batch.getValue(), counts.getOrDefault(Verdict.OPEN, 0L));
            for (Map.Entry<Verdict, Long> count : counts.entrySet()) {
                if (count.getKey() != Verdict.OPEN) {
                    Batching.count(
                            sql, batch.getKey(), outcome(count.getKey()).text(), count.getValue());
                }
            }
        }
        return recorded;
    }

    /** @param isToldOf whether anything is kept that no order matched so far */
    private Recorded record(
            Statements sql, NewOrder order, boolean claim, boolean isToldOf, long now)
            throws SQLException {
        CheckedOrder checked = order.checked();
        if (!checked.isValid()) {
            return settledAtOnce(sql, order, Verdict.INVALID, null, checked.violations(), now);
        }
        List<Violation> early = BusinessKey.revisionRule(sql, checked);
        if (!early.isEmpty()) {
            return settledAtOnce(sql, order, Verdict.INVALID, null, early, now);
        }
        boolean isSent = order.bill() == null;
        long number = claim && isSent ? newClaim() : 0;
        Optional<Long> id = OrderRows.insert(sql, order, true, null, null, number, now);
        if (id.isPresent()) {
            Outcomes.event(sql, id.get(), now, "recorded", warnings(checked));
            if (!isSent) {
                billing.accept(sql, id.get(), order, now);
            }
            if (isToldOf && !checked.isCall()) {
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
        return settledAtOnce(
                sql, order, same ? Verdict.DUPLICATE : Verdict.CONFLICT, owner, List.of(), now);
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
                checked.callKey());
    }

    private static Optional<Recorded> seenBefore(Statements sql, String arrival)
            throws SQLException {
        return sql.one(
                "SELECT id FROM orders WHERE arrival = ?",
                row -> new Recorded(row.getLong(1), Verdict.CONTINUED, row.getLong(1), null),
                arrival);
    }

    private Recorded settledAtOnce(
            Statements sql,
            NewOrder order,
            Verdict verdict,
            Owner owner,
            List<Violation> violations,
            long now)
            throws SQLException {
        Outcome outcome = outcome(verdict);
        OutcomeDocument document = EarlyOutcome.document(order, outcome, owner, violations, now);
        byte[] json = document.toJson();
        Optional<Long> id = OrderRows.insert(sql, order, false, outcome, json, 0, now);
        if (id.isEmpty()) {
            return seenBefore(sql, order.arrival()).orElseThrow();
        }
        Outcomes.event(sql, id.get(), now, outcome.text(), null);
        if (owner != null) {
            Outcomes.event(sql, owner.id(), now, outcome.text() + " arrived", order.arrival());
        }
        boolean reply = order.source().replyTo() != null;
        outcomes.add(sql, id.get(), outcome, document, json, reply, now);
        return new Recorded(id.get(), verdict, owner == null ? id.get() : owner.id(), null);
    }

    private static Outcome outcome(Verdict verdict) {
        return switch (verdict) {
            case INVALID -> Outcome.INVALID;
            case CONFLICT -> Outcome.CONFLICT;
            default -> Outcome.DUPLICATE;
        };
    }

    private static String warnings(CheckedOrder checked) {
        return checked.warnings().isEmpty() ? null : String.join("; ", checked.warnings());
    }
}
