package io.github.dokucamel.simulator;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Options on their way to be changed. */
final class OptionsDraft {

    String host;
    int port;
    Map<String, String> merchants;
    Duration latency;
    Pattern declinePattern;
    Clock clock;
    int keepRequests;
    boolean statusBeforePayment;
    List<FaultRule> faults;
    NotificationOptions notifications;
    SnapOptions snap;
    Path catalogue;

    OptionsDraft(SimulatorOptions options) {
        host = options.host();
        port = options.port();
        merchants = options.merchants();
        latency = options.latency();
        declinePattern = options.declinePattern();
        clock = options.clock();
        keepRequests = options.keepRequests();
        statusBeforePayment = options.statusBeforePayment();
        faults = options.faults();
        notifications = options.notifications();
        snap = options.snap();
        catalogue = options.catalogue();
    }

    SimulatorOptions options() {
        return new SimulatorOptions(
                host,
                port,
                merchants,
                latency,
                declinePattern,
                clock,
                keepRequests,
                statusBeforePayment,
                faults,
                notifications,
                snap,
                catalogue);
    }
}
