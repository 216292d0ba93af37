package io.github.dokucamel;

import io.github.dokucamel.settings.InvalidSettingException;
import io.github.dokucamel.settings.SettingNames;
import io.github.dokucamel.signature.AsciiCase;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.PropertiesComponent;

/** Reads {@code doku.*} from wherever a host keeps its properties. */
final class HostProperties {

    private HostProperties() {}

    /** @throws InvalidSettingException naming a name that is no setting, and the nearest one */
    static Map<String, String> of(CamelContext context, SettingNames names) {
        PropertiesComponent properties = context.getPropertiesComponent();
        // Not its forEach: that of Camel's ordered properties goes over nothing.
        Set<String> listed =
                properties.loadProperties(HostProperties::isMeant).stringPropertyNames();
        for (String name : listed) {
            // A source that lists the environment may spell its variables like this.
            if (!System.getenv().containsKey(SettingNames.environmentName(name))) {
                names.require(name, "the host's properties");
            }
        }
        Map<String, String> found = new HashMap<>();
        Stream.concat(names.defaults().keySet().stream(), listed.stream().filter(names::knows))
                .forEach(
                        name ->
                                properties
                                        .resolveProperty(name)
                                        .ifPresent(value -> found.put(name, value)));
        return found;
    }

    private static boolean isMeant(String name) {
        return AsciiCase.lower(name).startsWith("doku.");
    }
}
