package io.github.dokucamel.inbound;

import io.github.dokucamel.ledger.LedgerException;
import io.github.dokucamel.rest.AnswerProblem;
import io.github.dokucamel.told.Complaints;
import io.github.dokucamel.told.Shown;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers a SNAP call that failed here, so that DOKU comes again.
 *
 * <p>In: the caught exception; variable {@code snapEndpoint}.
 */
final class AnswerSnapTrouble implements Processor {

    private static final Logger LOG = LoggerFactory.getLogger(AnswerSnapTrouble.class);
    private static final int LONGEST_MESSAGE = 500;

    private final Complaints complaints = new Complaints();

    @Override
    public void process(Exchange exchange) {
        Throwable caught = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
        String what =
                caught instanceof LedgerException
                        ? Shown.of(caught.getMessage(), LONGEST_MESSAGE)
                        : AnswerProblem.place(caught);
        complaints.about("trouble", "SNAP calls cannot be answered: " + what, LOG::error);
        SnapAnswer.failure(
                exchange,
                InboundVariables.SNAP_ENDPOINT.get(exchange),
                500,
                "01",
                "Internal Server Error");
    }
}
