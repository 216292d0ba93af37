package io.github.dokucamel.gateway;

import io.github.dokucamel.ledger.Tokens;
import io.github.dokucamel.outcome.Classifier;
import io.github.dokucamel.settings.Settings;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.Processor;

/** The beans of 40-doku-call, in the file's order. */
public final class GatewaySteps {

    private final Map<String, Object> beans = new LinkedHashMap<>();
    private final CircuitBreaker breaker;

    public GatewaySteps(
            String name, Settings settings, Tokens tokens, Classifier classifier, Clock clock) {
        this.breaker =
                GatewayBreaker.create(
                        name + "-gateway", classifier, settings.send().breakerPause());
        beans.put("need-token", (Processor) NeedToken::ofAttempt);
        beans.put("sign-request", new SignRequest(settings, clock));
        beans.put("gateway-breaker", breaker);
        beans.put("read-answer", new ReadAnswer(settings, tokens, classifier, clock));
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
