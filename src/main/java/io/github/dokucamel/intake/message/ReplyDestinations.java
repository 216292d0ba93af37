package io.github.dokucamel.intake.message;

import io.github.dokucamel.ledger.ReplyTo;
import jakarta.jms.Destination;
import jakarta.jms.InvalidDestinationException;
import jakarta.jms.JMSException;
import jakarta.jms.Queue;
import jakarta.jms.Session;
import jakarta.jms.TemporaryQueue;
import jakarta.jms.Topic;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.jms.client.ActiveMQSession;
import org.springframework.jms.connection.SessionProxy;
import org.springframework.jms.support.destination.DestinationResolver;
import org.springframework.jms.support.destination.DynamicDestinationResolver;

/** The destinations of replies, as the client's library knows them. */
final class ReplyDestinations {

    private ReplyDestinations() {}

    /** Null for what is neither queue nor topic. */
    static String written(Destination destination) throws JMSException {
        if (destination instanceof TemporaryQueue to) {
            return ReplyTo.TEMPORARY + to.getQueueName();
        }
        if (destination instanceof Queue to) {
            return "queue:" + to.getQueueName();
        }
        return destination instanceof Topic to ? "topic:" + to.getTopicName() : null;
    }

    /**
     * Finds destinations by name. A temporary queue that is gone is not found: a broker would make an
     * ordinary one of that name, which nobody reads.
     */
    static DestinationResolver resolver() {
        DestinationResolver names = new DynamicDestinationResolver();
        return (session, name, isTopic) -> {
            if (!name.startsWith(ReplyTo.TEMPORARY)) {
                return names.resolveDestinationName(session, name, isTopic);
            }
            String queue = name.substring(ReplyTo.TEMPORARY.length());
            if (!isThere(session, queue)) {
                throw new InvalidDestinationException("The temporary queue of a reply is gone");
            }
            return session.createQueue(queue);
        };
    }

    private static boolean isThere(Session session, String queue) throws JMSException {
        Session own = session instanceof SessionProxy proxy ? proxy.getTargetSession() : session;
        try {
            return Artemis.isThere(own, queue);
        } catch (NoClassDefFoundError e) {
            // Another broker's client: it knows by itself.
            return true;
        }
    }

    /** Loaded when it is asked: the Artemis client may be missing. */
    private static final class Artemis {

        static boolean isThere(Session session, String queue) throws JMSException {
            if (!(session instanceof ActiveMQSession ours)) {
                return true;
            }
            try {
                return ours.getCoreSession().queueQuery(SimpleString.of(queue)).isExists();
            } catch (ActiveMQException e) {
                throw new JMSException(e.getMessage());
            }
        }
    }
}
