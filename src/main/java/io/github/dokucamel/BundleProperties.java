package io.github.dokucamel;

import java.util.Map;
import org.apache.camel.spi.PropertiesSource;

/**
 * Gives the route files their {@code {{doku.*}}} placeholders, under a name that only they use: by
 * their plain name, Camel would let a variable of the environment win over the command line, and a
 * host's own spelling over what was checked. Secrets are not among them.
 */
record BundleProperties(String instance, Map<String, String> values) implements PropertiesSource {

    static String prefix(String instance) {
        return instance + ".settings.";
    }

    @Override
    public String getName() {
        return instance + "-settings";
    }

    @Override
    public String getProperty(String name) {
        String prefix = prefix(instance);
        return name.startsWith(prefix) ? values.get(name.substring(prefix.length())) : null;
    }
}
