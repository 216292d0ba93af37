package io.github.dokucamel.simulator;

import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
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
 * @param statusBeforePayment whether the status call finds an order with whose payment nothing was
 *     done yet; false answers 404, as DOKU does until the payer has picked a channel, unless a
 *     merchant has the status of orders switched on
 * @param faults what goes wrong, and with which calls and notifications
 * @param notifications where and how the merchant is told about payments
 * @param snap what SNAP's scheme needs more
 * @param catalogue directory of the operations that are answered; null: the packaged ones
 */
public record SimulatorOptions(
        String host,
        int port,
        Map<String, String> merchants,
        Duration latency,
        Pattern declinePattern,
        Clock clock,
        int keepRequests,
        boolean statusBeforePayment,
        List<FaultRule> faults,
        NotificationOptions notifications,
        SnapOptions snap,
        Path catalogue) {

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
        Objects.requireNonNull(notifications, "notifications");
        Objects.requireNonNull(snap, "snap");
        merchants = Map.copyOf(merchants);
        faults = List.copyOf(faults);
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
                true,
                List.of(),
                NotificationOptions.DEFAULT,
                SnapOptions.DEFAULT,
                null);
    }

    public SimulatorOptions withHost(String value) {
        return changed(options -> options.host = value);
    }

    public SimulatorOptions withPort(int value) {
        return changed(options -> options.port = value);
    }

    /** One merchant more, or another secret key for one that is there. */
    public SimulatorOptions withMerchant(String clientId, String secretKey) {
        Map<String, String> more = new LinkedHashMap<>(merchants);
        more.put(clientId, secretKey);
        return changed(options -> options.merchants = more);
    }

    public SimulatorOptions withLatency(Duration value) {
        return changed(options -> options.latency = value);
    }

    public SimulatorOptions withDeclinePattern(String regex) {
        return changed(options -> options.declinePattern = Pattern.compile(regex));
    }

    public SimulatorOptions withClock(Clock value) {
        return changed(options -> options.clock = value);
    }

    public SimulatorOptions withKeepRequests(int value) {
        return changed(options -> options.keepRequests = value);
    }

    public SimulatorOptions withStatusBeforePayment(boolean value) {
        return changed(options -> options.statusBeforePayment = value);
    }

    /** From the start on. */
    public SimulatorOptions withFaults(FaultRule... rules) {
        return changed(options -> options.faults = List.of(rules));
    }

    /**
     * @param text e.g. {@code http-500:INV-5.*:2,reset-after:.*:share=0.02}
     * @throws IllegalArgumentException with the part that is wrong, and what is wrong with it
     */
    public SimulatorOptions withFaults(String text) {
        List<FaultRule> rules = FaultParser.text(text);
        return changed(options -> options.faults = rules);
    }

    /** Http to a loopback address, see {@link Simulator#notifyAt}. */
    public SimulatorOptions withNotificationUrl(String url) {
        return withNotifications(url, notifications.signedPath(), notifications.retries());
    }

    /** Signed instead of the path of the URL: the public one, of a merchant behind a proxy. */
    public SimulatorOptions withSignedPath(String path) {
        return withNotifications(notifications.url(), path, notifications.retries());
    }

    /** Instead of 30 minutes, 6 hours and 12 hours after the first try. */
    public SimulatorOptions withNotificationRetries(Duration... afterTheFirst) {
        return withNotifications(
                notifications.url(), notifications.signedPath(), List.of(afterTheFirst));
    }

    /** Verifies this merchant's requests for an access token; without it, no SNAP call gets through. */
    public SimulatorOptions withSnapPublicKey(String clientId, PublicKey key) {
        return changed(options -> options.snap = snap.with(clientId, key));
    }

    /** The simulator's own, with which it asks merchants for a token to notify them. */
    public SimulatorOptions withSnapPrivateKey(PrivateKey key) {
        return changed(options -> options.snap = snap.with(key));
    }

    public SimulatorOptions withSnapMerchant(String clientId, SnapMerchant merchant) {
        return changed(options -> options.snap = snap.with(clientId, merchant));
    }

    /** Instead of 900 s. */
    public SimulatorOptions withSnapTokenLife(Duration life) {
        return changed(options -> options.snap = snap.with(life));
    }

    /** A directory of catalogue files instead of the packaged ones. */
    public SimulatorOptions withCatalogue(Path directory) {
        return changed(options -> options.catalogue = directory);
    }

    private SimulatorOptions withNotifications(String url, String path, List<Duration> retries) {
        NotificationOptions value = new NotificationOptions(url, path, retries);
        return changed(options -> options.notifications = value);
    }

    private SimulatorOptions changed(Consumer<OptionsDraft> change) {
        OptionsDraft draft = new OptionsDraft(this);
        change.accept(draft);
        return draft.options();
    }

    /** Without the secret keys. */
    @Override
    public String toString() {
        return "SimulatorOptions[%s:%d, merchants %s, latency %s, declines %s]"
                .formatted(host, port, merchants.keySet(), latency, declinePattern);
    }
}
