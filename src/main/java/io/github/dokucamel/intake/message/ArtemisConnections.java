package io.github.dokucamel.intake.message;

import io.github.dokucamel.settings.InvalidSettingException;
import io.github.dokucamel.settings.Settings;
import io.github.dokucamel.signature.Secret;
import jakarta.jms.ConnectionFactory;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/** Connections to the broker that {@code doku.jms.broker-url} names. */
public final class ArtemisConnections {

    private ArtemisConnections() {}

    /** @throws InvalidSettingException when the URL is wrong or the client library is missing */
    public static ConnectionFactory of(Settings settings) {
        try {
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

    private static final class Client {

        static ConnectionFactory connect(Settings settings) {
            return new ActiveMQConnectionFactory(
                    settings.intake().jmsBrokerUrl().orElseThrow(),
                    settings.intake().jmsUser().orElse(null),
                    settings.intake().jmsPassword().map(Secret::revealed).orElse(null));
        }
    }
}
