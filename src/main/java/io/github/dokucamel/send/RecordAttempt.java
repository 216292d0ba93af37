package io.github.dokucamel.send;

import io.github.dokucamel.gateway.Outgoing;
import io.github.dokucamel.gateway.RequestIds;
import io.github.dokucamel.gateway.SendVariables;
import io.github.dokucamel.gateway.StatusQuestion;
import io.github.dokucamel.gateway.StatusQuestions;
import io.github.dokucamel.ledger.Attempt;
import io.github.dokucamel.ledger.Claim;
import io.github.dokucamel.ledger.Ledger;
import io.github.dokucamel.ledger.NewRequest;
import io.github.dokucamel.operation.Operation;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * Makes the attempt durable before its first byte leaves: Request-Id, body, base URL and Client-Id
 * are stored with the first attempt, and every later one repeats exactly those.
 *
 * <p>In: variables {@code claim} and {@code outgoing}. Out: body {@code byte[]} as stored; variables
 * {@code attempt}, {@code next} and {@code step}; variable {@code question} when DOKU is to be asked
 * first, variable {@code answer} when nothing may leave. The exchange ends here when the order is no
 * longer ours to send.
 */
record RecordAttempt(
        Ledger ledger,
        StatusQuestions questions,
        RetryRules rules,
        RequestIds ids,
        String baseUrl,
        long leaseMs,
        Clock clock)
        implements Processor {

    private static final Duration LEASE_BEYOND_DEADLINE = Duration.ofSeconds(60);

    /** A sender may wait for a call to end before its own begins. */
    static long leaseMs(Duration longestCall) {
        return longestCall.multipliedBy(2).plus(LEASE_BEYOND_DEADLINE).toMillis();
    }

    @Override
    public void process(Exchange exchange) {
        Claim claim = SendVariables.CLAIM.get(exchange);
        Outgoing order = SendVariables.OUTGOING.get(exchange);
        NewRequest fresh =
                new NewRequest(
                        requestId(claim, order),
                        baseUrl,
                        order.merchant().clientId(),
                        order.kept().target(),
                        order.kept().headers(),
                        order.kept().body(),
                        order.operation().isSnap());
        long now = clock.millis();
        Optional<Attempt> attempt = ledger.beginAttempt(claim, fresh, now, now + leaseMs);
        if (attempt.isEmpty()) {
            exchange.setRouteStop(true);
            return;
        }
        Attempt begun =
                order.secrets() == null ? attempt.get() : attempt.get().carrying(order.wire());
        SendVariables.ATTEMPT.set(exchange, begun);
        exchange.getMessage().setBody(begun.body());
        StatusQuestion question = question(begun, order.operation()).orElse(null);
        SendVariables.QUESTION.set(exchange, question);
        NextStep next = rules.before(begun, order, question != null);
        SendVariables.ANSWER.set(exchange, next.seen());
        Decide.goOn(exchange, next);
    }

    private String requestId(Claim claim, Outgoing order) {
        return ids.of(
                order.operation(),
                baseUrl,
                order.merchant().clientId(),
                order.kept().target(),
                claim.isCall() ? "call" : "order",
                claim.merchant(),
                claim.operation(),
                claim.key(),
                Integer.toString(claim.revision()),
                claim.contentDigest());
    }

    private Optional<StatusQuestion> question(Attempt attempt, Operation operation) {
        return rules.isAskedFirst(attempt, operation)
                ? questions.about(operation, attempt)
                : Optional.empty();
    }
}
