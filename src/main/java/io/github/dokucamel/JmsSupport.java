package io.github.dokucamel;

import io.github.dokucamel.settings.InvalidSettingException;
import io.github.dokucamel.settings.Settings;
import jakarta.jms.ConnectionFactory;
import org.apache.camel.CamelContext;
import org.apache.camel.component.jms.JmsComponent;
import org.springframework.jms.connection.CachingConnectionFactory;

/**
 * The JMS component of one instance. This class is loaded only where JMS is wanted, so that a host
 * without camel-jms can still take the bundle.
 */
final class JmsSupport {

    private JmsSupport() {}

    /** Whether anything here speaks JMS. */
    static boolean isWanted(Settings settings) {
        return settings.intake("jms");
    }

    static void addIfWanted(CamelContext context, String name, Settings settings) {
        if (isWanted(settings)) {
            Component.add(context, name);
        }
    }

    private static final class Component {

        static void add(CamelContext context, String name) {
            ConnectionFactory factory =
                    context.getRegistry()
                            .lookupByNameAndType(
                                    name + "-connection-factory", ConnectionFactory.class);
            if (factory == null) {
                throw new InvalidSettingException(
                        "doku.intake.jms.enabled needs a broker: bind a ConnectionFactory bean"
                                + " named "
                                + name
                                + "-connection-factory");
            }
            JmsComponent jms = new JmsComponent();
            jms.getConfiguration().setListenerConnectionFactory(factory);
            jms.getConfiguration().setConnectionFactory(new CachingConnectionFactory(factory));
            context.addComponent(name + "-jms", jms);
        }
    }
}
