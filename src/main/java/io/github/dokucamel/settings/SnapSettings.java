package io.github.dokucamel.settings;

import java.time.Duration;
import java.time.ZoneOffset;

public final class SnapSettings {
    public ZoneOffset timestampZone() {
        return ZoneOffset.ofHours(7);
    }

    public String channelId() {
        return "H2H";
    }

    public String customerTokenPrefix() {
        return "Bearer";
    }

    public Duration tokenMargin() {
        return Duration.ofSeconds(45);
    }
}
