package io.github.dokucamel.ledger.sql;

import io.github.dokucamel.ledger.Attempt;
import io.github.dokucamel.ledger.AttemptResult;
import io.github.dokucamel.ledger.Batch;
import io.github.dokucamel.ledger.BatchCounts;
import io.github.dokucamel.ledger.Claim;
import io.github.dokucamel.ledger.Delivery;
import io.github.dokucamel.ledger.Hold;
import io.github.dokucamel.ledger.Ledger;
import io.github.dokucamel.ledger.LedgerException;
import io.github.dokucamel.ledger.NewOrder;
import io.github.dokucamel.ledger.NewRequest;
import io.github.dokucamel.ledger.OrderView;
import io.github.dokucamel.ledger.Payments;
import io.github.dokucamel.ledger.Recorded;
import io.github.dokucamel.ledger.ReportRow;
import io.github.dokucamel.ledger.Settlement;
import io.github.dokucamel.ledger.Tally;
import io.github.dokucamel.ledger.Tokens;
import io.github.dokucamel.ledger.store.Database;
import io.github.dokucamel.outcome.Outcome;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The ledger in a relational database: SQLite as a file, or what a host's DataSource leads to. The
 * statements keep to what SQLite and PostgreSQL share.
 */
public final class SqlLedger implements Ledger {

    /**
     * Where settled orders go.
     *
     * @param destinations by outcome, as configured
     * @param paymentReplies whether JMSReplyTo gets the outcomes of payments too
     * @param askAfterMs how long after an order was accepted its payment is asked for first
     */
    public record Outbox(
            Map<Outcome, List<String>> destinations, boolean paymentReplies, long askAfterMs) {

        /** Payments are told to destinations only, and asked for at once. */
        public Outbox(Map<Outcome, List<String>> destinations) {
            this(destinations, false, 0);
        }
    }

    private final Transactions ledger;
    private final Recording recording;
    private final Settling settling;
    private final ByHand byHand;
    private final Payments payments;
    private final Tokens tokens;

    private SqlLedger(Database database, String environment, Outbox outbox) {
        Outcomes outcomes = new Outcomes(outbox);
        Paying paying = new Paying(outcomes);
        Unmatched unmatched = new Unmatched(outcomes, paying);
        Billing billing = new Billing(outcomes);
        this.recording = new Recording(outcomes, unmatched, billing);
        this.settling = new Settling(outcomes, unmatched);
        this.byHand = new ByHand(outcomes, unmatched);
        // A process that died left its claims behind; nobody else works on this ledger.
        this.ledger = new Transactions(database, environment, Claiming::startOver);
        this.payments = new SqlPayments(ledger, paying, unmatched, billing);
        this.tokens = new SqlTokens(ledger);
    }

    /** @throws LedgerException also when another process or another environment owns the file */
    public static SqlLedger open(String url, String environment, Outbox outbox) {
        return new SqlLedger(Database.sqlite(url), environment, outbox);
    }

    public static SqlLedger open(DataSource given, String environment, Outbox outbox) {
        return new SqlLedger(Database.of(given), environment, outbox);
    }

    @Override
    public Batch openBatch(String fileName, String digest, Set<String> takenNames, long now) {
        return ledger.write(sql -> Batching.open(sql, fileName, digest, takenNames, now));
    }

    @Override
    public List<Recorded> record(List<NewOrder> orders, int room, long now) {
        return ledger.write(sql -> recording.record(sql, orders, room, now));
    }

    @Override
    public void batchRecorded(long batchId, long now) {
        ledger.write(sql -> Batching.recorded(sql, batchId, now));
    }

    @Override
    public void batchFinished(long batchId, long now) {
        ledger.write(sql -> Batching.finished(sql, batchId, now));
    }

    @Override
    public List<Batch> unfinishedBatches() {
        return ledger.read(Batching::unfinished);
    }

    @Override
    public List<Claim> claim(String merchant, int limit, long now) {
        if (!ledger.read(sql -> Claiming.anyDue(sql, merchant, now))) {
            return List.of();
        }
        return ledger.write(sql -> Claiming.claim(sql, merchant, limit, now));
    }

    @Override
    public List<Claim> claimAwaited(String merchant, int limit, long now) {
        if (!ledger.read(sql -> Claiming.anyAwaitedDue(sql, merchant, now))) {
            return List.of();
        }
        return ledger.write(sql -> Claiming.claimAwaited(sql, merchant, limit, now));
    }

    @Override
    public Optional<Long> nextClaim(String merchant, long now) {
        return ledger.read(sql -> Claiming.next(sql, merchant, now));
    }

    @Override
    public void release(List<Claim> claims, long dueAt) {
        ledger.write(sql -> Claiming.release(sql, claims, dueAt));
    }

    @Override
    public Optional<Attempt> beginAttempt(
            Claim claim, NewRequest request, long now, long leaseUntil) {
        return ledger.write(sql -> Sending.begin(sql, claim, request, now, leaseUntil));
    }

    @Override
    public void postpone(Attempt attempt, AttemptResult result, long dueAt, long now) {
        ledger.write(sql -> Sending.postpone(sql, attempt, result, dueAt, now));
    }

    @Override
    public boolean settle(Attempt attempt, AttemptResult result, Settlement settlement, long now) {
        return ledger.write(sql -> settling.settle(sql, attempt, result, settlement, now));
    }

    @Override
    public boolean settleByHand(
            long orderId, Outcome outcome, @Nullable String paymentUrl, String reason, long now) {
        return ledger.write(sql -> byHand.settle(sql, orderId, outcome, paymentUrl, reason, now));
    }

    @Override
    public boolean replayByHand(long orderId, String reason, long now) {
        return ledger.write(sql -> byHand.replay(sql, orderId, reason, now));
    }

    @Override
    public List<Hold> holds() {
        return ledger.read(Holding::all);
    }

    @Override
    public void hold(Hold hold) {
        ledger.write(sql -> Holding.hold(sql, hold));
    }

    @Override
    public void lift(String merchant) {
        ledger.write(sql -> Holding.lift(sql, merchant));
    }

    @Override
    public List<Delivery> dueDeliveries(String destination, int limit, long now) {
        return ledger.read(sql -> Delivering.due(sql, destination, limit, now));
    }

    @Override
    public void staged(List<Delivery> deliveries) {
        ledger.write(sql -> Delivering.staged(sql, deliveries));
    }

    @Override
    public void delivered(List<Delivery> deliveries, long now) {
        ledger.write(sql -> Delivering.delivered(sql, deliveries, now));
    }

    @Override
    public void deliveryFailed(Delivery delivery, String error, long dueAt) {
        ledger.write(sql -> Delivering.failed(sql, delivery, error, dueAt));
    }

    @Override
    public void clockStepped(long by, long now, long longest) {
        ledger.write(sql -> ClockStep.follow(sql, by, now, longest));
    }

    @Override
    public Optional<Long> nextDelivery(String destination, long now) {
        return ledger.read(sql -> Delivering.next(sql, destination, now));
    }

    @Override
    public Set<String> pendingDestinations() {
        return ledger.read(Delivering::pendingDestinations);
    }

    @Override
    public boolean hasDeliveries(int tries) {
        return ledger.read(sql -> Delivering.any(sql, tries));
    }

    @Override
    public boolean hasDueDeliveries(long now) {
        return ledger.read(sql -> Delivering.anyDue(sql, now));
    }

    @Override
    public Optional<OrderView> find(
            String merchant, String operation, String invoiceNumber, int revision) {
        return ledger.read(sql -> Asking.find(sql, merchant, operation, invoiceNumber, revision));
    }

    @Override
    public Optional<OrderView> find(long orderId) {
        return ledger.read(sql -> Asking.find(sql, orderId));
    }

    @Override
    public Optional<OrderView> findCall(String merchant, String operation, String key) {
        return ledger.read(sql -> Asking.findCall(sql, merchant, operation, key));
    }

    @Override
    public boolean hasOpenOrders(Set<String> merchants) {
        return ledger.read(sql -> Asking.hasOpenOrders(sql, merchants));
    }

    @Override
    public boolean hasUnresolvedDue(Set<String> merchants, long now) {
        return ledger.read(sql -> Asking.hasUnresolvedDue(sql, merchants, now));
    }

    @Override
    public boolean hasOutcome(String outcome) {
        return ledger.read(sql -> Asking.hasOutcome(sql, outcome));
    }

    @Override
    public List<BatchCounts> changedBatches() {
        return ledger.read(Batching::changed);
    }

    @Override
    public List<BatchCounts> openBatches() {
        return ledger.read(Batching::withOpenOrders);
    }

    @Override
    public void report(long batchId, Consumer<ReportRow> row) {
        ledger.readApart(
                sql -> {
                    Asking.report(sql, batchId, row);
                    return batchId;
                });
    }

    @Override
    public void reported(long batchId, long changes, long now) {
        ledger.write(sql -> Batching.reported(sql, batchId, changes, now));
    }

    @Override
    public List<Tally> tally() {
        return ledger.read(Asking::tally);
    }

    @Override
    public Payments payments() {
        return payments;
    }

    @Override
    public Tokens tokens() {
        return tokens;
    }

    @Override
    public void whenWritten(Runnable listener) {
        ledger.whenWritten(listener);
    }

    @Override
    public Optional<String> trouble() {
        return ledger.trouble();
    }

    @Override
    public void close() {
        ledger.close();
    }
}
