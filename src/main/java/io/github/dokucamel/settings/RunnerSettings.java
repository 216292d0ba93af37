package io.github.dokucamel.settings;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What only the runner needs: listeners of its own, the console, the simulator. */
public final class RunnerSettings {

    private final Values values;

    RunnerSettings(Values values) {
        this.values = values;
    }

    public int embeddedBrokerPort() {
        return values.port("doku.jms.embedded.port");
    }

    public int managementPort() {
        return values.port("doku.management.port");
    }

    public Duration httpRequestTimeout() {
        return values.duration("doku.http.request-timeout", Duration.ofMillis(100));
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

    /** As written: what it means, only the simulator knows. Empty when nothing goes wrong. */
    public String simulatorFaults() {
        return values.optional("doku.simulator.faults").orElse("");
    }

    public int simulatorKeepRequests() {
        return values.count("doku.simulator.keep-requests", 0, 1_000_000);
    }

    /** As written: which addresses it calls, only the simulator knows. */
    public Optional<String> simulatorNotificationUrl() {
        return values.optional("doku.simulator.notification-url");
    }

    /** Each counted from the first try. */
    public List<Duration> simulatorNotificationRetries() {
        return values.durations("doku.simulator.notification-retries");
    }

    /** Reads each of them once: a wrong one throws. */
    void check() {
        Stream.of(
                        embeddedBrokerPort(),
                        managementPort(),
                        httpRequestTimeout(),
                        progressInterval(),
                        shutdownTimeout(),
                        oncePatience(),
                        simulatorPort(),
                        simulatorLatency(),
                        simulatorDecline(),
                        simulatorKeepRequests(),
                        simulatorNotificationRetries())
                .forEach(Objects::requireNonNull);
    }
}
