package io.github.dokucamel.send;

import io.github.dokucamel.gateway.SendVariables;
import io.github.dokucamel.ledger.Attempt;
import io.github.dokucamel.ledger.Claim;
import io.github.dokucamel.ledger.Hold;
import io.github.dokucamel.ledger.Ledger;
import io.github.dokucamel.ledger.Settlement;
import io.github.dokucamel.outcome.AnswerClass;
import io.github.dokucamel.outcome.Classification;
import io.github.dokucamel.outcome.Evidence;
import io.github.dokucamel.outcome.Outcome;
import io.github.dokucamel.outcome.OutcomeDocument.Failure;
import io.github.dokucamel.outcome.Resolution;
import io.github.dokucamel.send.queue.Holds;
import io.github.dokucamel.send.queue.Reachability;
import io.github.dokucamel.send.queue.Waiters;
import io.github.dokucamel.settings.Settings;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes what an attempt came to: an outcome, or a later attempt, or a hold of the merchant.
 *
 * <p>In: variables {@code attempt} and {@code answer}; {@code evidence} when DOKU was asked for the
 * order's status.
 */
final class SettleOrder implements Processor {

    private static final Logger LOG = LoggerFactory.getLogger(SettleOrder.class);

    private final Ledger ledger;
    private final Holds holds;
    private final Waiters waiters;
    private final Reachability reachability;
    private final RetrySchedule schedule;
    private final ResolveLater resolve;
    private final LastTry lastTry;

    /** Orders that get their one further attempt with a fresh timestamp or token. */
    private final Set<Long> refreshed = ConcurrentHashMap.newKeySet();

    private final Clock clock;

    SettleOrder(
            Ledger ledger,
            Holds holds,
            Waiters waiters,
            Reachability reachability,
            Settings settings,
            Clock clock) {
        this.ledger = ledger;
        this.holds = holds;
        this.waiters = waiters;
        this.reachability = reachability;
        this.schedule = RetrySchedule.of(settings);
        this.resolve = new ResolveLater(settings, clock);
        this.lastTry = new LastTry(settings);
        this.clock = clock;
    }

    @Override
    public void process(Exchange exchange) {
        Attempt attempt = exchange.getVariable(SendVariables.ATTEMPT, Attempt.class);
        Classification seen = exchange.getVariable(SendVariables.ANSWER, Classification.class);
        Evidence evidence = exchange.getVariable(SendVariables.EVIDENCE, Evidence.class);
        LOG.debug(
                "{} attempt {}: {} {} {}",
                attempt.claim().shownInvoiceNumber(),
                attempt.number(),
                seen.answerClass(),
                seen.httpStatus(),
                seen.code());
        noteReachability(seen);
        AnswerClass answer = seen.answerClass();
        boolean again = answer.wantsFreshAttempt() && isFirst(attempt);
        if (answer == AnswerClass.HOLD || answer.wantsFreshAttempt() && !again) {
            if (answer == AnswerClass.CUSTOMER_TOKEN) {
                refuse(attempt, seen);
            } else {
                hold(attempt, seen);
            }
            return;
        }
        if (!again) {
            refreshed.remove(attempt.claim().orderId());
        }
        answered(attempt.claim(), seen);
        if (lastTry.leavesUnresolved(attempt, seen)) {
            unresolved(attempt, seen, evidence);
            return;
        }
        switch (answer) {
            case ACCEPTED -> settle(attempt, seen, Outcome.ACCEPTED, null, null);
            case DECLINED -> settle(attempt, seen, Outcome.DECLINED, error(seen), null);
            case CLOCK, TOKEN, CUSTOMER_TOKEN -> postpone(attempt, seen, Duration.ZERO, false);
            case NOT_SENT, NOT_READY -> postpone(attempt, seen, later(attempt, seen), false);
            default -> postpone(attempt, seen, later(attempt, seen), true);
        }
    }

    private void noteReachability(Classification seen) {
        if (seen.answerClass() == AnswerClass.NOT_SENT) {
            reachability.notReached();
        } else if (seen.answerClass() != AnswerClass.NOT_READY) {
            reachability.reached();
        }
    }

    private boolean isFirst(Attempt attempt) {
        return refreshed.add(attempt.claim().orderId());
    }

    /** Two tokens of the customer were not taken: the customer's affair, and nobody else's. */
    private void refuse(Attempt attempt, Classification seen) {
        refreshed.remove(attempt.claim().orderId());
        if (attempt.inDoubt()) {
            unresolved(attempt, seen, null);
        } else {
            settle(attempt, seen, Outcome.DECLINED, error(seen), null);
        }
    }

    private void answered(Claim claim, Classification seen) {
        boolean business =
                switch (seen.answerClass()) {
                    case ACCEPTED -> true;
                    case DECLINED, UNRESOLVED -> wasAnswered(seen);
                    default -> false;
                };
        if (holds.answered(claim.orderId(), claim.merchant(), business)) {
            ledger.lift(claim.merchant());
        }
    }

    private Duration later(Attempt attempt, Classification seen) {
        return attempt.claim().isUnresolved()
                ? resolve.delay(attempt)
                : schedule.after(attempt.number(), seen.retryAfter());
    }

    private void settle(
            Attempt attempt,
            Classification seen,
            Outcome outcome,
            Failure error,
            Resolution resolution) {
        ledger.settle(
                attempt,
                Doubt.result(attempt, seen, wasAnswered(seen)),
                new Settlement(
                        outcome,
                        seen.replayed(),
                        seen.answered(),
                        seen.httpStatus(),
                        error,
                        resolution),
                clock.millis());
        waiters.settled(attempt.claim().orderId());
    }

    private void unresolved(Attempt attempt, Classification seen, Evidence evidence) {
        settle(attempt, seen, Outcome.UNRESOLVED, error(seen), resolve.of(attempt, seen, evidence));
    }

    /** An attempt that was refused here, before anything left, uses up none. */
    private static boolean wasAnswered(Classification seen) {
        boolean maybeOurs =
                seen.answerClass() == AnswerClass.UNRESOLVED
                        || seen.answerClass() == AnswerClass.DECLINED;
        return !maybeOurs || seen.httpStatus() != null;
    }

    private void postpone(Attempt attempt, Classification seen, Duration delay, boolean counts) {
        long now = clock.millis();
        ledger.postpone(attempt, Doubt.result(attempt, seen, counts), now + delay.toMillis(), now);
    }

    private void hold(Attempt attempt, Classification seen) {
        refreshed.remove(attempt.claim().orderId());
        String reason =
                (seen.code() == null ? "HTTP " + seen.httpStatus() : seen.code())
                        + (seen.message() == null ? "" : " (" + seen.message() + ")");
        Optional<Hold> hold =
                holds.hold(
                        attempt.claim().orderId(),
                        attempt.claim().merchant(),
                        String.valueOf(seen.code()),
                        reason);
        if (hold.isEmpty()) {
            // The probe passes and this order alone is refused again.
            ledger.lift(attempt.claim().merchant());
            unresolved(attempt, seen, null);
            return;
        }
        ledger.hold(hold.get());
        postpone(attempt, seen, Duration.ZERO, false);
    }

    private static Failure error(Classification seen) {
        return new Failure(seen.code(), seen.message(), List.of());
    }
}
