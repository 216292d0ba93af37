package io.github.dokucamel.send;

import io.github.dokucamel.gateway.SendVariables;
import io.github.dokucamel.ledger.Claim;
import io.github.dokucamel.told.Complaints;
import io.github.dokucamel.told.Shown;
import java.util.function.Consumer;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An order whose journey broke, most likely because the ledger could not be written. Nothing is
 * decided here: its claim goes back, and it is fetched again with the doubt its attempt left.
 */
record LeaveOrder(Consumer<Claim> left, Complaints complaints) implements Processor {

    private static final Logger LOG = LoggerFactory.getLogger(LeaveOrder.class);
    private static final int LONGEST_MESSAGE = 500;

    @Override
    public void process(Exchange exchange) {
        Throwable trouble = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
        Claim claim = SendVariables.CLAIM.get(exchange);
        if (claim != null) {
            left.accept(claim);
        }
        complaints.about(
                "sending",
                "Sending broke off and is taken up again from the ledger: "
                        + trouble.getClass().getSimpleName()
                        + ": "
                        + Shown.of(trouble.getMessage(), LONGEST_MESSAGE),
                LOG::error);
    }
}
