package io.github.dokucamel.send.queue;

import io.github.dokucamel.ledger.Claim;
import io.github.dokucamel.ledger.Lane;
import io.github.dokucamel.ledger.Ledger;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** Claims orders that wait in the ledger, as many as there is room for in memory. */
record FetchDue(
        Ledger ledger,
        SendQueue queue,
        LeftOrders left,
        ClockSteps steps,
        Set<String> merchants,
        Clock clock)
        implements Processor {

    private static final int MOST = 500;

    @Override
    public void process(Exchange exchange) {
        steps.follow();
        left.giveBack(ledger, clock.millis());
        long now = clock.millis();
        List<Claim> claims = new ArrayList<>();
        long next = Long.MAX_VALUE;
        for (String merchant : merchants) {
            boolean low = queue.isLow(merchant);
            int room = Math.min(MOST, queue.room(merchant, low ? Lane.BATCH : Lane.WAITING));
            if (room > 0) {
                claims.addAll(
                        low
                                ? ledger.claim(merchant, room, now)
                                : ledger.claimAwaited(merchant, room, now));
            }
            // One that may not go, or has enough, is looked at again soon: no commit tells of it.
            long due = low ? ledger.nextClaim(merchant, now).orElse(Long.MAX_VALUE) : now;
            next = Math.min(next, due);
        }
        exchange.getMessage().setBody(claims);
        NextLook.after(exchange, !claims.isEmpty(), Optional.of(next));
    }
}
