package io.github.dokucamel.simulator;

import java.time.Duration;
import java.util.Set;

/** What options a simulator takes. */
final class OptionLimits {

    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "::1");

    private OptionLimits() {}

    /**
     * @throws IllegalArgumentException with the first that it does not take
     */
    static void check(SimulatorOptions options) {
        require(
                LOOPBACK.contains(options.host),
                "host must be one of %s: it is never reachable from outside"
                        .formatted(LOOPBACK.stream().sorted().toList()));
        require(
                options.port >= 0 && options.port <= 65_535,
                "port must be 0 to 65535, is " + options.port);
        options.merchants.forEach(
                (clientId, secret) ->
                        require(
                                !clientId.isBlank() && !secret.isBlank(),
                                "merchant has a blank Client-Id or secret key"));
        require(!options.latency.isNegative(), "latency must not be negative");
        require(options.keepRequests >= 0, "keepRequests must not be negative");
        require(options.snapTokenLife.toSeconds() >= 1, "token life must be a second or more");
        boolean inOrder = options.retries.equals(options.retries.stream().sorted().toList());
        if (!inOrder
                || options.retries.size() > 20
                || options.retries.stream().anyMatch(Duration::isNegative)) {
            throw new IllegalArgumentException(
                    "the retries must be up to 20 times after the first try, in their order");
        }
        options.notificationTarget();
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new IllegalArgumentException("simulator " + what);
        }
    }
}
