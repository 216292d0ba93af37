package io.github.dokucamel.cli;

import io.github.dokucamel.cli.broker.Door;
import io.github.dokucamel.cli.broker.EmbeddedBroker;
import io.github.dokucamel.cli.broker.Login;
import io.github.dokucamel.cli.broker.LoginFile;
import io.github.dokucamel.cli.broker.Refusals;
import io.github.dokucamel.intake.message.ArtemisConnections;
import io.github.dokucamel.settings.Environment;
import io.github.dokucamel.settings.IntakeSettings;
import io.github.dokucamel.settings.InvalidSettingException;
import io.github.dokucamel.settings.Settings;
import io.github.dokucamel.signature.Secret;
import jakarta.jms.ConnectionFactory;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.camel.component.jms.JmsComponent;
import org.apache.camel.spi.Registry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jms.connection.CachingConnectionFactory;

/**
 * The way to the broker: a bean of the configuration file, else the one {@code doku.jms.broker-url}
 * names, else the embedded one, which is started when it is asked for the first time.
 */
final class BrokerConnections implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(BrokerConnections.class);
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
            } catch (InvalidSettingException e) {
                throw e;
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

    /** Of the embedded broker, where one has been started. */
    synchronized Optional<Refusals> refusals() {
        return Optional.ofNullable(broker).map(EmbeddedBroker::refusals);
    }

    /** Why the embedded broker, where one has been started, takes no messages; empty else. */
    synchronized Optional<String> trouble() {
        return Optional.ofNullable(broker).flatMap(EmbeddedBroker::trouble);
    }

    /** The same broker that orders arrive on. */
    private JmsComponent destinations() {
        return JmsComponent.jmsComponent(new CachingConnectionFactory(get()));
    }

    private ConnectionFactory connect() throws Exception {
        Settings settings = configuration.settings();
        IntakeSettings intake = settings.intake();
        if (intake.jmsBrokerUrl().isPresent()) {
            return ArtemisConnections.of(settings);
        }
        broker =
                EmbeddedBroker.start(
                        settings.dataDir().resolve("broker"),
                        door(settings),
                        Set.of(intake.jmsQueue(), intake.callQueue()),
                        intake.maxOrderBytes());
        return broker.connections();
    }

    private Door door(Settings settings) throws IOException {
        int port = listening ? settings.runner().embeddedBrokerPort() : 0;
        if (port == 0) {
            return Door.NONE;
        }
        Optional<String> user = settings.intake().jmsUser();
        Optional<Secret> password = settings.intake().jmsPassword();
        if (user.isPresent() != password.isPresent()) {
            throw new InvalidSettingException(
                    "doku.jms.user and doku.jms.password belong together: give both, or neither");
        }
        if (user.isPresent()) {
            return new Door(port, new Login(user.get(), password.orElseThrow()));
        }
        if (settings.environment() == Environment.SIMULATOR) {
            LOG.warn(
                    "The embedded JMS broker is open at 127.0.0.1:{} without a password: whoever is on"
                            + " this machine can place orders and make calls{}. doku.jms.user and"
                            + " doku.jms.password close it",
                    port,
                    settings.intake().apiKey().isPresent()
                            ? ", doku.api-key or not, which guards REST only"
                            : "");
            return new Door(port, null);
        }
        LoginFile file = new LoginFile(settings.dataDir());
        Login login = file.readOrMake();
        LOG.info("User and password of the embedded JMS broker are in {}", file.path());
        return new Door(port, login);
    }

    @Override
    public synchronized void close() {
        if (broker != null) {
            broker.close();
        }
    }
}
