package io.github.dokucamel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.dokucamel.ledger.sql.LedgerRows;
import io.github.dokucamel.settings.SettingNames;
import io.github.dokucamel.settings.Settings;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServerConfiguration;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A host whose own HTTP server two bundles share, each with its path, its merchant, its ledger. */
class EmbeddedNotificationTest {

    private static final String SECRET = "SK-of-the-host-01234567";
    private static final String BODY = NotificationCall.payment("HOST-1", 90_000, "SUCCESS");

    @TempDir Path east;
    @TempDir Path west;

    @Test
    void arriveAtTheBundleWhosePathIsCalled() throws Exception {
        VertxPlatformHttpServerConfiguration server = new VertxPlatformHttpServerConfiguration();
        server.setBindHost("127.0.0.1");
        server.setBindPort(0);
        try (DefaultCamelContext host = new DefaultCamelContext()) {
            host.disableJMX();
            host.getShutdownStrategy().setTimeout(5);
            VertxPlatformHttpServer http = new VertxPlatformHttpServer(server);
            host.addService(http, true, true);
            DokuBundle.named("east").settings(settings(east, "BRN-E", "/east")).install(host);
            DokuBundle.named("west").settings(settings(west, "BRN-W", "/west")).install(host);
            host.start();
            int port = http.getPort();

            assertEquals(200, call("BRN-E", "/east").send(port).status());
            assertEquals(200, call("BRN-W", "/west").send(port).status());
            assertEquals(401, call("BRN-E", "/west").send(port).status());
            assertEquals(401, call("BRN-W", "/east").send(port).status());
            assertEquals(404, call("BRN-E", "/notifications").send(port).status());
            assertEquals(1, new LedgerRows(east).notifications().size());
            assertEquals("/west", new LedgerRows(west).notifications().get(0).path());
        }
    }

    private static NotificationCall call(String clientId, String path) {
        return NotificationCall.signed(clientId, SECRET, path, BODY);
    }

    private static Settings settings(Path data, String clientId, String path) {
        Map<String, String> given = new HashMap<>();
        given.put("doku.environment", "simulator");
        given.put("doku.base-url", "http://127.0.0.1:9");
        given.put("doku.data-dir", data.toString());
        given.put("doku.client-id", clientId);
        given.put("doku.secret-key", SECRET);
        given.put("doku.notification.enabled", "true");
        given.put("doku.notification.path", path);
        given.put("doku.reconcile.enabled", "false");
        return Settings.embedded(SettingNames.packaged(), given);
    }
}
