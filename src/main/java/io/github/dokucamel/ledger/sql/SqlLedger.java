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
import io.github.dokucamel.ledger.store.GroupCommit;
import io.github.dokucamel.ledger.store.Schema;
import io.github.dokucamel.ledger.store.Statements;
import io.github.dokucamel.outcome.Outcome;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import javax.sql.DataSource;

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

    private final Database database;
    private final GroupCommit writer;
    private final Statements reader;
    private final ReentrantLock reading = new ReentrantLock();
    private final Batching batching = new Batching();
    private final Recording recording;
    private final Claiming claiming = new Claiming();
    private final Sending sending = new Sending();
    private final Settling settling;
    private final ByHand byHand;
    private final Holding holding = new Holding();
    private final Delivering delivering = new Delivering();
    private final ClockStep clockStep = new ClockStep();
    private final Asking asking = new Asking();
    private final SqlPayments payments;
    private final SqlTokens tokens;

    private SqlLedger(Database database, String environment, Outbox outbox) {
        this.database = database;
        Outcomes outcomes = new Outcomes(outbox);
        Paying paying = new Paying(outcomes);
        Unmatched unmatched = new Unmatched(outcomes, paying);
        Billing billing = new Billing(outcomes);
        this.recording = new Recording(outcomes, unmatched, billing);
        this.settling = new Settling(outcomes, unmatched);
        this.byHand = new ByHand(outcomes, unmatched);
        this.payments = new SqlPayments(access(), paying, unmatched, billing);
        this.tokens = new SqlTokens(access());
        List<Statements> opened = new ArrayList<>();
        try {
            opened.add(new Statements(database));
            Schema.prepare(opened.get(0), environment);
            opened.add(new Statements(database));
            this.writer =
                    new GroupCommit(
                            opened.get(0), database.count(opened.get(0)), database.trouble());
            this.reader = opened.get(1);
            // A process that died left its claims behind; nobody else works on this ledger.
            writer.commit(claiming::startOver);
        } catch (SQLException | RuntimeException e) {
            // A connection left open would keep the file locked for whoever opens it next.
            opened.forEach(Statements::close);
            database.close();
            throw database.trouble().of("opened", e);
        }
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
        return writer.commit(sql -> batching.open(sql, fileName, digest, takenNames, now));
    }

    @Override
    public List<Recorded> record(List<NewOrder> orders, int room, long now) {
        return writer.commit(sql -> recording.record(sql, orders, room, now));
    }

    @Override
    public void batchRecorded(long batchId, long now) {
        writer.commit(sql -> batching.recorded(sql, batchId, now));
    }

    @Override
    public void batchFinished(long batchId, long now) {
        writer.commit(sql -> batching.finished(sql, batchId, now));
    }

    @Override
    public List<Batch> unfinishedBatches() {
        return read(batching::unfinished);
    }

    @Override
    public List<Claim> claim(String merchant, int limit, long now) {
        if (!read(sql -> claiming.anyDue(sql, merchant, now))) {
            return List.of();
        }
        return writer.commit(sql -> claiming.claim(sql, merchant, limit, now));
    }

    @Override
    public List<Claim> claimAwaited(String merchant, int limit, long now) {
        if (!read(sql -> claiming.anyAwaitedDue(sql, merchant, now))) {
            return List.of();
        }
        return writer.commit(sql -> claiming.claimAwaited(sql, merchant, limit, now));
    }

    @Override
    public Optional<Long> nextClaim(String merchant, long now) {
        return read(sql -> claiming.next(sql, merchant, now));
    }

    @Override
    public void release(List<Claim> claims, long dueAt) {
        writer.commit(sql -> claiming.release(sql, claims, dueAt));
    }

    @Override
    public Optional<Attempt> beginAttempt(
            Claim claim, NewRequest request, long now, long leaseUntil) {
        return writer.commit(sql -> sending.begin(sql, claim, request, now, leaseUntil));
    }

    @Override
    public void postpone(Attempt attempt, AttemptResult result, long dueAt, long now) {
        writer.commit(sql -> sending.postpone(sql, attempt, result, dueAt, now));
    }

    @Override
    public boolean settle(Attempt attempt, AttemptResult result, Settlement settlement, long now) {
        return writer.commit(sql -> settling.settle(sql, attempt, result, settlement, now));
    }

    @Override
    public boolean settleByHand(
            long orderId, Outcome outcome, String paymentUrl, String reason, long now) {
        return writer.commit(sql -> byHand.settle(sql, orderId, outcome, paymentUrl, reason, now));
    }

    @Override
    public boolean replayByHand(long orderId, String reason, long now) {
        return writer.commit(sql -> byHand.replay(sql, orderId, reason, now));
    }

    @Override
    public List<Hold> holds() {
        return read(holding::all);
    }

    @Override
    public void hold(Hold hold) {
        writer.commit(sql -> holding.hold(sql, hold));
    }

    @Override
    public void lift(String merchant) {
        writer.commit(sql -> holding.lift(sql, merchant));
    }

    @Override
    public List<Delivery> dueDeliveries(String destination, int limit, long now) {
        return read(sql -> delivering.due(sql, destination, limit, now));
    }

    @Override
    public void staged(List<Delivery> deliveries) {
        writer.commit(sql -> delivering.staged(sql, deliveries));
    }

    @Override
    public void delivered(List<Delivery> deliveries, long now) {
        writer.commit(sql -> delivering.delivered(sql, deliveries, now));
    }

    @Override
    public void deliveryFailed(Delivery delivery, String error, long dueAt) {
        writer.commit(sql -> delivering.failed(sql, delivery, error, dueAt));
    }

    @Override
    public void clockStepped(long by, long now, long longest) {
        writer.commit(sql -> clockStep.follow(sql, by, now, longest));
    }

    @Override
    public Optional<Long> nextDelivery(String destination, long now) {
        return read(sql -> delivering.next(sql, destination, now));
    }

    @Override
    public Set<String> pendingDestinations() {
        return read(delivering::pendingDestinations);
    }

    @Override
    public boolean hasDeliveries(int tries) {
        return read(sql -> delivering.any(sql, tries));
    }

    @Override
    public boolean hasDueDeliveries(long now) {
        return read(sql -> delivering.anyDue(sql, now));
    }

    @Override
    public Optional<OrderView> find(
            String merchant, String operation, String invoiceNumber, int revision) {
        return read(sql -> asking.find(sql, merchant, operation, invoiceNumber, revision));
    }

    @Override
    public Optional<OrderView> find(long orderId) {
        return read(sql -> asking.find(sql, orderId));
    }

    @Override
    public Optional<OrderView> findCall(String merchant, String operation, String key) {
        return read(sql -> asking.findCall(sql, merchant, operation, key));
    }

    @Override
    public boolean hasOpenOrders(Set<String> merchants) {
        return read(sql -> asking.hasOpenOrders(sql, merchants));
    }

    @Override
    public boolean hasUnresolvedDue(Set<String> merchants, long now) {
        return read(sql -> asking.hasUnresolvedDue(sql, merchants, now));
    }

    @Override
    public boolean hasOutcome(String outcome) {
        return read(sql -> asking.hasOutcome(sql, outcome));
    }

    @Override
    public List<BatchCounts> changedBatches() {
        return read(batching::changed);
    }

    @Override
    public List<BatchCounts> openBatches() {
        return read(batching::withOpenOrders);
    }

    @Override
    public void report(long batchId, Consumer<ReportRow> row) {
        // A connection of its own: a million rows must not keep other readers waiting.
        try (Statements sql = new Statements(database)) {
            asking.report(sql, batchId, row);
        } catch (SQLException e) {
            throw database.trouble().of("read", e);
        }
    }

    @Override
    public void reported(long batchId, long changes, long now) {
        writer.commit(sql -> batching.reported(sql, batchId, changes, now));
    }

    @Override
    public List<Tally> tally() {
        return read(asking::tally);
    }

    @Override
    public Payments payments() {
        return payments;
    }

    @Override
    public Tokens tokens() {
        return tokens;
    }

    private SqlPayments.Access access() {
        return new SqlPayments.Access() {
            @Override
            public <T> T write(GroupCommit.Work<T> work) {
                return writer.commit(work);
            }

            @Override
            public <T> T read(GroupCommit.Work<T> work) {
                return SqlLedger.this.read(work);
            }
        };
    }

    @Override
    public void whenWritten(Runnable listener) {
        writer.whenWritten(listener);
    }

    @Override
    public Optional<String> trouble() {
        if (writer.lastTrouble().isEmpty()) {
            return Optional.empty();
        }
        try {
            // Where nothing else is to be written, this finds out that it can be again.
            writer.commit(
                    sql ->
                            sql.update(
                                    "UPDATE ledger_info SET value = value"
                                            + " WHERE name = 'schema_version'"));
            return Optional.empty();
        } catch (LedgerException e) {
            return Optional.of(e.getMessage());
        }
    }

    private <T> T read(GroupCommit.Work<T> work) {
        reading.lock();
        try {
            return work.run(reader);
        } catch (SQLException e) {
            writer.note(e);
            throw database.trouble().of("read", e);
        } finally {
            // Also after a failure: the next question must not be answered from the same snapshot.
            endReading();
            reading.unlock();
        }
    }

    private void endReading() {
        try {
            reader.rollback();
        } catch (SQLException e) {
            // The next question fails on the same connection and says so.
        }
    }

    @Override
    public void close() {
        reading.lock();
        try {
            reader.close();
        } finally {
            reading.unlock();
        }
        writer.close();
        database.close();
    }
}
