package io.github.dokucamel.intake.message;

import io.github.dokucamel.settings.Settings;

/** Loaded only where JMS is wanted: a host without a JMS API can still take the bundle. */
public final class JmsIntake {

    private JmsIntake() {}

    public static Object callReader(Settings settings) {
        return new ReadCallMessage(
                settings.intake().callQueue(), settings.intake().maxOrderBytes());
    }

    public static Object reader(Settings settings) {
        return new ReadMessage(settings.intake().jmsQueue(), settings.intake().maxOrderBytes());
    }
}
