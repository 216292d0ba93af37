package io.github.dokucamel.cli;

import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;

/** Not ready while the embedded broker does not run: the intake that is on could take nothing in. */
final class BrokerHealth extends AbstractHealthCheck {

    private final BrokerConnections broker;

    private BrokerHealth(BrokerConnections broker) {
        super("doku", "doku-broker");
        this.broker = broker;
    }

    /** A broker of somebody else's is not ours to judge. */
    static void watch(CamelContext context, BrokerConnections broker) {
        HealthCheckRegistry checks = HealthCheckRegistry.get(context);
        if (checks != null && broker.areEmbedded()) {
            checks.register(new BrokerHealth(broker));
        }
    }

    @Override
    public boolean isLiveness() {
        return false;
    }

    @Override
    protected void doCall(HealthCheckResultBuilder result, Map<String, Object> options) {
        broker.trouble().ifPresentOrElse(reason -> result.message(reason).down(), result::up);
    }
}
