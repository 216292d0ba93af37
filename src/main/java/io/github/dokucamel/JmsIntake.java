package io.github.dokucamel;

import io.github.dokucamel.intake.ReadCallMessage;
import io.github.dokucamel.intake.ReadMessage;
import io.github.dokucamel.settings.Settings;

/** Loaded only where JMS is wanted: a host without a JMS API can still take the bundle. */
final class JmsIntake {

    private JmsIntake() {}

    static Object callReader(Settings settings) {
        return new ReadCallMessage(
                settings.intake().callQueue(), settings.intake().maxOrderBytes());
    }

    static Object reader(Settings settings) {
        return new ReadMessage(settings.intake().jmsQueue(), settings.intake().maxOrderBytes());
    }
}
