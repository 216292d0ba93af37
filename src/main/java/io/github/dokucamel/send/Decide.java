package io.github.dokucamel.send;

import io.github.dokucamel.gateway.Outgoing;
import io.github.dokucamel.gateway.SendVariables;
import io.github.dokucamel.gateway.StatusQuestion;
import io.github.dokucamel.gateway.StatusQuestions;
import io.github.dokucamel.gateway.Variable;
import io.github.dokucamel.ledger.Attempt;
import io.github.dokucamel.ledger.Claim;
import io.github.dokucamel.ledger.Hold;
import io.github.dokucamel.ledger.Ledger;
import io.github.dokucamel.outcome.AnswerClass;
import io.github.dokucamel.outcome.Classification;
import io.github.dokucamel.send.NextStep.Kind;
import io.github.dokucamel.send.queue.Holds;
import io.github.dokucamel.send.queue.Reachability;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds out what comes next after an attempt, and tells those who watch the merchant and the gateway
 * what its answer says of them.
 *
 * <p>In: variables {@code outgoing}, {@code attempt} and {@code answer}; {@code evidence} when DOKU
 * was asked for the order. Out: variables {@code next} and {@code step}; variable {@code question}
 * when DOKU is to be asked, variable {@code hold} when the merchant is to wait.
 *
 * @param refreshed orders that get their one further attempt with a fresh timestamp or token
 */
record Decide(
        RetryRules rules,
        StatusQuestions questions,
        Ledger ledger,
        Holds holds,
        Reachability reachability,
        Set<Long> refreshed)
        implements Processor {

    /** Of a route that posts and does not read: the request may have arrived. */
    private static final Classification UNREAD =
            Classification.unanswered(
                    AnswerClass.UNKNOWN,
                    "answer_not_read",
                    "The route to DOKU set no variable answer; its step read-answer is missing");

    private static final Logger LOG = LoggerFactory.getLogger(Decide.class);

    /** The kind of the next step, in lower case: which way a route goes on. */
    private static final Variable<String> NEXT = new Variable<>("next", String.class);

    /** The same with what the step needs. */
    static final Variable<NextStep> STEP = new Variable<>("step", NextStep.class);

    /** Why the merchant waits. */
    static final Variable<Hold> HOLD = new Variable<>("hold", Hold.class);

    static void goOn(Exchange exchange, NextStep next) {
        NEXT.set(exchange, next.kind().text);
        STEP.set(exchange, next);
    }

    @Override
    public void process(Exchange exchange) {
        Attempt attempt = SendVariables.ATTEMPT.get(exchange);
        Classification seen =
                Objects.requireNonNullElse(SendVariables.ANSWER.get(exchange), UNREAD);
        LOG.debug(
                "{} attempt {}: {} {} {}",
                attempt.claim().shownInvoiceNumber(),
                attempt.number(),
                seen.answerClass(),
                seen.httpStatus(),
                seen.code());
        noteReachability(seen);
        seen = withoutBlame(attempt.claim(), seen);
        boolean fresh = seen.answerClass().wantsFreshAttempt();
        boolean again = fresh && refreshed.add(attempt.claim().orderId());
        if (!again) {
            refreshed.remove(attempt.claim().orderId());
        }
        if (again || !fresh && seen.answerClass() != AnswerClass.HOLD) {
            answered(attempt.claim(), seen);
        }
        StatusQuestion question = question(exchange, attempt, seen).orElse(null);
        SendVariables.QUESTION.set(exchange, question);
        NextStep next = rules.after(attempt, seen, fresh && !again, question != null);
        goOn(exchange, next.kind() == Kind.HOLD ? held(exchange, attempt, next) : next);
    }

    /** Another step when it is not the merchant's trouble. */
    private NextStep held(Exchange exchange, Attempt attempt, NextStep next) {
        Claim claim = attempt.claim();
        Classification seen = next.came();
        Optional<Hold> hold = holds.hold(claim.orderId(), hold(claim, seen));
        if (hold.isEmpty()) {
            // The probe passes and this order alone is refused again.
            ledger.lift(claim.merchant());
            return rules.unresolved(attempt, seen);
        }
        HOLD.set(exchange, hold.get());
        return next;
    }

    /** One answer that is not DOKU's holds nobody: who knows whether DOKU has the request? */
    private Classification withoutBlame(Claim claim, Classification seen) {
        boolean alone = seen.isStray() && holds.isStray(hold(claim, seen));
        if (!alone) {
            return seen;
        }
        boolean wasSent = seen.httpStatus() != null;
        return seen.as(wasSent ? AnswerClass.UNKNOWN : AnswerClass.NOT_READY);
    }

    /** That the merchant of this order is to wait, from now on. */
    private Hold hold(Claim claim, Classification seen) {
        String reason =
                (seen.code() == null ? "HTTP " + seen.httpStatus() : seen.code())
                        + (seen.message() == null ? "" : " (" + seen.message() + ")");
        return new Hold(
                claim.merchant(), String.valueOf(seen.code()), reason, rules.clock().millis());
    }

    private void noteReachability(Classification seen) {
        if (seen.answerClass() == AnswerClass.NOT_SENT) {
            reachability.notReached();
        } else if (seen.answerClass() != AnswerClass.NOT_READY) {
            reachability.reached();
        }
    }

    private void answered(Claim claim, Classification seen) {
        boolean business =
                switch (seen.answerClass()) {
                    case ACCEPTED -> true;
                    case DECLINED, UNRESOLVED -> RetryRules.wasAnswered(seen);
                    default -> false;
                };
        if (holds.answered(claim.orderId(), claim.merchant(), business)) {
            ledger.lift(claim.merchant());
        }
    }

    /** Empty also when it has been put already. */
    private Optional<StatusQuestion> question(
            Exchange exchange, Attempt attempt, Classification seen) {
        Outgoing order = SendVariables.OUTGOING.get(exchange);
        boolean wanted =
                rules.leavesUnresolved(attempt, seen)
                        && SendVariables.EVIDENCE.get(exchange) == null
                        && rules.isSameDoku(attempt, order);
        return wanted ? questions.about(order.operation(), attempt) : Optional.empty();
    }
}
