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
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * How a {@link Simulator} behaves. Start from {@link #defaults()} or {@link #forMerchant}, change
 * with the {@code with} methods: each gives other options and leaves these as they are.
 */
public final class SimulatorOptions implements Cloneable {

    /** The merchant that {@link #defaults()} knows. */
    public static final String DEFAULT_CLIENT_ID = "BRN-0000-0000000000000";

    /** The secret key of {@link #DEFAULT_CLIENT_ID}: public, and worth nothing anywhere else. */
    public static final String DEFAULT_SECRET_KEY = "SK-simulator-no-money-moves";

    // Written only while they are made, before anybody else sees them.
    String host = "127.0.0.1";
    int port;
    Map<String, String> merchants;
    Duration latency = Duration.ZERO;
    Pattern declinePattern = Pattern.compile("DECLINE-.*");
    Clock clock = Clock.systemUTC();
    int keepRequests = 100_000;
    boolean statusBeforePayment = true;
    boolean strict;
    boolean repeatedNumbers;
    boolean channelIds;
    List<FaultRule> faults = List.of();
    String notifyUrl = "";
    String signedPath = "";
    List<Duration> retries =
            List.of(Duration.ofMinutes(30), Duration.ofHours(6), Duration.ofHours(12));
    Map<String, SnapMerchant> snapMerchants = Map.of();
    PrivateKey snapPrivateKey;
    Duration snapTokenLife = Duration.ofMinutes(15);
    Path catalogue;

    private SimulatorOptions(Map<String, String> merchants) {
        this.merchants = merchants;
        OptionLimits.check(this);
    }

    /** One merchant, {@link #DEFAULT_CLIENT_ID}, on a free port, answering at once. */
    public static SimulatorOptions defaults() {
        return forMerchant(DEFAULT_CLIENT_ID, DEFAULT_SECRET_KEY);
    }

    /** The defaults with this merchant instead of the default one. */
    public static SimulatorOptions forMerchant(String clientId, String secretKey) {
        return new SimulatorOptions(Map.of(clientId, secretKey));
    }

    /** A loopback host: the simulator hands out payment pages that look accepted. */
    public SimulatorOptions withHost(String value) {
        return changed(options -> options.host = value);
    }

    /** 0 takes a free one. */
    public SimulatorOptions withPort(int value) {
        return changed(options -> options.port = value);
    }

    /** One merchant more, or another secret key for one that is there. */
    public SimulatorOptions withMerchant(String clientId, String secretKey) {
        return changed(options -> options.merchants = with(merchants, clientId, secretKey));
    }

    /** How long an answer to a correctly signed call takes; 0 answers at once. */
    public SimulatorOptions withLatency(Duration value) {
        return changed(options -> options.latency = value);
    }

    /** An invoice number that matches as a whole is declined. */
    public SimulatorOptions withDeclinePattern(String regex) {
        return changed(options -> options.declinePattern = Pattern.compile(regex));
    }

    /** For the check of {@code Request-Timestamp} and for {@code Response-Timestamp}. */
    public SimulatorOptions withClock(Clock value) {
        return changed(options -> options.clock = Objects.requireNonNull(value, "clock"));
    }

    /** How many requests {@link Simulator#requests()} keeps at most. */
    public SimulatorOptions withKeepRequests(int value) {
        return changed(options -> options.keepRequests = value);
    }

    /**
     * Whether the status call finds an order with whose payment nothing was done yet. DOKU does only
     * for merchants who have the status of orders switched on; false answers 404.
     */
    public SimulatorOptions withStatusBeforePayment(boolean value) {
        return changed(options -> options.statusBeforePayment = value);
    }

    /** What goes wrong, and with which calls and notifications, from the start on. */
    public SimulatorOptions withFaults(FaultRule... rules) {
        return changed(options -> options.faults = List.of(rules));
    }

    /**
     * @param text e.g. {@code http-500:INV-5.*:2,reset-after:.*:share=0.02}
     * @throws IllegalArgumentException with the part that is wrong, and what is wrong with it
     */
    public SimulatorOptions withFaults(String text) {
        return changed(options -> options.faults = List.copyOf(FaultParser.text(text)));
    }

    public List<FaultRule> faults() {
        return faults;
    }

    /** Http to a loopback address, see {@link Simulator#notifyAt}. */
    public SimulatorOptions withNotificationUrl(String url) {
        return changed(options -> options.notifyUrl = url);
    }

    /** Signed instead of the path of the URL: the public one, of a merchant behind a proxy. */
    public SimulatorOptions withSignedPath(String path) {
        return changed(options -> options.signedPath = path);
    }

    /** When a notification without an answer of 2xx is sent again, for 30 min, 6 h and 12 h. */
    public SimulatorOptions withNotificationRetries(Duration... afterTheFirst) {
        return changed(options -> options.retries = List.of(afterTheFirst));
    }

    /** Verifies this merchant's requests for an access token; without it, no SNAP call gets through. */
    public SimulatorOptions withSnapPublicKey(String clientId, PublicKey key) {
        return withSnapMerchant(clientId, new SnapMerchant(() -> key, null, ""));
    }

    /** Asks those merchants for a token who have no key of DOKU's for themselves. */
    public SimulatorOptions withSnapPrivateKey(PrivateKey key) {
        return changed(options -> options.snapPrivateKey = key);
    }

    public SimulatorOptions withSnapMerchant(String clientId, SnapMerchant merchant) {
        return changed(options -> options.snapMerchants = with(snapMerchants, clientId, merchant));
    }

    /** Instead of 900 s. */
    public SimulatorOptions withSnapTokenLife(Duration life) {
        return changed(options -> options.snapTokenLife = life);
    }

    /** Whether it refuses what documents forbid though DOKU's own clients send it. */
    public SimulatorOptions withStrict(boolean value) {
        return changed(options -> options.strict = value);
    }

    /**
     * Whether an invoice number that it knows opens a further payment; else it is refused. What DOKU
     * does is published nowhere.
     */
    public SimulatorOptions withRepeatedNumbers(boolean value) {
        return changed(options -> options.repeatedNumbers = value);
    }

    /** Whether notifications of debits name the channel {@code channelId}, as some sources have it. */
    public SimulatorOptions withChannelIds(boolean value) {
        return changed(options -> options.channelIds = value);
    }

    /** A directory of catalogue files instead of the packaged ones. */
    public SimulatorOptions withCatalogue(Path directory) {
        return changed(options -> options.catalogue = directory);
    }

    private static <T> Map<String, T> with(Map<String, T> before, String clientId, T value) {
        Map<String, T> more = new LinkedHashMap<>(before);
        more.put(clientId, value);
        return Map.copyOf(more);
    }

    private SimulatorOptions changed(Consumer<SimulatorOptions> change) {
        try {
            SimulatorOptions copy = (SimulatorOptions) clone();
            change.accept(copy);
            OptionLimits.check(copy);
            return copy;
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Null while there is no URL. */
    NotificationTarget notificationTarget() {
        return notifyUrl.isEmpty() ? null : NotificationTarget.of(notifyUrl, signedPath);
    }

    /** Without the secret keys. */
    @Override
    public String toString() {
        return "SimulatorOptions[%s:%s, merchants %s, latency %s, declines %s]"
                .formatted(host, port, merchants.keySet(), latency, declinePattern);
    }
}
