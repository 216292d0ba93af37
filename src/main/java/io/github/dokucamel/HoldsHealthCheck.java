package io.github.dokucamel;

import io.github.dokucamel.send.Holds;
import io.github.dokucamel.send.Reachability;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.health.HealthCheckResultBuilder;

/**
 * Readiness is DOWN while a merchant is on hold, and says why. A gateway that cannot be reached is a
 * detail only: orders are taken in all the same. Uses Camel's API only: a host may have no
 * camel-health.
 */
final class HoldsHealthCheck implements HealthCheck {

    private final String id;
    private final Holds holds;
    private final Reachability reachability;
    private volatile boolean enabled = true;

    private HoldsHealthCheck(String id, Holds holds, Reachability reachability) {
        this.id = id;
        this.holds = holds;
        this.reachability = reachability;
    }

    /** A host without health checks stays without. */
    static void register(
            CamelContext context, String name, Holds holds, Reachability reachability) {
        HealthCheckRegistry registry = HealthCheckRegistry.get(context);
        if (registry != null) {
            registry.register(new HoldsHealthCheck(name + "-merchants", holds, reachability));
        }
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
        Map<String, String> reasons = holds.reasons();
        reasons.forEach((merchant, reason) -> result.detail("merchant." + merchant, reason));
        reachability
                .unreachableSince()
                .ifPresent(since -> result.detail("gateway", "not reached since " + since));
        return reasons.isEmpty()
                ? result.up().build()
                : result.message("On hold: " + reasons).down().build();
    }
}
