package io.github.dokucamel.send.queue;

import io.github.dokucamel.ledger.Claim;
import io.github.dokucamel.ledger.Ledger;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** Claims orders that wait in the ledger, as many as there is room for in memory. */
final class FetchDue implements Processor {

    private static final int MOST = 500;

    private final Ledger ledger;
    private final SendQueue queue;
    private final LeftOrders left;
    private final ClockSteps steps;
    private final Set<String> merchants;
    private final Clock clock;

    FetchDue(
            Ledger ledger,
            SendQueue queue,
            LeftOrders left,
            ClockSteps steps,
            Set<String> merchants,
            Clock clock) {
        this.ledger = ledger;
        this.queue = queue;
        this.left = left;
        this.steps = steps;
        this.merchants = Set.copyOf(merchants);
        this.clock = clock;
    }

    @Override
    public void process(Exchange exchange) {
        steps.follow();
        left.giveBack(ledger, clock.millis());
        List<Claim> claims = new ArrayList<>();
        for (String merchant : merchants) {
            if (queue.isLow(merchant)) {
                int limit = Math.min(MOST, queue.room(merchant));
                claims.addAll(ledger.claim(merchant, limit, clock.millis()));
            }
        }
        exchange.getMessage().setBody(claims);
        // Tells the scheduler whether to ask again at once.
        exchange.setProperty(Exchange.SCHEDULER_POLLED_MESSAGES, !claims.isEmpty());
    }
}
