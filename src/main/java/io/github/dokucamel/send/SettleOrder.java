package io.github.dokucamel.send;

import io.github.dokucamel.ledger.Attempt;
import io.github.dokucamel.ledger.AttemptResult;
import io.github.dokucamel.ledger.Ledger;
import io.github.dokucamel.ledger.Settlement;
import io.github.dokucamel.outcome.AnswerClass;
import io.github.dokucamel.outcome.Classification;
import io.github.dokucamel.outcome.Outcome;
import io.github.dokucamel.outcome.OutcomeDocument.Failure;
import io.github.dokucamel.settings.Settings;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes what an attempt came to: an outcome, or a later attempt, or a hold of the merchant.
 *
 * <p>In: variables {@code attempt} and {@code answer}.
 */
public final class SettleOrder implements Processor {

    private static final Logger LOG = LoggerFactory.getLogger(SettleOrder.class);

    private final Ledger ledger;
    private final Holds holds;
    private final Waiters waiters;
    private final Reachability reachability;
    private final RetrySchedule schedule;
    private final int mostAttempts;

    /** Orders that get their one further attempt after an answer about the clock. */
    private final Set<Long> outOfTime = ConcurrentHashMap.newKeySet();

    private final Clock clock;

    public SettleOrder(
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
        this.mostAttempts = settings.send().retryAttempts();
        this.clock = clock;
    }

    @Override
    public void process(Exchange exchange) {
        Attempt attempt = exchange.getVariable(SendVariables.ATTEMPT, Attempt.class);
        Classification seen = exchange.getVariable(SendVariables.ANSWER, Classification.class);
        LOG.debug(
                "{} attempt {}: {} {} {}",
                attempt.claim().invoiceNumber(),
                attempt.number(),
                seen.answerClass(),
                seen.httpStatus(),
                seen.code());
        if (seen.answerClass() == AnswerClass.NOT_SENT) {
            reachability.notReached();
        } else {
            reachability.reached();
        }
        if (seen.answerClass() != AnswerClass.CLOCK) {
            outOfTime.remove(attempt.claim().orderId());
        }
        switch (seen.answerClass()) {
            case ACCEPTED -> settle(attempt, seen, Outcome.ACCEPTED, null);
            case DECLINED -> settle(attempt, seen, Outcome.DECLINED, error(seen));
            case UNRESOLVED -> settle(attempt, seen, Outcome.UNRESOLVED, error(seen));
            case NOT_SENT -> postpone(attempt, seen, false);
            case LATER, UNKNOWN -> {
                if (attempt.counted() + 1 >= mostAttempts) {
                    settle(attempt, seen, Outcome.UNRESOLVED, error(seen));
                } else {
                    postpone(attempt, seen, true);
                }
            }
            case CLOCK -> {
                if (outOfTime.remove(attempt.claim().orderId())) {
                    hold(attempt, seen);
                } else {
                    outOfTime.add(attempt.claim().orderId());
                    ledger.postpone(
                            attempt, result(attempt, seen, false), clock.millis(), clock.millis());
                }
            }
            case HOLD -> hold(attempt, seen);
        }
    }

    private void settle(Attempt attempt, Classification seen, Outcome outcome, Failure error) {
        ledger.settle(
                attempt,
                result(attempt, seen, wasAnswered(seen)),
                new Settlement(
                        outcome, seen.replayed(), seen.paymentUrl(), seen.httpStatus(), error),
                clock.millis());
        waiters.settled(attempt.claim().orderId());
    }

    /** An attempt that was refused here, before anything left, uses up none. */
    private static boolean wasAnswered(Classification seen) {
        return seen.answerClass() != AnswerClass.UNRESOLVED || seen.httpStatus() != null;
    }

    private void postpone(Attempt attempt, Classification seen, boolean counts) {
        Duration delay = schedule.after(attempt.number(), seen.retryAfter());
        long now = clock.millis();
        ledger.postpone(attempt, result(attempt, seen, counts), now + delay.toMillis(), now);
    }

    private void hold(Attempt attempt, Classification seen) {
        holds.hold(
                attempt.claim().merchant(),
                (seen.code() == null ? "HTTP " + seen.httpStatus() : seen.code())
                        + (seen.message() == null ? "" : " (" + seen.message() + ")"));
        ledger.postpone(attempt, result(attempt, seen, false), clock.millis(), clock.millis());
    }

    private static AttemptResult result(Attempt attempt, Classification seen, boolean counts) {
        return new AttemptResult(
                seen.answerClass().name(),
                seen.httpStatus(),
                seen.code(),
                seen.message(),
                counts,
                attempt.inDoubt() || mayHaveBeenProcessed(seen));
    }

    /** A gateway that answers 429 or 425 has not begun; one that answers 503 may have. */
    private static boolean mayHaveBeenProcessed(Classification seen) {
        return seen.answerClass().leavesDoubt()
                && !Integer.valueOf(429).equals(seen.httpStatus())
                && !Integer.valueOf(425).equals(seen.httpStatus());
    }

    private static Failure error(Classification seen) {
        return new Failure(seen.code(), seen.message(), List.of());
    }
}
