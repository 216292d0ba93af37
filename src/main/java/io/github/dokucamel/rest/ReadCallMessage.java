package io.github.dokucamel.rest;

import io.github.dokucamel.intake.IntakeVariables;
import io.github.dokucamel.intake.MalformedOrderException;
import io.github.dokucamel.intake.message.ReadMessage;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * Reads one call of an operation from a JMS message.
 *
 * <p>In: body {@link Message} as the provider gave it, with the properties {@code operation}, {@code
 * merchant}, {@code idempotency_key} and {@code customer}. Out: body {@code byte[]}; variables of
 * the same names, {@code source} and {@code arrival}; no headers. Fails with {@link
 * MalformedOrderException}.
 */
final class ReadCallMessage implements Processor {

    private static final List<String> PROPERTIES =
            List.of(
                    IntakeVariables.OPERATION,
                    IntakeVariables.MERCHANT,
                    IntakeVariables.KEY,
                    IntakeVariables.CUSTOMER);

    private final ReadMessage content;

    ReadCallMessage(String queue, int mostBytes) {
        this.content = new ReadMessage(queue, mostBytes, "DOKU's body");
    }

    @Override
    public void process(Exchange exchange) throws JMSException {
        Message message = exchange.getMessage().getBody(Message.class);
        for (String name : PROPERTIES) {
            exchange.setVariable(name, message.getStringProperty(name));
        }
        content.process(exchange);
    }
}
