package io.github.dokucamel.cli;

import io.github.dokucamel.intake.message.ArtemisConnections;
import io.github.dokucamel.settings.Settings;
import jakarta.jms.ConnectionFactory;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.camel.component.jms.JmsComponent;
import org.apache.camel.spi.Registry;
import org.springframework.jms.connection.CachingConnectionFactory;

/**
 * The way to the broker: a bean of the configuration file, else the one {@code doku.jms.broker-url}
 * names, else the embedded one, which is started when it is asked for the first time.
 */
final class BrokerConnections implements AutoCloseable {

    private static final String FACTORY = "doku-connection-factory";

    /** What Camel calls it when a property names it: dashes become capitals. */
    private static final String FACTORY_BY_PROPERTY = "dokuConnectionFactory";

    private final Configuration configuration;
    private final boolean listening;
    private ConnectionFactory connections;
    private EmbeddedBroker broker;

    BrokerConnections(Configuration configuration, boolean listening) {
        this.configuration = configuration;
        this.listening = listening;
    }

    /** Whether a bean line of the configuration file names the broker. */
    boolean areByBean() {
        return Stream.of(FACTORY, FACTORY_BY_PROPERTY)
                .anyMatch(name -> configuration.others().containsKey("camel.beans." + name));
    }

    /** Whether the embedded broker is meant. */
    boolean areEmbedded() {
        return configuration.settings().intake().jmsBrokerUrl().isEmpty() && !areByBean();
    }

    synchronized ConnectionFactory get() {
        if (connections == null) {
            try {
                connections = connect();
            } catch (Exception e) {
                throw new IllegalStateException("The embedded JMS broker could not start", e);
            }
        }
        return connections;
    }

    /** For the bundle, and for {@code jms:} destinations unless somebody has bound their own. */
    void bind(Registry registry) {
        connections =
                Stream.of(FACTORY, FACTORY_BY_PROPERTY)
                        .map(name -> registry.lookupByNameAndType(name, ConnectionFactory.class))
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null);
        // Asked for only where something speaks JMS: then the broker starts.
        registry.bind(FACTORY, ConnectionFactory.class, this::get);
        if (registry.lookupByName("jms") == null) {
            registry.bind("jms", JmsComponent.class, this::destinations);
        }
    }

    /** The same broker that orders arrive on. */
    private JmsComponent destinations() {
        return JmsComponent.jmsComponent(new CachingConnectionFactory(get()));
    }

    private ConnectionFactory connect() throws Exception {
        Settings settings = configuration.settings();
        if (settings.intake().jmsBrokerUrl().isPresent()) {
            return ArtemisConnections.of(settings);
        }
        broker =
                EmbeddedBroker.start(
                        settings.dataDir().resolve("broker"),
                        listening ? settings.runner().embeddedBrokerPort() : 0);
        return broker.connections();
    }

    @Override
    public synchronized void close() {
        if (broker != null) {
            broker.close();
        }
    }
}
