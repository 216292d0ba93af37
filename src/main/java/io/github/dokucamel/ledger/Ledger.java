package io.github.dokucamel.ledger;

import io.github.dokucamel.outcome.Outcome;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The durable record of all orders, attempts, outcomes and deliveries. Each method is one
 * transaction, durable when it returns; concurrent callers share commits. Times are milliseconds
 * since 1970 UTC. Every method throws {@link LedgerException}; after that the transaction has
 * either not happened or is unknown, never half done.
 */
public interface Ledger extends AutoCloseable, Rereads, RestoredLedger, Reports {

    // --- take in ---

    /**
     * The unfinished batch that was read from this file before, or a new one.
     *
     * @param name what a new one is called, where that is free
     * @param fileName tells the file from every other one that is read or waits for it
     */
    Batch openBatch(String name, String fileName, String digest, Set<String> takenNames, long now);

    /**
     * Records orders in the sequence given. An arrival seen before is not recorded again.
     *
     * @param room how many of them may be claimed for hand-over in memory
     */
    List<Recorded> record(List<NewOrder> orders, int room, long now);

    /**
     * Whether something was recorded that came from there.
     *
     * @param arrival as {@link NewOrder#arrival} has it
     */
    boolean hasArrived(String arrival);

    /** Every order of the batch is recorded. */
    void batchRecorded(long batchId, long now);

    /** Its file lies in its final place. */
    void batchFinished(long batchId, long now);

    /**
     * Its file has more in it than was recorded, and is read again.
     *
     * @param digest of what was recorded; a batch of another content stays as it is
     */
    void batchReopened(long batchId, String digest);

    /** Batches whose file has not been moved yet, by file name. */
    List<Batch> unfinishedBatches();

    /** Those that are checked before anything of them goes. */
    Batches batches();

    // --- send ---

    /**
     * Claims open orders that are due, the ones somebody waits for first, and after them unresolved
     * ones that are to be asked for again.
     */
    List<Claim> claim(String merchant, int limit, long now);

    /** Like {@link #claim}, of those only that somebody waits for. */
    List<Claim> claimAwaited(String merchant, int limit, long now);

    /** When orders of this merchant become due next, those not due yet. */
    Optional<Long> nextClaim(String merchant, long now);

    /** Gives claimed orders back untouched. */
    void release(List<Claim> claims, long dueAt);

    /**
     * Makes an attempt durable before its first byte leaves. The first one stores the request; every
     * later one returns what was stored then. Only while no attempt may have been processed are base
     * URL, Client-Id and target replaced by the ones given: a mended configuration goes on with the
     * same Request-Id and bytes.
     *
     * @return empty when the claim is no longer ours or the order is settled: send nothing
     */
    Optional<Attempt> beginAttempt(Claim claim, NewRequest request, long now, long leaseUntil);

    /** The attempt brought no outcome; the order is as it was before and due later. */
    void postpone(Attempt attempt, AttemptResult result, long dueAt, long now);

    /**
     * Settles an order and puts its outcome into the outbox. Compare-and-set: the first outcome
     * stays, except that accepted replaces unresolved or declined, and declined replaces
     * unresolved. All but accepted must come from the latest claim. An order that is unresolved
     * again takes over what was learned and when it is due.
     *
     * @return whether this outcome took effect
     */
    boolean settle(Attempt attempt, AttemptResult result, Settlement settlement, long now);

    /**
     * A person settles an unresolved order.
     *
     * @param paymentUrl null when it is not known
     * @return false when the order is not unresolved
     */
    boolean settleByHand(
            long orderId, Outcome outcome, @Nullable String paymentUrl, String reason, long now);

    /**
     * A person has an unresolved order repeated once, now, whatever its age.
     *
     * @return false when the order is not unresolved
     */
    boolean replayByHand(long orderId, String reason, long now);

    /** Merchants that were on hold when this was last written. */
    List<Hold> holds();

    /** The latest hold of a merchant replaces the one before. */
    void hold(Hold hold);

    void lift(String merchant);

    // --- deliver ---

    /** Deliveries of one destination that are due, oldest first. */
    List<Delivery> dueDeliveries(String destination, int limit, long now);

    /** One of this destination by its {@code delivery_id}, while it is not done, due or not. */
    Optional<Delivery> undelivered(String destination, String deliveryId);

    /** When deliveries of this destination become due next, those not due yet. */
    Optional<Long> nextDelivery(String destination, long now);

    /** The files are written and synced beside their destination, not yet visible. */
    void staged(List<Delivery> deliveries);

    void delivered(List<Delivery> deliveries, long now);

    void deliveryFailed(Delivery delivery, String error, long dueAt);

    /** Destinations with undelivered outcomes, whether or not they are still configured. */
    Set<String> pendingDestinations();

    /** Deliveries not yet done that have failed less than {@code tries} times. */
    boolean hasDeliveries(int tries);

    /** Deliveries not yet done whose time has come, however often they have failed. */
    boolean hasDueDeliveries(long now);

    /**
     * The clock was set: leases and what is due later move along, and what is due later than {@code
     * longest} from now is due now.
     *
     * @param by milliseconds; negative when it was set back, 0 at a start
     */
    void clockStepped(long by, long now, long longest);

    // --- what DOKU says of payments ---

    Payments payments();

    // --- what people do to bills ---

    Acts acts();

    // --- the tokens of SNAP ---

    Tokens tokens();

    // --- ask ---

    /** The order that owns the key, with its history. */
    Optional<OrderView> find(String merchant, String operation, String invoiceNumber, int revision);

    Optional<OrderView> find(long orderId);

    /**
     * An order by the number that it has at DOKU, where that is another than the books'; the newest of
     * several revisions.
     *
     * @param revision null for any
     */
    Optional<OrderView> findAtDoku(
            String merchant, String operation, String dokuNumber, @Nullable Integer revision);

    /** The call that owns the key, with its history. */
    Optional<OrderView> findCall(String merchant, String operation, String key);

    /** Whether an order of these merchants is open. */
    boolean hasOpenOrders(Set<String> merchants);

    /** Whether an unresolved order of these merchants is due or being asked for. */
    boolean hasUnresolvedDue(Set<String> merchants, long now);

    boolean hasOutcome(String outcome);

    /** Looks at every order that is not settled. */
    Movement movement();

    /** What the last attempts of open orders met, the most frequent ones first. */
    List<String> troubles();

    /** Orders by intake and outcome; open ones as {@code pending}. Calls do not count. */
    List<Tally> tally();

    /** @param listener told after each commit; it must not wait for anything */
    void whenWritten(Runnable listener);

    /** Why nothing can be written at present; empty when all is well. Tries it after a failure. */
    Optional<String> trouble();

    @Override
    void close();
}
