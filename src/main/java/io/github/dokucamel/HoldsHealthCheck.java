package io.github.dokucamel;

import io.github.dokucamel.send.Holds;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;

/** Readiness is DOWN while a merchant is on hold, and says why. */
final class HoldsHealthCheck extends AbstractHealthCheck {

    private final Holds holds;

    private HoldsHealthCheck(String name, Holds holds) {
        super("doku", name + "-merchants");
        this.holds = holds;
    }

    /** A host without health checks stays without. */
    static void register(CamelContext context, String name, Holds holds) {
        HealthCheckRegistry registry = HealthCheckRegistry.get(context);
        if (registry != null) {
            registry.register(new HoldsHealthCheck(name, holds));
        }
    }

    @Override
    public boolean isLiveness() {
        return false;
    }

    @Override
    protected void doCall(HealthCheckResultBuilder builder, Map<String, Object> options) {
        Map<String, String> reasons = holds.reasons();
        reasons.forEach((merchant, reason) -> builder.detail("merchant." + merchant, reason));
        if (reasons.isEmpty()) {
            builder.up();
        } else {
            builder.message("On hold: " + reasons).down();
        }
    }
}
