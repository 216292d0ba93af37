package io.github.dokucamel;

import io.github.dokucamel.settings.Settings;
import java.util.Map;
import org.apache.camel.spi.PropertiesSource;

/** Gives the route files their {@code {{doku.*}}} placeholders. Secrets are not among them. */
final class BundleProperties implements PropertiesSource {

    private final String instance;
    private final Map<String, String> values;

    BundleProperties(String instance, Settings settings) {
        this.instance = instance;
        this.values = settings.placeholders();
    }

    @Override
    public String getName() {
        return instance + "-settings";
    }

    @Override
    public String getProperty(String name) {
        return values.get(name);
    }
}
