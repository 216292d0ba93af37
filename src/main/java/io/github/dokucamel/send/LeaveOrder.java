package io.github.dokucamel.send;

import io.github.dokucamel.order.Shown;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An order whose journey broke, most likely because the ledger could not be written. Nothing is
 * decided here: its claim runs out, and it is fetched again with the doubt its attempt left.
 */
public final class LeaveOrder implements Processor {

    private static final Logger LOG = LoggerFactory.getLogger(LeaveOrder.class);
    private static final int LONGEST_MESSAGE = 500;

    @Override
    public void process(Exchange exchange) {
        Throwable trouble = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
        LOG.error(
                "Sending broke off and is taken up again from the ledger: {}: {}",
                trouble.getClass().getSimpleName(),
                Shown.of(trouble.getMessage(), LONGEST_MESSAGE));
    }
}
