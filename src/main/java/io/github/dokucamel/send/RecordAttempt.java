package io.github.dokucamel.send;

import io.github.dokucamel.gateway.RequestIds;
import io.github.dokucamel.gateway.SendVariables;
import io.github.dokucamel.ledger.Attempt;
import io.github.dokucamel.ledger.Claim;
import io.github.dokucamel.ledger.Ledger;
import io.github.dokucamel.ledger.NewRequest;
import io.github.dokucamel.operation.Catalogue;
import io.github.dokucamel.operation.Operation;
import io.github.dokucamel.operation.WireRequest;
import io.github.dokucamel.settings.Settings;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * Makes the attempt durable before its first byte leaves: Request-Id, body, base URL and Client-Id
 * are stored with the first attempt, and every later one repeats exactly those.
 *
 * <p>In: body {@link WireRequest}; variable {@code claim}, and {@code kept} when something else is to
 * be stored. Out: body {@code byte[]} as stored;
 * variable {@code attempt}. The exchange ends here when the order is no longer ours to send.
 */
final class RecordAttempt implements Processor {

    private static final Duration LEASE_BEYOND_DEADLINE = Duration.ofSeconds(60);

    private final Ledger ledger;
    private final Catalogue catalogue;
    private final Settings settings;
    private final RequestIds ids;
    private final Clock clock;
    private final long lease;

    RecordAttempt(Ledger ledger, Catalogue catalogue, Settings settings, Clock clock) {
        this.ledger = ledger;
        this.catalogue = catalogue;
        this.settings = settings;
        this.ids = new RequestIds(settings.send().compactRequestId(), clock);
        this.clock = clock;
        // A sender may wait for a call to end before its own begins.
        this.lease =
                catalogue
                        .longest(settings.send().callDeadline())
                        .multipliedBy(2)
                        .plus(LEASE_BEYOND_DEADLINE)
                        .toMillis();
    }

    @Override
    public void process(Exchange exchange) {
        Claim claim = exchange.getVariable(SendVariables.CLAIM, Claim.class);
        Operation operation = catalogue.find(claim.operation()).orElseThrow();
        WireRequest wire = exchange.getMessage().getBody(WireRequest.class);
        WireRequest kept = exchange.getVariable(SendVariables.KEPT, wire, WireRequest.class);
        NewRequest fresh =
                new NewRequest(
                        ids.next(operation),
                        settings.baseUrl(),
                        settings.merchants().get(claim.merchant()).clientId(),
                        kept.target(),
                        kept.headers(),
                        kept.body(),
                        operation.isSnap());
        long now = clock.millis();
        Optional<Attempt> attempt = ledger.beginAttempt(claim, fresh, now, now + lease);
        if (attempt.isEmpty()) {
            exchange.setRouteStop(true);
            return;
        }
        boolean isStored = exchange.getVariable(SendVariables.SECRETS) == null;
        Attempt begun = isStored ? attempt.get() : attempt.get().carrying(wire);
        exchange.setVariable(SendVariables.ATTEMPT, begun);
        exchange.getMessage().setBody(begun.body());
    }
}
