package io.github.dokucamel.intake.message;

import io.github.dokucamel.gateway.Variable;
import io.github.dokucamel.intake.IntakeVariables;
import io.github.dokucamel.ledger.ReplyTo;
import io.github.dokucamel.ledger.Source;
import io.github.dokucamel.outcome.Outcome;
import io.github.dokucamel.outcome.OutcomeDocument;
import io.github.dokucamel.outcome.OutcomeDocument.Arrival;
import io.github.dokucamel.outcome.OutcomeDocument.Failure;
import io.github.dokucamel.told.Complaints;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Describes why a message was refused, for the queue of refused messages and for its sender.
 *
 * <p>In: body as far as it was read; the caught exception; variable {@code source}. Out: the same
 * body with headers {@code DokuReason}, {@code JMSCorrelationID} and {@code CamelJmsDestinationName}; variables {@code refusal} (outcome document), {@code
 * refusalEndpoint}, null when no reply was asked for.
 *
 * @param jms name of the JMS component that replies go through
 * @param hidden a queue whose messages may hold cards, so that they are not kept; null for none
 */
record DescribeRefusal(String jms, String hidden, Clock clock, Complaints complaints)
        implements Processor {

    private static final Logger LOG = LoggerFactory.getLogger(DescribeRefusal.class);

    DescribeRefusal(String jms, String hidden, Clock clock) {
        this(jms, hidden, clock, new Complaints());
    }

    static final Variable<OutcomeDocument> REFUSAL =
            new Variable<>("refusal", OutcomeDocument.class);

    private static final Variable<String> ENDPOINT =
            new Variable<>("refusalEndpoint", String.class);

    @Override
    public void process(Exchange exchange) {
        Throwable caught = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
        Source source = IntakeVariables.SOURCE.get(exchange);
        String reason = caught.getMessage();
        Message message = exchange.getMessage();
        message.removeHeaders("*");
        message.setHeader("DokuReason", reason);
        message.setHeader("JMSCorrelationID", source.correlationId());
        message.setHeader("CamelJmsDestinationName", source.name() + ".refused");
        if (message.getBody() == null || source.name().equals(hidden)) {
            message.setBody(reason);
        }
        OutcomeDocument refusal =
                new OutcomeDocument(
                        UUID.randomUUID().toString(),
                        null,
                        null,
                        null,
                        1,
                        Outcome.INVALID.text(),
                        false,
                        null,
                        null,
                        null,
                        new Failure("malformed", reason, List.of()),
                        0,
                        new Arrival(source.intake(), source.name(), null, null),
                        clock.instant(),
                        clock.instant(),
                        null,
                        null,
                        null);
        REFUSAL.set(exchange, refusal);
        complaints.about(
                source.name(),
                "A message of %s was refused and is kept, with the reason, in %1$s.refused: %s"
                        .formatted(source.name(), reason),
                LOG::warn);
        if (source.replyTo() != null) {
            ENDPOINT.set(exchange, ReplyTo.of(source.replyTo()).endpoint(jms));
        }
    }
}
