package io.github.dokucamel;

import io.github.dokucamel.settings.BlankEnds;
import io.github.dokucamel.settings.SettingNames;
import io.github.dokucamel.settings.Settings;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.CamelContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Installs the bundle into a CamelContext, before or after it starts.
 *
 * <pre>{@code
 * DokuBundle.named("doku").install(camelContext);
 * }</pre>
 *
 * <p>Orders go to {@code direct:<name>-order}; everything the bundle adds to the context carries the
 * name as a prefix. Settings are the host's own properties under {@code doku.*}; a DataSource bean
 * {@code <name>-ledger} replaces the ledger file, a ConnectionFactory bean {@code
 * <name>-connection-factory} is the JMS broker.
 */
public final class DokuBundle {

    private static final Logger LOG = LoggerFactory.getLogger(DokuBundle.class);

    private final String name;
    private Settings settings;
    private Path routes;
    private Path operations;
    private Clock clock = Clock.systemUTC();

    private DokuBundle(String name) {
        if (!name.matches("[a-z][a-z0-9-]{0,30}")) {
            throw new IllegalArgumentException(
                    "An instance name is 1-31 of a-z 0-9 - and begins with a letter, not " + name);
        }
        this.name = name;
    }

    public static DokuBundle named(String name) {
        return new DokuBundle(name);
    }

    /** Instead of the host's properties. */
    public DokuBundle settings(Settings given) {
        this.settings = given;
        return this;
    }

    /** A directory of route files instead of the packaged ones. */
    public DokuBundle routes(Path directory) {
        this.routes = directory;
        return this;
    }

    /** A directory of operation catalogue files instead of the packaged ones. */
    public DokuBundle operations(Path directory) {
        this.operations = directory;
        return this;
    }

    /** Instead of the system's. */
    DokuBundle clock(Clock given) {
        this.clock = given;
        return this;
    }

    /**
     * @throws io.github.dokucamel.settings.InvalidSettingException naming a missing or wrong setting
     * @throws io.github.dokucamel.ledger.LedgerException when the ledger is held by another process
     *     or belongs to another environment
     */
    public InstalledBundle install(CamelContext context) throws Exception {
        SettingNames names = SettingNames.packaged();
        Settings chosen = settings == null ? ofHost(context, names) : settings;
        return InstalledBundle.install(
                context,
                name,
                chosen,
                Optional.ofNullable(routes),
                Optional.ofNullable(operations),
                clock);
    }

    private static Settings ofHost(CamelContext context, SettingNames names) {
        Map<String, String> given = HostProperties.of(context, names);
        BlankEnds.in(given).forEach(LOG::warn);
        return Settings.embedded(names, given);
    }
}
