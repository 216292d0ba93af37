package io.github.dokucamel.gateway;

import io.github.dokucamel.ledger.Tokens;
import io.github.dokucamel.outcome.AnswerClass;
import io.github.dokucamel.outcome.AnswerDoubts;
import io.github.dokucamel.outcome.Classifier;
import io.github.dokucamel.outcome.SnapClassifier;
import io.github.dokucamel.settings.Settings;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.Processor;

/**
 * The beans of 40-doku-call, in the file's order.
 *
 * @param beans by step
 * @param breaker before the gateway: opens only when nothing gets there at all; a gateway that
 *     answers, be it with an error, is reached
 */
public record GatewaySteps(Map<String, Object> beans, CircuitBreaker breaker) {

    private static final int LAST_CALLS = 10;
    private static final int FEWEST_CALLS = 3;

    public static GatewaySteps of(
            String name,
            Settings settings,
            Tokens tokens,
            Classifier classifier,
            AnswerDoubts doubts,
            Clock clock) {
        Map<String, Object> beans = new LinkedHashMap<>();
        CircuitBreaker breaker =
                breaker(name + "-gateway", classifier, settings.send().breakerPause());
        beans.put("need-token", (Processor) AccessTokens.Need::ofAttempt);
        beans.put("sign-request", new SignRequest(new CallHeaders(settings, clock)));
        beans.put("gateway-breaker", breaker);
        beans.put(
                "read-answer",
                new ReadAnswer(
                        classifier,
                        new SnapClassifier(clock),
                        new TokenTaken(tokens, clock),
                        new ResponseSignature(settings),
                        doubts));
        return new GatewaySteps(beans, breaker);
    }

    /** @param pause how long it stays open before one call is tried */
    static CircuitBreaker breaker(String name, Classifier classifier, Duration pause) {
        return CircuitBreaker.of(
                name,
                CircuitBreakerConfig.custom()
                        .slidingWindowType(SlidingWindowType.COUNT_BASED)
                        .slidingWindowSize(LAST_CALLS)
                        .minimumNumberOfCalls(FEWEST_CALLS)
                        .failureRateThreshold(100)
                        .waitDurationInOpenState(pause)
                        // A slow gateway is reached as well.
                        .slowCallDurationThreshold(Duration.ofDays(1))
                        .permittedNumberOfCallsInHalfOpenState(1)
                        .recordException(
                                e -> classifier.classify(e).answerClass() == AnswerClass.NOT_SENT)
                        .build());
    }
}
