package io.github.dokucamel.intake;

import io.github.dokucamel.ledger.Source;
import io.github.dokucamel.outcome.Outcome;
import io.github.dokucamel.outcome.OutcomeDocument;
import io.github.dokucamel.outcome.OutcomeDocument.Arrival;
import io.github.dokucamel.outcome.OutcomeDocument.Failure;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;

/**
 * Describes why a message was refused, for the queue of refused messages and for its sender.
 *
 * <p>In: body as far as it was read; the caught exception; variable {@code source}. Out: the same
 * body with header {@code DokuReason}; variables {@code refusal} (outcome document), {@code
 * refusalEndpoint}, null when no reply was asked for.
 */
public final class DescribeRefusal implements Processor {

    private final String jms;
    private final Clock clock;

    /** @param jms name of the JMS component that replies go through */
    public DescribeRefusal(String jms, Clock clock) {
        this.jms = jms;
        this.clock = clock;
    }

    @Override
    public void process(Exchange exchange) {
        Throwable caught = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
        Source source = exchange.getVariable(IntakeVariables.SOURCE, Source.class);
        String reason = caught.getMessage();
        Message message = exchange.getMessage();
        message.removeHeaders("*");
        message.setHeader("DokuReason", reason);
        if (message.getBody() == null) {
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
                        new Arrival(source.intake(), source.name(), null),
                        clock.instant(),
                        clock.instant());
        exchange.setVariable("refusal", refusal);
        if (source.replyTo() != null) {
            String kind = source.replyTo().substring(0, source.replyTo().indexOf(':'));
            exchange.setVariable("refusalEndpoint", jms + ":" + kind + ":reply");
        }
    }
}
