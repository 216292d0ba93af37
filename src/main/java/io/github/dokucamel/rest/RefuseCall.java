package io.github.dokucamel.rest;

import io.github.dokucamel.intake.HttpProblemException;
import io.github.dokucamel.told.Complaints;
import java.net.InetAddress;
import java.time.Duration;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers a call that is not let in, and tells the operator of wrong keys in the log.
 *
 * <p>In: the caught exception.
 */
final class RefuseCall implements Processor {

    private static final Logger LOG = LoggerFactory.getLogger(RefuseCall.class);
    private static final int UNAUTHORIZED = 401;

    private final Complaints complaints = new Complaints(Duration.ofMinutes(1));
    private final AnswerProblem answer = new AnswerProblem("call");

    @Override
    public void process(Exchange exchange) {
        HttpProblemException caught =
                exchange.getProperty(Exchange.EXCEPTION_CAUGHT, HttpProblemException.class);
        boolean hasKey = exchange.getMessage().getHeader("Authorization") != null;
        if (caught != null && caught.status() == UNAUTHORIZED && hasKey) {
            InetAddress source = exchange.getProperty(CallerAddress.PROPERTY, InetAddress.class);
            String sender = source == null ? "somebody" : source.getHostAddress();
            complaints.about(
                    sender, "A call from " + sender + " came with a wrong API key", LOG::warn);
        }
        answer.process(exchange);
    }
}
