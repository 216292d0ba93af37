package io.github.dokucamel.intake.message;

import io.github.dokucamel.intake.IntakeVariables;
import io.github.dokucamel.ledger.ReplyTo;
import io.github.dokucamel.ledger.Source;
import io.github.dokucamel.outcome.OutcomeDocument;
import java.nio.charset.StandardCharsets;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;

/** Turns a refusal into the reply to JMSReplyTo. In: variables {@code refusal}, {@code source}. */
final class PrepareRefusal implements Processor {

    @Override
    public void process(Exchange exchange) {
        Source source = IntakeVariables.SOURCE.get(exchange);
        OutcomeDocument refusal = DescribeRefusal.REFUSAL.get(exchange);
        Message message = exchange.getMessage();
        message.removeHeaders("*");
        message.setHeader("CamelJmsDestinationName", ReplyTo.of(source.replyTo()).named());
        message.setHeader("JMSCorrelationID", source.correlationId());
        message.setBody(new String(refusal.toJson(), StandardCharsets.UTF_8));
    }
}
