package io.github.dokucamel.intake.message;

import io.github.dokucamel.settings.InvalidSettingException;
import io.github.dokucamel.settings.Settings;
import jakarta.jms.ConnectionFactory;
import java.util.Optional;
import org.apache.camel.CamelContext;
import org.apache.camel.Consumer;
import org.apache.camel.component.jms.JmsComponent;
import org.apache.camel.component.jms.JmsConsumer;
import org.springframework.jms.connection.CachingConnectionFactory;
import org.springframework.jms.listener.DefaultMessageListenerContainer;

/**
 * The JMS component of one instance. This class is loaded only where JMS is wanted, so that a host
 * without camel-jms can still take the bundle.
 */
public final class JmsSupport {

    /** Each ask of an empty queue costs the broker work, and a stop waits for its end. */
    private static final long RECEIVE_MS = 2_000;

    private JmsSupport() {}

    /**
     * @param settings name a broker where the host has no ConnectionFactory bean
     * @param required whether orders arrive by JMS; undelivered replies alone can wait
     * @return whether there is a component now
     */
    public static boolean add(
            CamelContext context, String name, Settings settings, boolean required) {
        ConnectionFactory factory =
                context.getRegistry()
                        .lookupByNameAndType(name + "-connection-factory", ConnectionFactory.class);
        if (factory == null && settings.intake().jmsBrokerUrl().isPresent()) {
            factory = ArtemisConnections.of(settings);
        }
        if (factory == null && !required) {
            return false;
        }
        if (factory == null) {
            throw new InvalidSettingException(
                    "doku.intake.jms.enabled needs a broker: bind a ConnectionFactory bean"
                            + " named "
                            + name
                            + "-connection-factory, or set doku.jms.broker-url");
        }
        JmsComponent jms = new JmsComponent();
        jms.getConfiguration().setListenerConnectionFactory(ArtemisConnections.undecoded(factory));
        jms.getConfiguration().setReceiveTimeout(RECEIVE_MS);
        jms.getConfiguration().setDestinationResolver(ReplyDestinations.resolver());
        jms.getConfiguration().setConnectionFactory(new CachingConnectionFactory(factory));
        context.addComponent(name + "-jms", jms);
        return true;
    }

    /** Why no message can be taken in now; empty while they can. */
    public static Optional<String> trouble(CamelContext context, String name) {
        boolean isCutOff =
                context.getRoutes().stream()
                        .filter(
                                route ->
                                        route.getEndpoint()
                                                .getEndpointUri()
                                                .startsWith(name + "-jms"))
                        .anyMatch(route -> isCutOff(route.getConsumer()));
        return isCutOff
                ? Optional.of("The JMS broker cannot be reached; its messages wait there")
                : Optional.empty();
    }

    private static boolean isCutOff(Consumer consumer) {
        try {
            return consumer instanceof JmsConsumer messages
                    && messages.getListenerContainer()
                            instanceof DefaultMessageListenerContainer one
                    && one.isRecovering();
        } catch (Exception e) {
            return true;
        }
    }
}
