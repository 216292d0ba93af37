package io.github.dokucamel.ledger.sql;

import io.github.dokucamel.ledger.Acts;
import io.github.dokucamel.ledger.Attempt;
import io.github.dokucamel.ledger.AttemptResult;
import io.github.dokucamel.ledger.Batches;
import io.github.dokucamel.ledger.LedgerException;
import io.github.dokucamel.ledger.NewOrder;
import io.github.dokucamel.ledger.Payments;
import io.github.dokucamel.ledger.Recorded;
import io.github.dokucamel.ledger.Settlement;
import io.github.dokucamel.ledger.Tokens;
import io.github.dokucamel.ledger.store.Statements;
import io.github.dokucamel.ledger.store.Transactions;
import io.github.dokucamel.outcome.Outcome;
import io.github.dokucamel.settings.LedgerAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The ledger in a relational database: SQLite as a file, or what a host's DataSource leads to. The
 * statements keep to what SQLite and PostgreSQL share.
 */
public final class SqlLedger
        implements Batching,
                Rereading,
                Claiming,
                Sending,
                Holding,
                Delivering,
                ClockStep,
                Asking,
                Reporting {

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
    private final AskingFirst asking;
    private final Clock clock;
    private final Recording recording;
    private final Settling settling;
    private final ByHand byHand;
    private final Payments payments;
    private final Tokens tokens;
    private final Acts acts;
    private final Batches batches;

    private SqlLedger(Transactions ledger, AskingFirst asking, Outbox outbox, Clock clock) {
        Outcomes outcomes = new Outcomes(outbox);
        Paying paying = new Paying(outcomes);
        Unmatched unmatched = new Unmatched(outcomes, paying);
        this.recording = new Recording(outcomes, unmatched, asking);
        this.settling = new Settling(outcomes, unmatched);
        this.byHand = new ByHand(outcomes, unmatched);
        this.ledger = ledger;
        this.asking = asking;
        this.clock = clock;
        this.payments = new SqlPayments(ledger, paying, unmatched, new Bindings(outcomes));
        this.tokens = new SqlTokens(ledger);
        this.acts = new SqlActs(ledger, new Doing(outcomes, paying));
        this.batches = new SqlBatches(ledger, outcomes);
    }

    /** One that nothing is marked of outside its directory. */
    public static SqlLedger open(String url, String environment, Outbox outbox) {
        return open(LedgerAddress.of(url), null, environment, outbox, Clock.systemUTC());
    }

    /**
     * @param mark a file outside the data directory by which a ledger is known that went back; null
     *     for none
     * @throws LedgerException also when another process or another environment owns it
     */
    public static SqlLedger open(
            LedgerAddress address,
            @Nullable Path mark,
            String environment,
            Outbox outbox,
            Clock clock) {
        AskingFirst asking = new AskingFirst();
        Transactions ledger =
                Transactions.of(address, mark, environment, sql -> startOver(sql, asking, clock));
        return new SqlLedger(ledger, asking, outbox, clock);
    }

    /** @param address whose schema and timeout count */
    public static SqlLedger open(
            DataSource given,
            LedgerAddress address,
            String environment,
            Outbox outbox,
            Clock clock) {
        AskingFirst asking = new AskingFirst();
        Transactions ledger =
                Transactions.of(given, address, environment, sql -> startOver(sql, asking, clock));
        return new SqlLedger(ledger, asking, outbox, clock);
    }

    /** A process that died left its claims behind; nobody else works on this ledger. */
    private static int startOver(Statements sql, AskingFirst asking, Clock clock) {
        return asking.begin(sql, clock.millis()) + Claiming.startOver(sql);
    }

    @Override
    public Transactions ledger() {
        return ledger;
    }

    @Override
    public List<Recorded> record(List<NewOrder> orders, int room, long now) {
        return ledger.write(sql -> recording.record(sql, orders, room, now));
    }

    @Override
    public boolean hasArrived(String arrival) {
        return ledger.read(sql -> Recording.seenBefore(sql, arrival).isPresent());
    }

    @Override
    public void acceptBill(Statements sql, long orderId, String paymentCode, long now) {
        recording.acceptLater(sql, orderId, paymentCode, now);
    }

    @Override
    public Batches batches() {
        return batches;
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
        return ledger.write(sql -> ByHand.replay(sql, orderId, reason, now));
    }

    @Override
    public Optional<Long> askingFirstSince() {
        return ledger.read(sql -> Optional.ofNullable(asking.since(sql)));
    }

    @Override
    public long knownUntil() {
        return asking.newest();
    }

    @Override
    public boolean areDeliveriesKnown(Set<String> deliveryIds) {
        return ledger.read(sql -> Outcomes.areKnown(sql, deliveryIds));
    }

    @Override
    public void wentBack() {
        ledger.write(asking::wentBack);
    }

    @Override
    public Payments payments() {
        return payments;
    }

    @Override
    public Acts acts() {
        return acts;
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
        try {
            ledger.write(sql -> AskingFirst.seen(sql, clock.millis()));
        } catch (LedgerException e) {
            // What was written last tells how old it is, too.
        }
        ledger.close();
    }
}
