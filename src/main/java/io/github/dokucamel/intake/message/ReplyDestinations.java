package io.github.dokucamel.intake.message;

import io.github.dokucamel.ledger.ReplyTo;
import jakarta.jms.Destination;
import jakarta.jms.InvalidDestinationException;
import jakarta.jms.JMSException;
import jakarta.jms.Queue;
import jakarta.jms.Session;
import jakarta.jms.TemporaryQueue;
import jakarta.jms.TemporaryTopic;
import jakarta.jms.Topic;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.jms.client.ActiveMQSession;
import org.springframework.jms.connection.SessionProxy;
import org.springframework.jms.support.destination.DestinationResolver;
import org.springframework.jms.support.destination.DynamicDestinationResolver;

/** The destinations of replies, as the client's library knows them. */
final class ReplyDestinations {

    private ReplyDestinations() {}

    /** Null for what is neither queue nor topic. */
    static String written(Destination destination) throws JMSException {
        if (destination instanceof Queue queue && destination instanceof Topic) {
            // A client that has one class for all of them: its type tells nothing.
            return ReplyTo.of("queue", queue.getQueueName(), false).kept();
        }
        if (destination instanceof Queue queue) {
            boolean temporary = destination instanceof TemporaryQueue;
            return ReplyTo.of("queue", queue.getQueueName(), temporary).kept();
        }
        if (destination instanceof Topic topic) {
            boolean temporary = destination instanceof TemporaryTopic;
            return ReplyTo.of("topic", topic.getTopicName(), temporary).kept();
        }
        return null;
    }

    /**
     * Finds destinations by name. A temporary one that is gone is not found: a broker would make an
     * ordinary one of that name, which nobody reads.
     */
    static DestinationResolver resolver() {
        DestinationResolver names = new DynamicDestinationResolver();
        return (session, name, isTopic) -> {
            if (!name.startsWith("temp-queue:") && !name.startsWith("temp-topic:")) {
                return names.resolveDestinationName(session, name, isTopic);
            }
            ReplyTo to = ReplyTo.of(name);
            if (!isThere(session, to)) {
                throw new InvalidDestinationException(
                        "The temporary " + to.kind() + " of a reply is gone");
            }
            return to.isQueue() ? session.createQueue(to.name()) : session.createTopic(to.name());
        };
    }

    private static boolean isThere(Session session, ReplyTo to) throws JMSException {
        Session own = session instanceof SessionProxy proxy ? proxy.getTargetSession() : session;
        try {
            return Artemis.isThere(own, to);
        } catch (NoClassDefFoundError e) {
            // Another broker's client: it knows by itself.
            return true;
        }
    }

    /** Loaded when it is asked: the Artemis client may be missing. */
    private static final class Artemis {

        static boolean isThere(Session session, ReplyTo to) throws JMSException {
            if (!(session instanceof ActiveMQSession ours)) {
                return true;
            }
            try {
                SimpleString name = SimpleString.of(to.name());
                ClientSession core = ours.getCoreSession();
                return to.isQueue()
                        ? core.queueQuery(name).isExists()
                        : core.addressQuery(name).isExists();
            } catch (ActiveMQException e) {
                throw new JMSException(e.getMessage());
            }
        }
    }
}
