package io.github.dokucamel.intake.message;

import io.github.dokucamel.intake.IntakeVariables;
import io.github.dokucamel.told.Complaints;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A refused message that could not be answered. It is kept in the queue of refused ones already: to
 * fail now would only bring it back, and keep it there again and again. In: variables {@code failure} and {@code source}.
 */
final class LeaveRefusal implements Processor {

    private static final Logger LOG = LoggerFactory.getLogger(LeaveRefusal.class);

    private final Complaints complaints = new Complaints();

    @Override
    public void process(Exchange exchange) {
        Throwable failure = exchange.getVariable("failure", Throwable.class);
        String queue = IntakeVariables.SOURCE.get(exchange).name();
        complaints.about(
                queue,
                ("A message that was refused could not be answered (%s): its JMSReplyTo is gone or"
                                + " forbidden. It is kept, with the reason, in %s.refused")
                        .formatted(failure.getClass().getSimpleName(), queue),
                LOG::warn);
    }
}
