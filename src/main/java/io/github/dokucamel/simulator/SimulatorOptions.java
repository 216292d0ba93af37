package io.github.dokucamel.simulator;

import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * How a {@link Simulator} behaves. Start from {@link #defaults()} or {@link #forMerchant}, change
 * with the {@code with} methods.
 *
 * @param host a loopback host; anything else is refused, for the simulator hands out payment pages
 *     that look accepted
 * @param port 0 takes a free one
 * @param merchants secret key by Client-Id, at least one
 * @param latency how long an answer to a correctly signed call takes; 0 answers at once
 * @param declinePattern an invoice number that matches as a whole is declined
 * @param clock for the check of {@code Request-Timestamp} and for {@code Response-Timestamp}
 * @param keepRequests how many requests {@link Simulator#requests()} keeps at most
 * @param statusBeforePayment whether the status call finds an order whose payer has not picked a
 *     channel yet, which is every order here; false answers 404, as DOKU does unless a merchant has
 *     the status of orders switched on
 */
public record SimulatorOptions(
        String host,
        int port,
        Map<String, String> merchants,
        Duration latency,
        Pattern declinePattern,
        Clock clock,
        int keepRequests,
        boolean statusBeforePayment) {

    /** The merchant that {@link #defaults()} knows. */
    public static final String DEFAULT_CLIENT_ID = "BRN-0000-0000000000000";

    /** The secret key of {@link #DEFAULT_CLIENT_ID}: public, and worth nothing anywhere else. */
    public static final String DEFAULT_SECRET_KEY = "SK-simulator-no-money-moves";

    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "::1");

    public SimulatorOptions {
        if (!LOOPBACK.contains(host)) {
            throw new IllegalArgumentException(
                    "simulator host must be one of "
                            + LOOPBACK.stream().sorted().toList()
                            + ": it is never reachable from outside");
        }
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("simulator port must be 0 to 65535, is " + port);
        }
        if (merchants.isEmpty()) {
            throw new IllegalArgumentException("simulator needs at least one merchant");
        }
        merchants.forEach(
                (clientId, secret) -> {
                    if (clientId.isBlank() || secret.isBlank()) {
                        throw new IllegalArgumentException(
                                "simulator merchant has a blank Client-Id or secret key");
                    }
                });
        if (latency.isNegative()) {
            throw new IllegalArgumentException("simulator latency must not be negative");
        }
        if (keepRequests < 0) {
            throw new IllegalArgumentException("simulator keepRequests must not be negative");
        }
        Objects.requireNonNull(declinePattern, "declinePattern");
        Objects.requireNonNull(clock, "clock");
        merchants = Map.copyOf(merchants);
    }

    /** One merchant, {@link #DEFAULT_CLIENT_ID}, on a free port, answering at once. */
    public static SimulatorOptions defaults() {
        return forMerchant(DEFAULT_CLIENT_ID, DEFAULT_SECRET_KEY);
    }

    /** The defaults with this merchant instead of the default one. */
    public static SimulatorOptions forMerchant(String clientId, String secretKey) {
        return new SimulatorOptions(
                "127.0.0.1",
                0,
                Map.of(clientId, secretKey),
                Duration.ZERO,
                Pattern.compile("DECLINE-.*"),
                Clock.systemUTC(),
                100_000,
                true);
    }

    public SimulatorOptions withHost(String value) {
        return new SimulatorOptions(
                value,
                port,
                merchants,
                latency,
                declinePattern,
                clock,
                keepRequests,
                statusBeforePayment);
    }

    public SimulatorOptions withPort(int value) {
        return new SimulatorOptions(
                host,
                value,
                merchants,
                latency,
                declinePattern,
                clock,
                keepRequests,
                statusBeforePayment);
    }

    /** One merchant more, or another secret key for one that is there. */
    public SimulatorOptions withMerchant(String clientId, String secretKey) {
        Map<String, String> more = new LinkedHashMap<>(merchants);
        more.put(clientId, secretKey);
        return new SimulatorOptions(
                host,
                port,
                more,
                latency,
                declinePattern,
                clock,
                keepRequests,
                statusBeforePayment);
    }

    public SimulatorOptions withLatency(Duration value) {
        return new SimulatorOptions(
                host,
                port,
                merchants,
                value,
                declinePattern,
                clock,
                keepRequests,
                statusBeforePayment);
    }

    public SimulatorOptions withDeclinePattern(String regex) {
        return new SimulatorOptions(
                host,
                port,
                merchants,
                latency,
                Pattern.compile(regex),
                clock,
                keepRequests,
                statusBeforePayment);
    }

    public SimulatorOptions withClock(Clock value) {
        return new SimulatorOptions(
                host,
                port,
                merchants,
                latency,
                declinePattern,
                value,
                keepRequests,
                statusBeforePayment);
    }

    public SimulatorOptions withKeepRequests(int value) {
        return new SimulatorOptions(
                host, port, merchants, latency, declinePattern, clock, value, statusBeforePayment);
    }

    public SimulatorOptions withStatusBeforePayment(boolean value) {
        return new SimulatorOptions(
                host, port, merchants, latency, declinePattern, clock, keepRequests, value);
    }

    /** Without the secret keys. */
    @Override
    public String toString() {
        return "SimulatorOptions[%s:%d, merchants %s, latency %s, declines %s]"
                .formatted(host, port, merchants.keySet(), latency, declinePattern);
    }
}
