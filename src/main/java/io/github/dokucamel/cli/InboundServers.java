package io.github.dokucamel.cli;

import io.github.dokucamel.cli.door.Doors;
import io.github.dokucamel.settings.Environment;
import io.github.dokucamel.settings.HttpSettings;
import io.github.dokucamel.settings.InvalidSettingException;
import io.github.dokucamel.settings.Settings;
import io.vertx.core.Vertx;
import java.io.IOException;
import org.apache.camel.CamelContext;
import org.apache.camel.component.platform.http.PlatformHttpConstants;

/** Where the runner is called by HTTP: one server, or one of the house and one of what DOKU calls. */
final class InboundServers {

    private final Settings settings;
    private final Doors doors;

    /** What the own server of DOKU's calls listens on, when there is one. */
    private final int notificationPort;

    private InboundServer house;
    private InboundServer notifications;

    InboundServers(Settings settings, Vertx vertx) throws IOException {
        this.settings = settings;
        this.doors = new Doors(settings, vertx);
        // Camel names what belongs to a server by this number: 0 would be that of the house.
        int asked = settings.http().notificationPort().orElse(0);
        this.notificationPort = asked == 0 && isApart(settings) ? FreePort.any() : asked;
    }

    Vertx management() {
        return doors.management();
    }

    private static boolean isApart(Settings settings) {
        return settings.http().notificationPort().isPresent() && settings.servesDoku();
    }

    private boolean servesHouse() {
        return settings.intake().isEnabled("rest") || settings.servesDoku() && !isApart(settings);
    }

    /** @throws InvalidSettingException for a port that is taken, or a door that is open too wide */
    void check() {
        boolean needsKey =
                settings.environment() == Environment.PRODUCTION && settings.http().sharesDoor();
        if (needsKey && settings.intake().apiKey().isEmpty()) {
            throw new InvalidSettingException(
                    "doku.api-key is missing; DOKU's notifications come in by the same port as REST,"
                            + " and who reaches the one reaches the other. Set the key, or give"
                            + " notifications a port of their own with doku.notification.port");
        }
        if (servesHouse()) {
            FreePort.require(
                    "doku.http.port", settings.intake().httpHost(), settings.intake().httpPort());
        }
        if (isApart(settings)) {
            FreePort.require(
                    "doku.notification.port", settings.http().notificationHost(), notificationPort);
        }
    }

    /** Before there is any route. */
    void bind(CamelContext context) {
        if (isApart(settings)) {
            context.getRegistry()
                    .bind(
                            PlatformHttpConstants.PLATFORM_HTTP_ENGINE_NAME,
                            new InboundEngine(
                                    doors::isDokus,
                                    notificationPort,
                                    settings.intake().httpPort()));
        }
    }

    void start(CamelContext context) throws Exception {
        if (servesHouse()) {
            house =
                    InboundServer.start(
                            context,
                            settings,
                            settings.intake().httpHost(),
                            settings.intake().httpPort(),
                            doors.house(context));
        }
        if (isApart(settings)) {
            HttpSettings http = settings.http();
            notifications =
                    InboundServer.start(
                            context,
                            settings,
                            http.notificationHost(),
                            notificationPort,
                            doors.notifications(context));
        }
    }

    /** 0 when it listens nowhere. */
    int housePort() {
        return house == null ? 0 : house.getPort();
    }

    /** Where DOKU's calls arrive; 0 when nowhere. */
    int dokuPort() {
        if (notifications != null) {
            return notifications.getPort();
        }
        return settings.servesDoku() ? housePort() : 0;
    }

    /** The same from this machine, without a path. */
    String dokuUrl() {
        boolean isSix = dokuHost().equals("::1");
        return "http://" + (isSix ? "[::1]" : "127.0.0.1") + ":" + dokuPort();
    }

    String dokuHost() {
        return notifications == null
                ? settings.intake().httpHost()
                : settings.http().notificationHost();
    }
}
