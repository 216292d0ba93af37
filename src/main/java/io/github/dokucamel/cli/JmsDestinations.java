package io.github.dokucamel.cli;

import jakarta.jms.ConnectionFactory;
import org.apache.camel.component.jms.JmsComponent;
import org.springframework.jms.connection.CachingConnectionFactory;

/** The component behind {@code jms:} destinations: the same broker that orders arrive on. */
final class JmsDestinations {

    private JmsDestinations() {}

    static JmsComponent component(ConnectionFactory connections) {
        return JmsComponent.jmsComponent(new CachingConnectionFactory(connections));
    }
}
