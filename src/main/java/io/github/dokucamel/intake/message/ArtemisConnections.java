package io.github.dokucamel.intake.message;

import io.github.dokucamel.settings.InvalidSettingException;
import io.github.dokucamel.settings.Settings;
import io.github.dokucamel.signature.Secret;
import jakarta.jms.ConnectionFactory;
import java.io.IOException;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Connections to the broker that {@code doku.jms.broker-url} names. */
public final class ArtemisConnections {

    private static final Logger LOG = LoggerFactory.getLogger(ArtemisConnections.class);

    private ArtemisConnections() {}

    /** @throws InvalidSettingException when the URL is wrong or the client library is missing */
    public static ConnectionFactory of(Settings settings) {
        try {
            warnOfOpenQueues(settings);
            return Client.connect(settings);
        } catch (NoClassDefFoundError e) {
            throw new InvalidSettingException(
                    "doku.jms.broker-url needs artemis-jakarta-client on the class path, or bind a"
                            + " ConnectionFactory bean instead",
                    e);
        } catch (IllegalArgumentException e) {
            // Without what it says: the URL may hold a password.
            throw new InvalidSettingException(
                    "doku.jms.broker-url is no URL the Artemis client understands");
        }
    }

    private static void warnOfOpenQueues(Settings settings) {
        if (settings.intake().apiKey().isPresent() && settings.intake().jmsUser().isEmpty()) {
            LOG.warn(
                    "doku.api-key guards REST only: the broker of doku.jms.broker-url is used without"
                            + " doku.jms.user, and whoever may write to its queue {} can make every"
                            + " call, a refund too",
                    settings.intake().callQueue());
        }
    }

    /**
     * For the queues that we read: a connection factory beside the given one, which stays as it is.
     * It gives messages {@linkplain Undecoded as bytes that are not read yet}, and one at a time, so
     * that none is counted as delivered that only waited behind another. Another provider's is
     * returned as it is.
     */
    static ConnectionFactory undecoded(ConnectionFactory given) {
        try {
            return Client.undecoded(given);
        } catch (NoClassDefFoundError e) {
            return given;
        }
    }

    private static final class Client {

        /** Those of its library; what a host derived from them has a reason to be as it is. */
        private static final String PACKAGE = ActiveMQConnectionFactory.class.getPackageName();

        static ConnectionFactory undecoded(ConnectionFactory given) {
            if (!(given instanceof ActiveMQConnectionFactory theirs)
                    || !given.getClass().getPackageName().equals(PACKAGE)) {
                return given;
            }
            try {
                ActiveMQConnectionFactory ours =
                        new ActiveMQConnectionFactory(
                                theirs.toURI().toString(), theirs.getUser(), theirs.getPassword());
                ours.setConsumerWindowSize(0);
                ours.getServerLocator().addIncomingInterceptor(new Undecoded());
                return ours;
            } catch (IOException e) {
                throw new InvalidSettingException(
                        "The JMS connection factory cannot be written as a URL, so none can be made"
                                + " that looks at the size of messages");
            }
        }

        static ConnectionFactory connect(Settings settings) {
            return new ActiveMQConnectionFactory(
                    settings.intake().jmsBrokerUrl().orElseThrow(),
                    settings.intake().jmsUser().orElse(null),
                    settings.intake().jmsPassword().map(Secret::revealed).orElse(null));
        }
    }
}
