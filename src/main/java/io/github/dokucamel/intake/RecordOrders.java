package io.github.dokucamel.intake;

import io.github.dokucamel.ledger.Claim;
import io.github.dokucamel.ledger.Ledger;
import io.github.dokucamel.ledger.NewOrder;
import io.github.dokucamel.ledger.Recorded;
import io.github.dokucamel.operation.shape.Bills;
import io.github.dokucamel.send.CallSecrets;
import io.github.dokucamel.send.queue.SendQueue;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * Writes checked orders into the ledger and claims as many as the senders have room for.
 *
 * <p>In: body {@link Arrivals}. Variable {@code secret-id}, optional. Out: body {@link RecordedOrders};
 * variable {@code claims}.
 */
record RecordOrders(
        Ledger ledger,
        Bills bills,
        SendQueue queue,
        CallSecrets secrets,
        boolean sending,
        Clock clock)
        implements Processor {

    private static final String CLAIMS = "claims";

    @Override
    public void process(Exchange exchange) {
        Arrivals arrivals = exchange.getMessage().getBody(Arrivals.class);
        int room = sending ? arrivals.orders().stream().findFirst().map(this::room).orElse(0) : 0;
        List<NewOrder> orders = arrivals.orders().stream().map(this::billed).toList();
        List<Recorded> recorded = ledger.record(orders, room, clock.millis());
        String secretId = IntakeVariables.SECRET_ID.get(exchange);
        if (secretId != null && recorded.get(0).verdict() != Recorded.Verdict.OPEN) {
            secrets.take(secretId);
        }
        List<Claim> claims =
                recorded.stream().map(Recorded::claim).filter(Objects::nonNull).toList();
        exchange.setVariable(CLAIMS, claims);
        exchange.getMessage().setBody(new RecordedOrders(recorded, arrivals.single()));
    }

    private int room(NewOrder first) {
        return queue.room(first.checked().merchant(), first.lane());
    }

    /** One that DOKU asks for is told from those that are sent. */
    private NewOrder billed(NewOrder order) {
        return Optional.ofNullable(order.checked().order())
                .flatMap(bills::paymentCode)
                .map(order::asBill)
                .orElse(order);
    }
}
