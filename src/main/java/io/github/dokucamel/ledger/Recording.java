package io.github.dokucamel.ledger;

import io.github.dokucamel.ledger.Recorded.Verdict;
import io.github.dokucamel.operation.CheckedOrder;
import io.github.dokucamel.order.Violation;
import io.github.dokucamel.outcome.Outcome;
import io.github.dokucamel.outcome.OutcomeDocument;
import io.github.dokucamel.outcome.OutcomeDocument.Arrival;
import io.github.dokucamel.outcome.OutcomeDocument.Failure;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/** Takes checked orders in: new ones open, the others settled at once. */
final class Recording {

    private static final long LEASE_MS = 600_000;
    private static final AtomicLong CLAIMS = new AtomicLong(System.nanoTime() & 0xffffffffL);

    private final Outcomes outcomes;

    Recording(Outcomes outcomes) {
        this.outcomes = outcomes;
    }

    static long newClaim() {
        return CLAIMS.incrementAndGet();
    }

    /** Who owns a business key already. */
    private record Owner(long id, String contentDigest, boolean open, byte[] document) {}

    List<Recorded> record(Statements sql, List<NewOrder> orders, int room, long now)
            throws SQLException {
        List<Recorded> recorded = new ArrayList<>(orders.size());
        Map<Long, Long> total = new HashMap<>();
        Map<Long, Map<Verdict, Long>> verdicts = new HashMap<>();
        int left = room;
        for (NewOrder order : orders) {
            Recorded one = record(sql, order, left > 0, now);
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

    private Recorded record(Statements sql, NewOrder order, boolean claim, long now)
            throws SQLException {
        CheckedOrder checked = order.checked();
        if (checked.order() == null) {
            return settledAtOnce(sql, order, Verdict.INVALID, null, checked.violations(), now);
        }
        List<Violation> early = revisionRule(sql, checked);
        if (!early.isEmpty()) {
            return settledAtOnce(sql, order, Verdict.INVALID, null, early, now);
        }
        long number = claim ? newClaim() : 0;
        Optional<Long> id = insert(sql, order, true, null, null, number, now);
        if (id.isPresent()) {
            Outcomes.event(sql, id.get(), now, "recorded", warnings(checked));
            Claim mine =
                    claim
                            ? new Claim(
                                    id.get(),
                                    number,
                                    checked.merchant(),
                                    checked.operation(),
                                    checked.invoiceNumber(),
                                    order.lane(),
                                    checked.content())
                            : null;
            return new Recorded(id.get(), Verdict.OPEN, id.get(), mine);
        }
        Optional<Recorded> before = seenBefore(sql, order.arrival());
        if (before.isPresent()) {
            return before.get();
        }
        Owner owner = owner(sql, checked, checked.revision()).orElseThrow();
        boolean same = checked.contentDigest().equals(owner.contentDigest());
        return settledAtOnce(
                sql, order, same ? Verdict.DUPLICATE : Verdict.CONFLICT, owner, List.of(), now);
    }

    /** A higher revision is taken only after the one before it came to nothing. */
    private static List<Violation> revisionRule(Statements sql, CheckedOrder checked)
            throws SQLException {
        if (checked.revision() <= 1 || owner(sql, checked, checked.revision()).isPresent()) {
            return List.of();
        }
        int before = checked.revision() - 1;
        String outcome =
                sql.one(
                                "SELECT outcome FROM orders WHERE merchant = ? AND operation = ?"
                                        + " AND invoice_number = ? AND revision = ?"
                                        + " AND claims_key = 1",
                                row -> String.valueOf(row.getString(1)),
                                checked.merchant(),
                                checked.operation(),
                                checked.invoiceNumber(),
                                before)
                        .orElse("unknown");
        return switch (outcome) {
            case "declined", "failed", "expired" -> List.of();
            case "unknown" ->
                    List.of(
                            new Violation(
                                    "revision",
                                    "is "
                                            + checked.revision()
                                            + ", but revision "
                                            + before
                                            + " of this invoice number was never taken in",
                                    "Send it as revision " + before));
            default ->
                    List.of(
                            new Violation(
                                    "revision",
                                    "is "
                                            + checked.revision()
                                            + ", but revision "
                                            + before
                                            + " is "
                                            + (outcome.equals("null") ? "pending" : outcome),
                                    "A new revision is taken only after the one before it was"
                                            + " declined, failed or expired"));
        };
    }

    private static Optional<Owner> owner(Statements sql, CheckedOrder checked, int revision)
            throws SQLException {
        return sql.one(
                "SELECT id, content_digest, state, document FROM orders WHERE merchant = ?"
                        + " AND operation = ? AND invoice_number = ? AND revision = ?"
                        + " AND claims_key = 1",
                row ->
                        new Owner(
                                row.getLong(1),
                                row.getString(2),
                                row.getString(3).equals("open"),
                                row.getBytes(4)),
                checked.merchant(),
                checked.operation(),
                checked.invoiceNumber(),
                revision);
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
        OutcomeDocument document = document(order, outcome, owner, violations, now);
        byte[] json = document.toJson();
        Optional<Long> id = insert(sql, order, false, outcome, json, 0, now);
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

    private static OutcomeDocument document(
            NewOrder order, Outcome outcome, Owner owner, List<Violation> violations, long now) {
        CheckedOrder checked = order.checked();
        OutcomeDocument stored =
                owner == null || owner.document() == null
                        ? null
                        : OutcomeDocument.fromJson(owner.document());
        boolean answers = outcome == Outcome.DUPLICATE && stored != null;
        return new OutcomeDocument(
                Outcomes.newDeliveryId(),
                checked.invoiceNumber(),
                checked.merchant(),
                checked.operation(),
                checked.revision(),
                outcome.text(),
                false,
                answers ? stored.paymentUrl() : null,
                answers ? stored.requestId() : null,
                answers ? stored.httpStatus() : null,
                error(outcome, owner, stored, violations),
                0,
                new Arrival(
                        order.source().intake(),
                        order.source().name(),
                        order.line() == 0 ? null : order.line()),
                Instant.ofEpochMilli(now),
                Instant.ofEpochMilli(now));
    }

    private static Failure error(
            Outcome outcome, Owner owner, OutcomeDocument stored, List<Violation> violations) {
        return switch (outcome) {
            case INVALID -> invalid(violations);
            case CONFLICT ->
                    failure(
                            "conflict",
                            "This invoice number was taken in before with other content; nothing"
                                    + " is sent. Send a corrected order under a new invoice"
                                    + " number, or as the next revision once this one is"
                                    + " declined");
            default ->
                    failure(
                            "duplicate",
                            "The same order was taken in before and is "
                                    + (stored == null ? "pending" : stored.outcome())
                                    + "; nothing more is sent");
        };
    }

    private static Failure failure(String code, String message) {
        return new Failure(code, message, List.of());
    }

    private static Failure invalid(List<Violation> violations) {
        String message =
                violations.stream().map(Violation::message).collect(Collectors.joining(" "));
        return new Failure("invalid_order", message, violations);
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

    /** Empty when the arrival or the business key is there already. */
    private static Optional<Long> insert(
            Statements sql,
            NewOrder order,
            boolean open,
            Outcome outcome,
            byte[] document,
            long claim,
            long now)
            throws SQLException {
        CheckedOrder checked = order.checked();
        Source source = order.source();
        return sql.one(
                "INSERT INTO orders (arrival, batch_id, line, intake, source_name, merchant,"
                        + " operation, invoice_number, revision, claims_key, content,"
                        + " content_digest, normaliser_version, lane, state, outcome, document,"
                        + " due_at, claim, claimed_until, reply_to, correlation_id, received_at,"
                        + " settled_at) VALUES"
                        + " (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                        + " ON CONFLICT DO NOTHING RETURNING id",
                row -> row.getLong(1),
                order.arrival(),
                source.batch() == null ? null : source.batch().id(),
                order.line(),
                source.intake(),
                source.name(),
                checked.merchant(),
                checked.operation(),
                checked.invoiceNumber(),
                checked.revision(),
                open ? 1 : 0,
                open ? checked.content() : null,
                open ? checked.contentDigest() : null,
                checked.normaliserVersion(),
                order.lane().ordinal(),
                open ? "open" : "settled",
                outcome == null ? null : outcome.text(),
                document,
                now,
                claim,
                claim == 0 ? 0 : now + LEASE_MS,
                source.replyTo(),
                source.correlationId(),
                now,
                open ? null : now);
    }
}
