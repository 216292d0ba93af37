package io.github.dokucamel.inbound;

import io.github.dokucamel.intake.HttpProblemException;
import io.github.dokucamel.rest.RestAnswer;
import io.github.dokucamel.told.Complaints;
import java.util.function.Supplier;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers a notification that is not taken, always in the same words, and tells the operator why in
 * the log.
 *
 * <p>In: the caught exception; variable {@code publicPath}.
 */
final class RefuseNotification implements Processor {

    private static final Logger LOG = LoggerFactory.getLogger(RefuseNotification.class);

    private final Complaints complaints = new Complaints();

    @Override
    public void process(Exchange exchange) {
        HttpProblemException caught =
                exchange.getProperty(Exchange.EXCEPTION_CAUGHT, HttpProblemException.class);
        String path = InboundVariables.PUBLIC_PATH.get(exchange);
        if (caught instanceof RefusedNotificationException refused) {
            complain(path, refused.sender(), caught.status(), refused::why);
        } else {
            complain(path, "somebody", caught.status(), caught::getMessage);
        }
        RestAnswer.problem(exchange, caught);
        if (caught.status() == 401) {
            exchange.getMessage().setHeader("WWW-Authenticate", "HMACSHA256");
        }
    }

    private void complain(String path, String sender, int status, Supplier<String> why) {
        complaints.aboutCostly(
                sender + status,
                () ->
                        "A notification to %s from %s was refused with %s: %s"
                                .formatted(path, sender, status, why.get()),
                LOG::warn);
    }
}
