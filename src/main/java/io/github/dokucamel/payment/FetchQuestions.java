package io.github.dokucamel.payment;

import io.github.dokucamel.gateway.Variable;
import io.github.dokucamel.ledger.Payments;
import io.github.dokucamel.ledger.Payments.Question;
import io.github.dokucamel.send.queue.NextLook;
import io.github.dokucamel.send.queue.SendQueue;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * Accepted orders whose payment is to be asked for now, as far as the calls of new orders leave room.
 *
 * <p>Out: body {@code List<Question>}; variable {@code turn-taken}; the exchange ends here when there are none.
 *
 * @param deadline of one call
 */
record FetchQuestions(
        Payments payments, SendQueue queue, Set<String> merchants, Duration deadline, Clock clock)
        implements Processor {

    /** True where the merchant's rate has counted the call already. */
    static final Variable<Boolean> TURN_TAKEN = new Variable<>("turn-taken", Boolean.class);

    private static final int MOST = 16;

    @Override
    public void process(Exchange exchange) {
        List<Question> questions = new ArrayList<>();
        long now = clock.millis();
        // All of them in a row, should there be a single thread to ask.
        long leaseUntil = now + deadline.multipliedBy(MOST + 1).toMillis();
        long next = Long.MAX_VALUE;
        for (String merchant : merchants) {
            long first = payments.nextAsk(merchant).orElse(Long.MAX_VALUE);
            next = Math.min(next, first);
            int turns = first <= now ? queue.spareTurns(merchant, MOST) : 0;
            if (turns > 0) {
                questions.addAll(payments.due(merchant, turns, now, leaseUntil));
            }
        }
        exchange.getMessage().setBody(questions);
        TURN_TAKEN.set(exchange, true);
        NextLook.after(exchange, !questions.isEmpty(), Optional.of(next));
        exchange.setRouteStop(questions.isEmpty());
    }
}
