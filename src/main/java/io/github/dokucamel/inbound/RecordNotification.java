package io.github.dokucamel.inbound;

import io.github.dokucamel.ledger.Ledger;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * Records a notification; what it says is read later.
 *
 * <p>In: variable {@code notification}. Fails with {@link
 * io.github.dokucamel.ledger.LedgerException}: DOKU sends it again.
 */
final class RecordNotification implements Processor {

    private final Ledger ledger;

    RecordNotification(Ledger ledger) {
        this.ledger = ledger;
    }

    @Override
    public void process(Exchange exchange) {
        ledger.payments().receive(InboundVariables.NOTIFICATION.get(exchange));
    }
}
