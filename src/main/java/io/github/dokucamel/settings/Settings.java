package io.github.dokucamel.settings;

import io.github.dokucamel.outcome.Outcome;
import io.github.dokucamel.signature.Secret;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One installation's settings, read once at start; each accessor is a property of {@code
 * config/application.properties}. Every error names its property.
 */
public final class Settings {

    private final Values values;
    private final Environment environment;
    private final String baseUrl;
    private final Map<String, Merchant> merchants;
    private final boolean embedded;

    private Settings(Values values, boolean embedded) {
        this.values = values;
        this.embedded = embedded;
        this.environment = environment(values, embedded);
        this.baseUrl = BaseUrl.of(values, environment);
        this.merchants = Merchants.of(values, environment);
    }

    /**
     * @param given {@code doku.*} names with their values, stronger sources already merged over
     *     weaker ones
     * @throws InvalidSettingException naming an unknown, missing or wrong setting
     */
    public static Settings standalone(SettingNames names, Map<String, String> given) {
        return new Settings(new Values(names, given), false);
    }

    /** Inside a host: the environment is required, and intakes are off unless switched on. */
    public static Settings embedded(SettingNames names, Map<String, String> given) {
        return new Settings(new Values(names, given), true);
    }

    private static Environment environment(Values values, boolean embedded) {
        if (embedded && values.givenText("doku.environment").isEmpty()) {
            throw new InvalidSettingException(
                    "doku.environment is missing; inside a host it must say simulator, sandbox or"
                            + " production");
        }
        return Environment.parse(values.text("doku.environment"));
    }

    public Environment environment() {
        return environment;
    }

    /** Scheme, host and port without a slash at the end. */
    public String baseUrl() {
        return baseUrl;
    }

    /** Whether the embedded simulator is the gateway. */
    public boolean usesSimulator() {
        return environment == Environment.SIMULATOR && values.optional("doku.base-url").isEmpty();
    }

    /** What the embedded simulator has to know: secret key by Client-Id. Empty without it. */
    public Map<String, String> simulatorMerchants() {
        return usesSimulator() ? Merchants.keysByClientId(values) : Map.of();
    }

    /** By alias; never empty. */
    public Map<String, Merchant> merchants() {
        return merchants;
    }

    public Path dataDir() {
        return Path.of(values.text("doku.data-dir")).toAbsolutePath().normalize();
    }

    public Path inbox() {
        return pathOr("doku.inbox", "inbox");
    }

    public Path outbox() {
        return pathOr("doku.outbox", "outbox");
    }

    private Path pathOr(String name, String below) {
        return values.optional(name)
                .map(p -> Path.of(p).toAbsolutePath().normalize())
                .orElseGet(() -> dataDir().resolve(below));
    }

    public String ledgerUrl() {
        return values.optional("doku.ledger.url")
                .map(url -> url.replace("{data-dir}", dataDir().toString()))
                .orElseGet(() -> "jdbc:sqlite:" + dataDir().resolve("ledger.db"));
    }

    /** Whether one of {@code file}, {@code jms}, {@code rest} takes orders in. */
    public boolean intake(String source) {
        String name = "doku.intake." + source + ".enabled";
        return embedded && values.givenText(name).isEmpty() ? false : values.flag(name);
    }

    public Duration minAge() {
        return values.duration("doku.intake.file.min-age");
    }

    public int chunk() {
        return values.count("doku.intake.file.chunk", 1, 10_000);
    }

    /** Field of the order by the user's header. */
    public Map<String, String> columns() {
        return values.family("doku.intake.file.column.<your header>");
    }

    public int maxOrderBytes() {
        return values.count("doku.order.max-bytes", 1_000, 16_000_000);
    }

    public Pattern invoiceNumberPattern() {
        return values.pattern("doku.invoice-number.pattern");
    }

    public boolean compactRequestId() {
        return switch (values.text("doku.request-id.format")) {
            case "uuid" -> false;
            case "compact" -> true;
            default -> throw values.wrong("doku.request-id.format", "is neither uuid nor compact");
        };
    }

    /** Overriding path by operation id or alias. */
    public Map<String, String> operationPaths() {
        return values.family("doku.operation.<id>.path");
    }

    public String jmsQueue() {
        return values.text("doku.intake.jms.queue");
    }

    public int jmsConsumers() {
        return values.count("doku.intake.jms.consumers", 1, 64);
    }

    public Optional<String> jmsBrokerUrl() {
        return values.optional("doku.jms.broker-url");
    }

    public Optional<String> jmsUser() {
        return values.optional("doku.jms.user");
    }

    public Optional<String> jmsPassword() {
        return values.optional("doku.jms.password");
    }

    public int embeddedBrokerPort() {
        return port("doku.jms.embedded.port");
    }

    public String httpHost() {
        return values.text("doku.http.host");
    }

    public int httpPort() {
        return port("doku.http.port");
    }

    public int managementPort() {
        return port("doku.management.port");
    }

    public Optional<Secret> apiKey() {
        return values.secret("doku.api-key");
    }

    public Duration restWait() {
        return values.duration("doku.rest.wait");
    }

    public int restWaiters() {
        return values.count("doku.rest.waiters", 1, 10_000);
    }

    public boolean sendEnabled() {
        return values.flag("doku.send.enabled");
    }

    public int inFlight() {
        return values.count("doku.send.in-flight", 1, 2_000);
    }

    /**
     * Senders, half as many again as calls in flight: while one writes to the ledger, another calls.
     * With a rate limit there are no more than calls, since those who wait would break it when they
     * are let go at once.
     */
    public int senders() {
        return inFlight() + (rateLimit().isPresent() ? 0 : Math.max(1, inFlight() / 2));
    }

    /** Calls per second and merchant; empty means no limit. */
    public Optional<Double> rateLimit() {
        if (values.optional("doku.send.rate-limit").isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                values.read(
                        "doku.send.rate-limit",
                        v -> {
                            double rate = Double.parseDouble(v);
                            if (!(rate >= 0.001 && rate <= 100_000)) {
                                throw new IllegalArgumentException();
                            }
                            return rate;
                        },
                        "is no number from 0.001 to 100000"));
    }

    public int sendQueue() {
        return values.count("doku.send.queue", 1, 100_000);
    }

    public Duration callDeadline() {
        return values.duration("doku.call.deadline", Duration.ofMillis(100));
    }

    public int maxAnswerBytes() {
        return values.count("doku.call.max-answer-bytes", 1_000, 100_000_000);
    }

    public Optional<URI> proxy() {
        if (values.optional("doku.proxy.url").isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                values.read(
                        "doku.proxy.url",
                        v -> {
                            URI uri = URI.create(v);
                            if (uri.getHost() == null) {
                                throw new IllegalArgumentException();
                            }
                            return uri;
                        },
                        "is no URL such as http://proxy.example:3128"));
    }

    public Optional<Path> truststore() {
        return values.optional("doku.truststore.file").map(Path::of);
    }

    public Optional<String> truststorePassword() {
        return values.optional("doku.truststore.password");
    }

    public Duration firstRetryDelay() {
        return values.duration("doku.retry.first-delay");
    }

    public Duration maxRetryDelay() {
        return values.duration("doku.retry.max-delay");
    }

    public int retryAttempts() {
        return values.count("doku.retry.attempts", 1, 1_000);
    }

    public Duration replayFor() {
        return values.duration("doku.resolve.replay-for");
    }

    /** Camel URIs by outcome, for the outcomes of an order; an empty list means nowhere. */
    public Map<Outcome, List<String>> destinations() {
        Map<Outcome, List<String>> all = new LinkedHashMap<>();
        for (Outcome outcome : Outcome.values()) {
            String name = destinationName(outcome);
            if (values.known(name)) {
                all.put(
                        outcome,
                        values.givenText(name)
                                .map(UriList::split)
                                .orElseGet(
                                        () -> List.of("file:" + outbox().resolve(outcome.text()))));
            }
        }
        return all;
    }

    public static String destinationName(Outcome outcome) {
        return "doku.destination." + outcome.text();
    }

    public Duration firstDeliveryDelay() {
        return values.duration("doku.delivery.first-delay");
    }

    public Duration maxDeliveryDelay() {
        return values.duration("doku.delivery.max-delay");
    }

    public Duration reportInterval() {
        return values.duration("doku.report.interval");
    }

    public Duration progressInterval() {
        return values.duration("doku.progress.interval");
    }

    public Duration shutdownTimeout() {
        return values.duration("doku.shutdown.timeout");
    }

    public Duration oncePatience() {
        return values.duration("doku.once.patience");
    }

    /** Never 0: an order begun before a restart is repeated to the same address. */
    public int simulatorPort() {
        return values.count("doku.simulator.port", 1, 65_535);
    }

    public Duration simulatorLatency() {
        return values.duration("doku.simulator.latency");
    }

    public Pattern simulatorDecline() {
        return values.pattern("doku.simulator.decline");
    }

    /** What route files may use as {@code {{doku.*}}}: everything but secrets. */
    public Map<String, String> placeholders() {
        Map<String, String> all = new LinkedHashMap<>(values.plain());
        all.put("doku.base-url", baseUrl);
        all.put("doku.inbox", inbox().toString());
        all.put("doku.outbox", outbox().toString());
        all.put("doku.data-dir", dataDir().toString());
        for (String source : List.of("file", "jms", "rest")) {
            all.put("doku.intake." + source + ".enabled", Boolean.toString(intake(source)));
        }
        all.put("doku.progress.enabled", Boolean.toString(!progressInterval().isZero()));
        all.put("doku.send.senders", Integer.toString(senders()));
        return all;
    }

    private int port(String name) {
        return values.count(name, 0, 65_535);
    }

    /** Reads every setting once, so that a wrong one stops the start instead of the first use. */
    public Settings checked() {
        List<Object> all = new ArrayList<>();
        all.add(List.of(dataDir(), inbox(), outbox(), ledgerUrl(), minAge(), chunk(), columns()));
        all.add(List.of(maxOrderBytes(), invoiceNumberPattern(), compactRequestId(), jmsQueue()));
        all.add(List.of(intake("file"), intake("jms"), intake("rest"), jmsConsumers()));
        all.add(List.of(embeddedBrokerPort(), httpPort(), managementPort(), restWait()));
        all.add(
                List.of(
                        restWaiters(),
                        sendEnabled(),
                        inFlight(),
                        rateLimit(),
                        sendQueue(),
                        apiKey()));
        all.add(List.of(callDeadline(), maxAnswerBytes(), proxy(), truststore(), replayFor()));
        all.add(List.of(firstRetryDelay(), maxRetryDelay(), retryAttempts(), destinations()));
        all.add(List.of(firstDeliveryDelay(), maxDeliveryDelay(), reportInterval()));
        all.add(List.of(progressInterval(), shutdownTimeout(), oncePatience(), simulatorPort()));
        all.add(List.of(simulatorLatency(), simulatorDecline(), operationPaths()));
        if (!Loopback.is(httpHost()) && intake("rest") && apiKey().isEmpty()) {
            throw new InvalidSettingException(
                    "doku.api-key is missing; with doku.http.host = "
                            + httpHost()
                            + " anybody on the network could place orders. Set the key, or listen"
                            + " on 127.0.0.1");
        }
        return this;
    }
}
