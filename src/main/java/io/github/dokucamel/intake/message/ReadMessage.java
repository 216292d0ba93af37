package io.github.dokucamel.intake.message;

import io.github.dokucamel.intake.CallNames;
import io.github.dokucamel.intake.IntakeVariables;
import io.github.dokucamel.intake.MalformedOrderException;
import io.github.dokucamel.ledger.Source;
import jakarta.jms.BytesMessage;
import jakarta.jms.Destination;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.TextMessage;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * Reads one order, or one call of an operation, from a JMS message. Only Text and Bytes are read; an ObjectMessage is refused
 * without touching its content, since reading it would run whatever it holds.
 *
 * <p>In: body {@link Message} as the provider gave it. Out: body {@code byte[]}; variables {@code
 * source} and {@code arrival}, of a call also {@code call}, from the message's properties; no headers. Fails with {@link MalformedOrderException}.
 */
public record ReadMessage(String queue, int mostBytes, boolean isCall) implements Processor {

    static ReadMessage order(String queue, int mostBytes) {
        return new ReadMessage(queue, mostBytes, false);
    }

    public static ReadMessage call(String queue, int mostBytes) {
        return new ReadMessage(queue, mostBytes, true);
    }

    @Override
    public void process(Exchange exchange) throws JMSException {
        Message message = exchange.getMessage().getBody(Message.class);
        exchange.getMessage().removeHeaders("*");
        IntakeVariables.SOURCE.set(exchange, source(message));
        IntakeVariables.ARRIVAL.set(exchange, message.getJMSMessageID());
        exchange.getMessage().setBody(null);
        exchange.getMessage().setBody(content(message));
        // Once there is a body: what is refused for its names is kept with it.
        if (isCall) {
            IntakeVariables.CALL.set(exchange, names(message));
        }
    }

    private static CallNames names(Message message) throws JMSException {
        for (Object name : Collections.list((Enumeration<?>) message.getPropertyNames())) {
            CallNames.requireNotMeant((String) name);
        }
        return new CallNames(
                message.getStringProperty(CallNames.OPERATION),
                message.getStringProperty(CallNames.MERCHANT),
                message.getStringProperty(CallNames.KEY),
                message.getStringProperty(CallNames.CUSTOMER),
                Map.of());
    }

    private byte[] content(Message message) throws JMSException {
        if (message instanceof TextMessage text) {
            String content = text.getText();
            return content == null ? new byte[0] : content.getBytes(StandardCharsets.UTF_8);
        }
        if (message instanceof BytesMessage bytes) {
            if (bytes.getBodyLength() > mostBytes) {
                throw new MalformedOrderException(
                        "The message is larger than doku.order.max-bytes = " + mostBytes);
            }
            byte[] content = new byte[(int) bytes.getBodyLength()];
            bytes.readBytes(content);
            return content;
        }
        throw new MalformedOrderException(
                "The message is neither a TextMessage nor a BytesMessage and was not read; send "
                        + (isCall ? "DOKU's body" : "the order")
                        + " as JSON text");
    }

    private Source source(Message message) throws JMSException {
        String correlationId = message.getJMSCorrelationID();
        return new Source(
                "jms",
                queue,
                null,
                replyTo(message.getJMSReplyTo()),
                correlationId == null ? message.getJMSMessageID() : correlationId);
    }

    /** Null when nobody asked for a reply. */
    private static String replyTo(Destination destination) throws JMSException {
        return destination == null ? null : ReplyDestinations.written(destination);
    }
}
