package io.github.dokucamel.settings;

import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.HashMap;
import java.util.Map;

/** Settings made of what a test gives: name, value, name, value. */
final class Given {

    private Given() {}

    private static Map<String, String> map(String... namesAndValues) {
        Map<String, String> given = new HashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            given.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return given;
    }

    static Settings settings(String... namesAndValues) {
        return Settings.standalone(SettingNames.packaged(), map(namesAndValues));
    }

    static Settings embedded(String... namesAndValues) {
        return Settings.embedded(SettingNames.packaged(), map(namesAndValues));
    }

    static Values values(String... namesAndValues) {
        return new Values(SettingNames.packaged(), map(namesAndValues));
    }

    /** The message that says what is wrong with them. */
    static String refused(String... namesAndValues) {
        return assertThrows(InvalidSettingException.class, () -> settings(namesAndValues))
                .getMessage();
    }
}
