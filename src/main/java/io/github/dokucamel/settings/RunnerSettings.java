package io.github.dokucamel.settings;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What only the runner needs: listeners of its own, the console, the simulator.
 *
 * @param embeddedBrokerPort 0 = reachable from inside this process only
 * @param simulatorPort never 0: an order begun before a restart is repeated to the same address
 * @param simulatorFaults as written: what it means, only the simulator knows. Empty when nothing
 *     goes wrong
 * @param simulatorNotificationUrl as written: which addresses it calls, only the simulator knows
 * @param simulatorNotificationRetries each counted from the first try
 */
public record RunnerSettings(
        int embeddedBrokerPort,
        int managementPort,
        Duration httpRequestTimeout,
        Duration progressInterval,
        Duration shutdownTimeout,
        Duration oncePatience,
        int simulatorPort,
        Duration simulatorLatency,
        Pattern simulatorDecline,
        String simulatorFaults,
        boolean simulatorStrict,
        boolean simulatorTakesRepeatedNumbers,
        int simulatorKeepRequests,
        Optional<String> simulatorNotificationUrl,
        List<Duration> simulatorNotificationRetries) {

    private static final int SIMULATOR_BROKER_PORT = 61_616;

    static RunnerSettings of(Values values, Environment environment) {
        return new RunnerSettings(
                brokerPort(values, environment),
                values.port("doku.management.port"),
                values.duration("doku.http.request-timeout", Duration.ofMillis(100)),
                values.duration("doku.progress.interval"),
                values.duration("doku.shutdown.timeout"),
                values.duration("doku.once.patience"),
                values.count("doku.simulator.port", 1, 65_535),
                values.duration("doku.simulator.latency"),
                values.pattern("doku.simulator.decline"),
                values.optional("doku.simulator.faults").orElse(""),
                values.flag("doku.simulator.strict"),
                values.choice(
                        "doku.simulator.repeated-numbers",
                        Map.of("refuse", false, "take", true),
                        "is neither refuse nor take"),
                values.count("doku.simulator.keep-requests", 0, 1_000_000),
                values.optional("doku.simulator.notification-url"),
                values.durations("doku.simulator.notification-retries"));
    }

    private static int brokerPort(Values values, Environment environment) {
        String name = "doku.jms.embedded.port";
        if (values.optional(name).isPresent()) {
            return values.port(name);
        }
        return environment == Environment.SIMULATOR ? SIMULATOR_BROKER_PORT : 0;
    }
}
