package io.github.dokucamel.send;

import io.github.dokucamel.gateway.SendVariables;
import io.github.dokucamel.ledger.Attempt;
import io.github.dokucamel.ledger.Ledger;
import io.github.dokucamel.ledger.Settlement;
import io.github.dokucamel.outcome.AnswerClass;
import io.github.dokucamel.outcome.AnswerDoubts;
import io.github.dokucamel.outcome.Classification;
import io.github.dokucamel.outcome.Outcome;
import io.github.dokucamel.outcome.OutcomeDocument.Failure;
import io.github.dokucamel.outcome.Resolution;
import io.github.dokucamel.send.queue.Waiters;
import java.time.Clock;
import java.util.List;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes what an attempt came to: an outcome, a later attempt, or a hold of the merchant. Each method
 * is a step.
 *
 * <p>In: variables {@code attempt} and {@code step}, a {@link NextStep}.
 */
record SettleOrder(Ledger ledger, Waiters waiters, UnresolvedWords words, Clock clock) {

    private static final Logger LOG = LoggerFactory.getLogger(SettleOrder.class);

    void settle(Exchange exchange) {
        NextStep step = Decide.STEP.get(exchange);
        boolean accepted = step.came().answerClass() == AnswerClass.ACCEPTED;
        settle(
                SendVariables.ATTEMPT.get(exchange),
                step,
                accepted ? Outcome.ACCEPTED : Outcome.DECLINED,
                null);
    }

    /** In: variable {@code evidence} too, when DOKU was asked for the order. */
    void leaveUnresolved(Exchange exchange) {
        Attempt attempt = SendVariables.ATTEMPT.get(exchange);
        NextStep step = Decide.STEP.get(exchange);
        Resolution resolution = words.of(attempt, step, SendVariables.EVIDENCE.get(exchange));
        settle(attempt, step, Outcome.UNRESOLVED, resolution);
        if (AnswerDoubts.CODES.contains(step.came().code())) {
            LOG.error(
                    "{} of merchant {} is unresolved ({}). {}. Find out who answered before anybody"
                            + " pays; {}",
                    attempt.claim().shownInvoiceNumber(),
                    attempt.claim().merchant(),
                    step.came().code(),
                    step.came().message(),
                    resolution.nextAction());
        }
    }

    private void settle(
            Attempt attempt, NextStep step, Outcome outcome, @Nullable Resolution resolution) {
        Classification seen = step.came();
        Failure error =
                outcome == Outcome.ACCEPTED
                        ? null
                        : new Failure(seen.code(), seen.message(), List.of());
        ledger.settle(
                attempt,
                step.result(attempt),
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

    void postpone(Exchange exchange) {
        Attempt attempt = SendVariables.ATTEMPT.get(exchange);
        NextStep step = Decide.STEP.get(exchange);
        long now = clock.millis();
        ledger.postpone(attempt, step.result(attempt), now + step.pause().toMillis(), now);
    }

    /** In: variable {@code hold} too. The order itself waits untouched. */
    void hold(Exchange exchange) {
        ledger.hold(Decide.HOLD.get(exchange));
        postpone(exchange);
    }
}
