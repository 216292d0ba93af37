package io.github.dokucamel.cli;

import io.github.dokucamel.settings.Settings;
import jakarta.jms.ConnectionFactory;
import org.apache.camel.component.jms.JmsComponent;
import org.springframework.jms.connection.CachingConnectionFactory;

/** The component behind {@code jms:} destinations: the same broker that orders arrive on. */
final class JmsDestinations {

    private JmsDestinations() {}

    static boolean any(Settings settings) {
        return settings.destinations().values().stream()
                .anyMatch(uris -> uris.stream().anyMatch(uri -> uri.startsWith("jms:")));
    }

    static JmsComponent component(ConnectionFactory connections) {
        return JmsComponent.jmsComponent(new CachingConnectionFactory(connections));
    }
}
