package io.github.dokucamel.settings;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The DOKU that a ledger belongs to. */
public enum Environment {
    SIMULATOR(null),
    SANDBOX("https://api-sandbox.doku.com"),
    PRODUCTION("https://api.doku.com");

    private final String baseUrl;

    Environment(String baseUrl) {
        this.baseUrl = baseUrl;
    }

    /** DOKU's published base URL; null for the simulator, whose port is a setting. */
    public String baseUrl() {
        return baseUrl;
    }

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Environment parse(String text) {
        return Arrays.stream(values())
                .filter(e -> e.text().equals(text))
                .findFirst()
                .orElseThrow(
                        () ->
                                new InvalidSettingException(
                                        "doku.environment: "
                                                + text
                                                + " is none of "
                                                + Arrays.stream(values())
                                                        .map(Environment::text)
                                                        .collect(Collectors.joining(", "))));
    }
}
