package io.github.dokucamel.intake.message;

import io.github.dokucamel.intake.CallNames;
import io.github.dokucamel.intake.MalformedOrderException;
import io.github.dokucamel.told.Shown;
import io.github.dokucamel.told.Why;
import jakarta.jms.Destination;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Map;

/**
 * What is read of a message beside its body. Nothing that is longer than it may be goes on, into the
 * ledger, a reply or a log: it counts as not given, and {@code wrong} says so.
 *
 * @param id null when the sender's client gave none
 * @param correlationId that of the reply; null when there is neither this nor an id
 * @param replyTo as the ledger keeps it; null when nobody asked for a reply
 * @param deliveries how often the message has been given out, this time included; 1 where the
 *     provider does not count
 * @param wrong a sentence for the sender; null when all is well
 */
record MessageHeaders(
        String id, String correlationId, String replyTo, int deliveries, String wrong) {

    /** So often a message may be given out without coming to an end. */
    static final int MOST_DELIVERIES = 5;

    private static final int LONGEST_ID = 255;
    private static final int LONGEST_CORRELATION_ID = 1_000;
    private static final int LONGEST_DESTINATION = 255;
    private static final int LONGEST_PROPERTY = 1_000;
    private static final String DELIVERIES = "JMSXDeliveryCount";

    private interface Read {
        String from(Message message) throws JMSException;
    }

    static MessageHeaders of(Message message) {
        StringBuilder wrong = new StringBuilder();
        String id = read(message, "JMSMessageID", LONGEST_ID, Message::getJMSMessageID, wrong);
        String correlationId =
                read(
                        message,
                        "JMSCorrelationID",
                        LONGEST_CORRELATION_ID,
                        Message::getJMSCorrelationID,
                        wrong);
        String replyTo =
                read(
                        message,
                        "JMSReplyTo",
                        LONGEST_DESTINATION,
                        one -> written(one.getJMSReplyTo()),
                        wrong);
        return new MessageHeaders(
                id,
                correlationId == null ? id : correlationId,
                replyTo,
                deliveries(message),
                wrong.isEmpty() ? null : wrong.toString());
    }

    private static String read(
            Message message, String name, int longest, Read header, StringBuilder wrong) {
        try {
            String value = header.from(message);
            if (value == null || value.length() <= longest) {
                return value;
            }
            wrong.append(name + " has more than " + longest + " characters. ");
        } catch (JMSException | RuntimeException e) {
            wrong.append(name + " cannot be read. ");
        }
        return null;
    }

    /** Null when nobody asked for a reply. */
    private static String written(Destination destination) throws JMSException {
        return destination == null ? null : ReplyDestinations.written(destination);
    }

    private static int deliveries(Message message) {
        try {
            return message.propertyExists(DELIVERIES) ? message.getIntProperty(DELIVERIES) : 1;
        } catch (JMSException | RuntimeException e) {
            return 1;
        }
    }

    /** It may be what ends the process. */
    boolean isOften() {
        return isOften(deliveries);
    }

    /** The same of a message of which nothing else is read. */
    static boolean isOften(Message message) {
        return isOften(deliveries(message));
    }

    private static boolean isOften(int deliveries) {
        return deliveries > MOST_DELIVERIES;
    }

    /** @throws MalformedOrderException when something of it could not be used */
    void requireFit() {
        if (wrong != null) {
            throw new MalformedOrderException(Why.of("message_headers", "wrong", wrong.strip()));
        }
    }

    /**
     * What a call is given by the properties of its message.
     *
     * @throws MalformedOrderException when one has nearly a name of ours, or is too long
     */
    static CallNames names(Message message) throws JMSException {
        for (Object name : Collections.list((Enumeration<?>) message.getPropertyNames())) {
            CallNames.requireNotMeant((String) name);
        }
        return new CallNames(
                property(message, CallNames.OPERATION),
                property(message, CallNames.MERCHANT),
                property(message, CallNames.KEY),
                property(message, CallNames.CUSTOMER),
                property(message, CallNames.FORCE),
                property(message, CallNames.REASON),
                Map.of());
    }

    private static String property(Message message, String name) throws JMSException {
        String value = message.getStringProperty(name);
        if (value != null && value.length() > LONGEST_PROPERTY) {
            throw new MalformedOrderException(
                    Why.of(
                            "message_property",
                            "name",
                            name,
                            "most",
                            LONGEST_PROPERTY,
                            "value",
                            Shown.of(value)));
        }
        return value;
    }
}
