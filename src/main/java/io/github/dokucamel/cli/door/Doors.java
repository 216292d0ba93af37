package io.github.dokucamel.cli.door;

import io.github.dokucamel.settings.HttpSettings;
import io.github.dokucamel.settings.InvalidSettingException;
import io.github.dokucamel.settings.Settings;
import io.github.dokucamel.told.Complaints;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.impl.VertxInternal;
import java.net.InetAddress;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The doors of one runner: what all of them together hold, and each by itself. */
public final class Doors {

    private static final Logger LOG = LoggerFactory.getLogger(Doors.class);

    /** For those who ask whether all is well; they never wait for others. */
    private static final int MANAGEMENT_CONNECTIONS = 64;

    /** Head, buffers and bookkeeping of one connection, with room to spare. */
    private static final int BYTES_OF_CONNECTION = 65_536;

    /** What a body becomes on its way is many times its size. */
    private static final int PART_OF_MEMORY = 16;

    private static final int FEWEST = 64;
    private static final int MOST = 10_000;

    private final Settings settings;
    private final Vertx vertx;
    private final BodyBytes bodies;
    private final int mostConnections;
    private final DokuPaths dokus;

    /** @throws InvalidSettingException when more connections are asked for than the system allows */
    public Doors(Settings settings, Vertx vertx) {
        this.settings = settings;
        this.vertx = vertx;
        this.bodies = bodies(settings);
        this.mostConnections = mostConnections(settings.http());
        this.dokus = new DokuPaths(settings);
    }

    private static BodyBytes bodies(Settings settings) {
        int largest =
                Math.max(settings.intake().maxOrderBytes(), settings.notifications().maxBytes());
        long most =
                settings.http()
                        .maxBytes()
                        .map(Integer::longValue)
                        .orElse(
                                Math.max(
                                        2L * largest,
                                        Runtime.getRuntime().maxMemory() / PART_OF_MEMORY));
        Complaints complaints = new Complaints();
        String sentence =
                "Bodies of calls are cut off: %s bytes of them are in memory (doku.http.max-bytes)"
                        .formatted(most);
        return new BodyBytes(most, () -> complaints.about("bytes", sentence, LOG::warn));
    }

    private static int mostConnections(HttpSettings http) {
        long room = Descriptors.forOthers();
        if (http.maxConnections().isPresent()) {
            int given = http.maxConnections().get();
            if (given > room) {
                throw new InvalidSettingException(
                        ("doku.http.max-connections: %s is more than the %s connections for which %s"
                                        + " file descriptors leave room; raise that limit (ulimit -n)")
                                .formatted(given, room, Descriptors.most()));
            }
            return given;
        }
        long byMemory = Runtime.getRuntime().maxMemory() / BYTES_OF_CONNECTION;
        return (int) Math.max(FEWEST, Math.min(Math.min(MOST, room), byMemory));
    }

    /** Whether the body of this request is read. */
    public static boolean readsBody(HttpServerRequest request) {
        return Door.visit(request).verdict().readsBody();
    }

    /** Whether DOKU calls this path. */
    public boolean isDokus(String path) {
        return dokus.contains(path);
    }

    /** Of health and metrics. */
    public Vertx management() {
        return door(
                MANAGEMENT_CONNECTIONS,
                Descriptors.OWN,
                Judge.NO_BODIES,
                call -> {},
                DokuPaths.NONE);
    }

    /** Of the calls of the house, and of DOKU's where these have no door of their own. */
    public Vertx house(CamelContext context) {
        DokuPaths here = hasTwo() ? DokuPaths.NONE : dokus;
        return door(context, here, new HouseJudge(context, settings, here));
    }

    /** Of what DOKU calls and nothing else. */
    public Vertx notifications(CamelContext context) {
        return door(context, dokus, dokus::judge);
    }

    private Vertx door(CamelContext context, DokuPaths here, Judge judge) {
        return door(
                hasTwo() ? Math.max(1, mostConnections / 2) : mostConnections,
                new Descriptors(),
                judge,
                new Refusals(context)::answer,
                here);
    }

    private Vertx door(
            int most,
            Descriptors descriptors,
            Judge judge,
            Handler<Exchange> refuse,
            DokuPaths here) {
        Limits limits = new Limits(most, settings.runner().httpRequestTimeout(), descriptors);
        Visits visits = new Visits(limits, this::isTrusted, bodies);
        return new DoorVertx((VertxInternal) vertx, new Door(visits, judge, refuse, here, vertx));
    }

    private boolean hasTwo() {
        return settings.http().notificationPort().isPresent();
    }

    private boolean isTrusted(InetAddress address) {
        return address.isLoopbackAddress() || settings.http().trustedProxies().hold(address);
    }
}
