package io.github.dokucamel.send;

import io.github.dokucamel.gateway.Outgoing;
import io.github.dokucamel.ledger.Attempt;
import io.github.dokucamel.operation.Operation;
import io.github.dokucamel.operation.Operation.Idempotency;
import io.github.dokucamel.outcome.AnswerClass;
import io.github.dokucamel.outcome.Classification;
import io.github.dokucamel.send.NextStep.Kind;
import io.github.dokucamel.settings.Backoff;
import io.github.dokucamel.settings.Settings;
import java.time.Clock;
import java.time.Duration;

/**
 * Every rule about sending an order, about sending it again and about giving up. They know nothing
 * but what they are given and the time, and write nothing.
 */
record RetryRules(Settings settings, RetrySchedule schedule, AskFirst askFirst, Clock clock) {

    RetryRules(Settings settings, RetrySchedule schedule, Clock clock) {
        this(settings, schedule, new AskFirst(settings.send().replayFor(), clock), clock);
    }

    /** The code of a call whose card or token is gone. */
    static final String CARD_DATA_GONE = "card_data_gone";

    private static final NextStep CALL = new NextStep(Kind.CALL, null, false, Duration.ZERO);
    private static final NextStep ASK = new NextStep(Kind.ASK, null, false, Duration.ZERO);

    /** Whether a lost answer, or a lost ledger, and a second request could come to two payments. */
    boolean isAskedFirst(Attempt attempt, Operation operation) {
        return attempt.inDoubt() && operation.idempotency() == Idempotency.EXTERNAL_ID
                || askFirst.isWanted(attempt, operation);
    }

    /**
     * Before a recorded attempt goes out.
     *
     * @param canBeAsked whether DOKU can be asked for the order
     * @return a call, a question, or a refusal
     */
    NextStep before(Attempt attempt, Outgoing order, boolean canBeAsked) {
        Operation operation = order.operation();
        if (!isAskedFirst(attempt, operation) || !isSameDoku(attempt, order)) {
            return send(attempt, order);
        }
        if (canBeAsked) {
            return ASK;
        }
        if (askFirst.isWanted(attempt, operation)) {
            return AskFirst.unknown("DOKU cannot be asked for it");
        }
        if (operation.status() == null || operation.reading().paymentCode() == null) {
            return refused(
                    AnswerClass.UNRESOLVED,
                    "not_repeatable",
                    "The answer was lost; repeating "
                            + operation.name()
                            + " could carry it out twice, and DOKU cannot be asked for it");
        }
        // The question lacks the number of a virtual account that DOKU picks itself: the
        // business key, which DOKU takes once, goes out again.
        return send(attempt, order);
    }

    /**
     * Of a request that DOKU was asked for and does not know.
     *
     * @param said what it said, without a full stop
     * @return a call, or a refusal
     */
    NextStep notFound(Attempt attempt, Outgoing order, String said) {
        return askFirst.isWanted(attempt, order.operation())
                ? AskFirst.unknown(said)
                : send(attempt, order);
    }

    /**
     * Of a request that DOKU need not, or need no longer, be asked for.
     *
     * @return a call, or a refusal
     */
    NextStep send(Attempt attempt, Outgoing order) {
        if (order.gone()) {
            return refused(
                    attempt.inDoubt() ? AnswerClass.UNRESOLVED : AnswerClass.DECLINED,
                    CARD_DATA_GONE,
                    "The call held a card or a token, which is never stored and is gone now; it"
                            + " cannot be sent again. If it was never sent, call again under a"
                            + " new key");
        }
        if (!attempt.baseUrl().equals(settings.baseUrl())) {
            return refused(
                    AnswerClass.UNRESOLVED,
                    "base_url_changed",
                    "The first attempt went to "
                            + attempt.baseUrl()
                            + ", which is no longer the gateway; ask DOKU what became of it");
        }
        if (!attempt.clientId().equals(order.merchant().clientId())) {
            return refused(
                    AnswerClass.UNRESOLVED,
                    "client_id_changed",
                    "The first attempt was made under another Client-Id; ask DOKU what became of"
                            + " it");
        }
        boolean tooOld =
                clock.millis() - attempt.firstAt() > settings.send().replayFor().toMillis();
        if (attempt.inDoubt() && tooOld && !attempt.claim().byHand()) {
            return refused(
                    AnswerClass.UNRESOLVED,
                    "too_old_to_replay",
                    "The first attempt is older than doku.resolve.replay-for; DOKU may have"
                            + " forgotten its Request-Id, and nothing is repeated by itself");
        }
        return CALL;
    }

    private static NextStep refused(AnswerClass answerClass, String code, String message) {
        return refused(Classification.unanswered(answerClass, code, message));
    }

    /** Nothing goes out, for a reason that is known already. */
    static NextStep refused(Classification seen) {
        return new NextStep(Kind.REFUSED, seen, false, Duration.ZERO);
    }

    /** Whether the order is, or stays, unresolved with this answer. */
    boolean leavesUnresolved(Attempt attempt, Classification seen) {
        return switch (seen.answerClass()) {
            case UNRESOLVED -> true;
            case LATER, UNKNOWN, STILL_UNKNOWN ->
                    attempt.claim().isUnresolved()
                            || attempt.counted() + 1 >= settings.send().retryAttempts();
            case ACCEPTED, DECLINED, NOT_SENT, NOT_READY, CLOCK, TOKEN, CUSTOMER_TOKEN, HOLD ->
                    false;
        };
    }

    /** Another gateway, or the same under another name, knows nothing of this order. */
    boolean isSameDoku(Attempt attempt, Outgoing order) {
        return attempt.baseUrl().equals(settings.baseUrl())
                && attempt.clientId().equals(order.merchant().clientId());
    }

    /**
     * After an attempt.
     *
     * @param refreshed whether it was the one further attempt with a fresh timestamp or token
     * @param canBeAsked whether DOKU can be asked for an order that this leaves unresolved
     */
    NextStep after(Attempt attempt, Classification seen, boolean refreshed, boolean canBeAsked) {
        if (leavesUnresolved(attempt, seen)) {
            return canBeAsked
                    ? new NextStep(Kind.ASK, seen, wasAnswered(seen), resolvePause(attempt))
                    : unresolved(attempt, seen);
        }
        return switch (seen.answerClass()) {
            case ACCEPTED, DECLINED -> settle(seen);
            case HOLD -> hold(seen);
            case CLOCK, TOKEN -> refreshed ? hold(seen) : atOnce(seen);
            case CUSTOMER_TOKEN -> {
                // Two of them were not taken: the customer's affair, and nobody else's.
                NextStep end = attempt.inDoubt() ? unresolved(attempt, seen) : settle(seen);
                yield refreshed ? end : atOnce(seen);
            }
            case NOT_SENT, NOT_READY ->
                    new NextStep(Kind.POSTPONE, seen, false, pause(attempt, seen));
            default -> new NextStep(Kind.POSTPONE, seen, true, pause(attempt, seen));
        };
    }

    /** Of an order that nobody knows the end of. */
    NextStep unresolved(Attempt attempt, Classification seen) {
        return new NextStep(Kind.UNRESOLVED, seen, wasAnswered(seen), resolvePause(attempt));
    }

    private static NextStep settle(Classification seen) {
        return new NextStep(Kind.SETTLE, seen, wasAnswered(seen), Duration.ZERO);
    }

    private static NextStep hold(Classification seen) {
        return new NextStep(Kind.HOLD, seen, false, Duration.ZERO);
    }

    private static NextStep atOnce(Classification seen) {
        return new NextStep(Kind.POSTPONE, seen, false, Duration.ZERO);
    }

    /** An attempt that was refused here, before anything left, uses up none. */
    static boolean wasAnswered(Classification seen) {
        boolean maybeOurs =
                seen.answerClass() == AnswerClass.UNRESOLVED
                        || seen.answerClass() == AnswerClass.DECLINED;
        return !maybeOurs || seen.httpStatus() != null;
    }

    private Duration pause(Attempt attempt, Classification seen) {
        return attempt.claim().isUnresolved()
                ? resolvePause(attempt)
                : schedule.after(attempt.number(), seen.retryAfter());
    }

    /** Pauses grow with the age: each is about as long as the order has been unresolved. */
    private Duration resolvePause(Attempt attempt) {
        Backoff resolves = settings.send().resolves();
        Long since = attempt.claim().unresolvedSince();
        return since == null
                ? resolves.first()
                : resolves.at(Duration.ofMillis(clock.millis() - since));
    }
}
