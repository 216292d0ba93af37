package io.github.dokucamel.settings;

import io.github.dokucamel.signature.AsciiCase;
import java.util.Arrays;
import java.util.List;

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
        return AsciiCase.lower(name());
    }

    static Environment of(Values values, boolean embedded) {
        if (embedded && values.givenText("doku.environment").isEmpty()) {
            throw new InvalidSettingException(
                    "doku.environment is missing; inside a host it must say simulator, sandbox or"
                            + " production");
        }
        return parse(values.text("doku.environment"));
    }

    static Environment parse(String text) {
        List<String> all = Arrays.stream(values()).map(Environment::text).toList();
        if (!all.contains(text)) {
            throw new InvalidSettingException(
                    "doku.environment: " + text + " is none of " + String.join(", ", all));
        }
        return values()[all.indexOf(text)];
    }
}
