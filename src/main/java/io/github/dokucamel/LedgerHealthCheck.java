package io.github.dokucamel;

import io.github.dokucamel.ledger.Ledger;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.CamelContext;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.health.HealthCheckResultBuilder;

/** Readiness is DOWN while the ledger cannot be written: no order could be taken in. */
final class LedgerHealthCheck implements HealthCheck {

    private final String id;
    private final Ledger ledger;
    private volatile boolean enabled = true;

    private LedgerHealthCheck(String id, Ledger ledger) {
        this.id = id;
        this.ledger = ledger;
    }

    /** A host without health checks stays without. */
    static void register(CamelContext context, String name, Ledger ledger) {
        HealthCheckRegistry registry = HealthCheckRegistry.get(context);
        if (registry != null) {
            registry.register(new LedgerHealthCheck(name + "-ledger", ledger));
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
        Optional<String> trouble = ledger.trouble();
        return trouble.isEmpty()
                ? result.up().build()
                : result.message(trouble.get()).down().build();
    }
}
