package io.github.dokucamel.gateway;

import io.github.dokucamel.operation.Catalogue;
import io.github.dokucamel.outcome.Classifier;
import io.github.dokucamel.settings.Settings;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;

/** The beans of 40-doku-call, in the file's order. */
public final class GatewaySteps {

    private final Map<String, Object> beans = new LinkedHashMap<>();
    private final CircuitBreaker breaker;

    public GatewaySteps(
            String name,
            Settings settings,
            Catalogue catalogue,
            Classifier classifier,
            Clock clock) {
        this.breaker =
                GatewayBreaker.create(
                        name + "-gateway", classifier, settings.send().breakerPause());
        beans.put("need-token", NeedToken.ofAttempt(catalogue));
        beans.put("sign-request", new SignRequest(catalogue, settings, clock));
        beans.put("gateway-breaker", breaker);
    }

    /** By step. */
    public Map<String, Object> beans() {
        return beans;
    }

    /** Opens when nothing reaches the gateway. */
    public CircuitBreaker breaker() {
        return breaker;
    }
}
