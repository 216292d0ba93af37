package io.github.dokucamel.intake.message;

import io.github.dokucamel.intake.IntakeVariables;
import io.github.dokucamel.intake.MalformedOrderException;
import io.github.dokucamel.ledger.Source;
import io.github.dokucamel.told.Why;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * Reads one order, or one call of an operation, from a JMS message. Only Text and Bytes are read; an ObjectMessage is refused
 * without touching its content, since reading it would run whatever it holds.
 *
 * <p>In: body {@link Message} as the provider gave it. Out: body {@code byte[]}; variables {@code
 * source} and {@code arrival}, of a call also {@code call}, from the message's properties; no headers. Fails with {@link MalformedOrderException}, too for a
 * message that was delivered again and again and never came to an end: it may be what ends the
 * process.
 */
public final class ReadMessage implements Processor {

    /** Even to set it aside with its body has failed as often. */
    private static final int MOST_READS = 2 * MessageHeaders.MOST_DELIVERIES;

    private final String queue;
    private final MessageBody body;
    private final boolean isCall;

    private ReadMessage(String queue, MessageBody body, boolean isCall) {
        this.queue = queue;
        this.body = body;
        this.isCall = isCall;
    }

    static ReadMessage order(String queue, int mostBytes) {
        return new ReadMessage(queue, new MessageBody(mostBytes, "the order"), false);
    }

    public static ReadMessage call(String queue, int mostBytes) {
        return new ReadMessage(queue, new MessageBody(mostBytes, "DOKU's body"), true);
    }

    @Override
    public void process(Exchange exchange) throws JMSException {
        Message message = exchange.getMessage().getBody(Message.class);
        MessageHeaders headers = MessageHeaders.of(message);
        exchange.getMessage().removeHeaders("*");
        IntakeVariables.SOURCE.set(
                exchange,
                new Source("jms", queue, null, headers.replyTo(), headers.correlationId()));
        IntakeVariables.ARRIVAL.set(exchange, headers.id());
        exchange.getMessage().setBody(null);
        if (headers.isOften()) {
            setAside(exchange, message, headers.deliveries());
        }
        headers.requireFit();
        exchange.getMessage().setBody(body.read(message));
        // Once there is a body: what is refused for its names is kept with it.
        if (isCall) {
            IntakeVariables.CALL.set(exchange, MessageHeaders.names(message));
        }
    }

    private void setAside(Exchange exchange, Message message, int deliveries) {
        if (deliveries <= MOST_READS) {
            try {
                exchange.getMessage().setBody(body.read(message));
            } catch (JMSException | RuntimeException e) {
                // Then it is kept without: what cannot be read is the reason that it came so often.
            }
        }
        throw new MalformedOrderException(Why.of("message_set_aside", "times", deliveries - 1));
    }
}
