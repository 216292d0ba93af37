package io.github.dokucamel;

import io.github.dokucamel.intake.message.JmsSupport;
import io.github.dokucamel.ledger.Ledger;
import io.github.dokucamel.send.queue.Holds;
import io.github.dokucamel.send.queue.QueueSteps;
import io.github.dokucamel.send.queue.Reachability;
import io.github.dokucamel.settings.Settings;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.apache.camel.CamelContext;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.health.HealthCheckResultBuilder;

/**
 * What keeps the bundle from its work, and why. Uses Camel's API only: a host may have no
 * camel-health.
 */
final class Readiness implements HealthCheck {

    /** Adds what is known as details; the reason for being DOWN, or empty. */
    private interface Look extends Function<HealthCheckResultBuilder, Optional<String>> {}

    private final String id;
    private final Look look;
    private volatile boolean enabled = true;

    private Readiness(String id, Look look) {
        this.id = id;
        this.look = look;
    }

    /** A host without health checks stays without. */
    static void register(
            CamelContext context, String name, Settings settings, Ledger ledger, Rooms rooms) {
        QueueSteps sending = rooms.sending();
        HealthCheckRegistry registry = HealthCheckRegistry.get(context);
        if (registry == null) {
            return;
        }
        Set<String> merchants = settings.merchants().keySet();
        registry.register(
                new Readiness(
                        name + "-merchants",
                        result ->
                                holds(result, merchants, sending.holds(), sending.reachability())));
        registry.register(new Readiness(name + "-ledger", result -> ledger.trouble()));
        registry.register(new Readiness(name + "-inbox", result -> rooms.files().trouble()));
        if (settings.intake().isEnabled("jms")) {
            registry.register(
                    new Readiness(name + "-messages", result -> JmsSupport.trouble(context, name)));
        }
    }

    /**
     * One merchant on hold is a detail as long as another can go on, and so is a gateway that cannot
     * be reached: orders are taken in all the same.
     */
    private static Optional<String> holds(
            HealthCheckResultBuilder result,
            Set<String> merchants,
            Holds holds,
            Reachability reachability) {
        Map<String, String> reasons = holds.reasons();
        reasons.forEach((merchant, reason) -> result.detail("merchant." + merchant, reason));
        reachability
                .unreachableSince()
                .ifPresent(since -> result.detail("gateway", "not reached since " + since));
        return reasons.keySet().containsAll(merchants)
                ? Optional.of("On hold: " + reasons)
                : Optional.empty();
    }

    @Override
    public String getGroup() {
        return "doku";
    }

    @Override
    public String getId() {
        return id;
    }

    @Override
    public boolean isEnabled() {
        return enabled;
    }

    @Override
    public void setEnabled(boolean value) {
        enabled = value;
    }

    @Override
    public boolean isLiveness() {
        return false;
    }

    @Override
    public Result call(Map<String, Object> options) {
        HealthCheckResultBuilder result =
                HealthCheckResultBuilder.on(this)
                        .detail(CHECK_ID, id)
                        .detail(CHECK_GROUP, getGroup())
                        .detail(CHECK_KIND, Kind.READINESS.name());
        return look.apply(result)
                .map(reason -> result.message(reason).down().build())
                .orElseGet(() -> result.up().build());
    }
}
