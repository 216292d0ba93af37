package io.github.dokucamel;

import io.github.dokucamel.settings.SettingNames;
import java.util.HashMap;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.PropertiesComponent;

/** Reads {@code doku.*} from wherever a host keeps its properties. */
final class HostProperties {

    private HostProperties() {}

    static Map<String, String> of(CamelContext context, SettingNames names) {
        PropertiesComponent properties = context.getPropertiesComponent();
        Map<String, String> found = new HashMap<>();
        properties
                .loadProperties(name -> name.startsWith("doku."))
                .forEach((name, value) -> found.put(name.toString(), value.toString()));
        found.keySet().forEach(name -> names.require(name, "the host's properties"));
        for (String name : names.defaults().keySet()) {
            properties.resolveProperty(name).ifPresent(value -> found.put(name, value));
        }
        return found;
    }
}
