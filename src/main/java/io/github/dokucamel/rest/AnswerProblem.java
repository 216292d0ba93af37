package io.github.dokucamel.rest;

import io.github.dokucamel.intake.HttpProblemException;
import io.github.dokucamel.intake.MalformedOrderException;
import io.github.dokucamel.ledger.LedgerException;
import io.github.dokucamel.told.Complaints;
import io.github.dokucamel.told.Shown;
import io.github.dokucamel.told.Why;
import java.util.Arrays;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns whatever went wrong with a call into a problem document, without saying too much. */
public final class AnswerProblem implements Processor {

    private static final Logger LOG = LoggerFactory.getLogger(AnswerProblem.class);
    private static final int LONGEST_MESSAGE = 500;
    private static final int SHOWN_FRAMES = 5;

    private static final String SECONDS_TO_REST = "10";

    private final Complaints complaints = new Complaints();
    private final String what;
    private final String again;

    /** @param what may or may not have been recorded, e.g. order */
    public AnswerProblem(String what) {
        this(what, "unchanged");
    }

    /** @param again how it is sent again and does not happen twice */
    public AnswerProblem(String what, String again) {
        this.what = what;
        this.again = again;
    }

    @Override
    public void process(Exchange exchange) {
        Throwable caught = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
        if (caught instanceof HttpProblemException e) {
            RestAnswer.problem(exchange, e);
        } else if (caught instanceof MalformedOrderException e) {
            RestAnswer.problem(exchange, 400, "Bad Request", e.why());
        } else if (caught instanceof LedgerException) {
            complaints.about(
                    "ledger",
                    "Calls cannot be answered: " + Shown.of(caught.getMessage(), LONGEST_MESSAGE),
                    LOG::error);
            Why unsure = Why.of("ledger_unavailable", "thing", what, "again", again);
            RestAnswer.problem(exchange, 503, "Service Unavailable", unsure);
            exchange.getMessage().setHeader("Retry-After", SECONDS_TO_REST);
        } else {
            LOG.error("A call could not be answered: {}", place(caught));
            Why unsure = Why.of("internal_error", "thing", what, "again", again);
            RestAnswer.problem(exchange, 500, "Internal Server Error", unsure);
        }
    }

    /** Where, and not what: its message may quote the order. */
    public static String place(Throwable trouble) {
        return trouble.getClass().getName()
                + " at "
                + Arrays.stream(trouble.getStackTrace()).limit(SHOWN_FRAMES).toList();
    }
}
