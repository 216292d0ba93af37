package io.github.dokucamel.gateway;

import io.github.dokucamel.outcome.AnswerClass;
import io.github.dokucamel.outcome.Classifier;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import java.time.Duration;

/**
 * The circuit breaker before the gateway. It opens only when nothing gets there at all: a gateway
 * that answers, be it with an error, is reached.
 */
public final class GatewayBreaker {

    private static final int LAST_CALLS = 10;
    private static final int FEWEST_CALLS = 3;

    private GatewayBreaker() {}

    /** @param pause how long it stays open before one call is tried */
    public static CircuitBreaker create(String name, Classifier classifier, Duration pause) {
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
