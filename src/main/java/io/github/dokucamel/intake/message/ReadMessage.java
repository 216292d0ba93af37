package io.github.dokucamel.intake.message;

import io.github.dokucamel.intake.IntakeVariables;
import io.github.dokucamel.intake.MalformedOrderException;
import io.github.dokucamel.ledger.Source;
import jakarta.jms.BytesMessage;
import jakarta.jms.Destination;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Queue;
import jakarta.jms.TextMessage;
import jakarta.jms.Topic;
import java.nio.charset.StandardCharsets;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * Reads one order from a JMS message. Only Text and Bytes are read; an ObjectMessage is refused
 * without touching its content, since reading it would run whatever it holds.
 *
 * <p>In: body {@link Message} as the provider gave it. Out: body {@code byte[]}; variables {@code
 * source} and {@code arrival}; no headers. Fails with {@link MalformedOrderException}.
 */
public final class ReadMessage implements Processor {

    private final String queue;
    private final int mostBytes;
    private final String content;

    /** @param content what a message holds, for messages about it */
    public ReadMessage(String queue, int mostBytes, String content) {
        this.content = content;
        this.queue = queue;
        this.mostBytes = mostBytes;
    }

    @Override
    public void process(Exchange exchange) throws JMSException {
        Message message = exchange.getMessage().getBody(Message.class);
        exchange.getMessage().removeHeaders("*");
        exchange.setVariable(IntakeVariables.SOURCE, source(message));
        exchange.setVariable(IntakeVariables.ARRIVAL, message.getJMSMessageID());
        exchange.getMessage().setBody(null);
        byte[] content = content(message);
        exchange.getMessage().setBody(content);
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
                        + content
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

    /** {@code queue:NAME} or {@code topic:NAME}; null when nobody asked for a reply. */
    private static String replyTo(Destination destination) throws JMSException {
        if (destination instanceof Queue to) {
            return "queue:" + to.getQueueName();
        }
        if (destination instanceof Topic to) {
            return "topic:" + to.getTopicName();
        }
        return null;
    }
}
