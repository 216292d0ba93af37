package io.github.dokucamel.cli;

import io.github.dokucamel.settings.InvalidSettingException;
import io.github.dokucamel.settings.RunnerSettings;
import io.github.dokucamel.settings.Settings;
import io.github.dokucamel.settings.SimulatorSnapKeys;
import io.github.dokucamel.settings.SnapSettings;
import io.github.dokucamel.simulator.Simulator;
import io.github.dokucamel.simulator.SimulatorOptions;
import io.github.dokucamel.simulator.SnapMerchant;
import io.github.dokucamel.simulator.SnapPaths;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** The gateway of a runner that has no other. */
record EmbeddedSimulator(Settings settings, Simulator simulator) implements AutoCloseable {

    /**
     * @param operations directory of the catalogue; empty: the packaged one
     * @throws InvalidSettingException naming the setting of the simulator that is wrong
     */
    static EmbeddedSimulator start(Settings settings, Optional<Path> operations) {
        RunnerSettings runner = settings.runner();
        FreePort.require("doku.simulator.port", "127.0.0.1", runner.simulatorPort());
        SimulatorOptions options =
                SimulatorOptions.defaults()
                        .withPort(runner.simulatorPort())
                        .withLatency(runner.simulatorLatency())
                        .withStrict(runner.simulatorStrict())
                        .withRepeatedNumbers(runner.simulatorTakesRepeatedNumbers())
                        .withDeclinePattern(runner.simulatorDecline().pattern())
                        .withKeepRequests(runner.simulatorKeepRequests());
        for (Map.Entry<String, String> merchant : settings.simulatorMerchants().entrySet()) {
            options = options.withMerchant(merchant.getKey(), merchant.getValue());
        }
        for (Map.Entry<String, SimulatorSnapKeys> snap : settings.simulatorSnapKeys().entrySet()) {
            options = options.withSnapMerchant(snap.getKey(), merchant(snap.getValue()));
        }
        if (operations.isPresent()) {
            options = options.withCatalogue(operations.get());
        }
        options = named("faults", options, it -> it.withFaults(runner.simulatorFaults()));
        Duration[] retries = runner.simulatorNotificationRetries().toArray(Duration[]::new);
        options = named("notification-retries", options, it -> it.withNotificationRetries(retries));
        Optional<String> url = runner.simulatorNotificationUrl();
        if (url.isPresent()) {
            options = named("notification-url", options, it -> it.withNotificationUrl(url.get()));
        }
        return new EmbeddedSimulator(settings, new Simulator(options).start());
    }

    private static SnapMerchant merchant(SimulatorSnapKeys keys) {
        Supplier<PrivateKey> own =
                keys.canCallTheMerchant() ? () -> keys.dokuPrivateKey().orElseThrow() : null;
        return new SnapMerchant(keys::merchantPublicKey, own, keys.sharedKey(), keys.inboundKey());
    }

    private static SimulatorOptions named(
            String setting, SimulatorOptions options, UnaryOperator<SimulatorOptions> change) {
        try {
            return change.apply(options);
        } catch (IllegalArgumentException e) {
            throw new InvalidSettingException(
                    "doku.simulator.%s: %s".formatted(setting, e.getMessage()), e);
        }
    }

    /**
     * Sends its notifications to the runner itself, unless a setting says where.
     *
     * @param url of the server that DOKU's calls arrive at, without a path
     */
    void notifyRunner(String url) {
        if (settings.runner().simulatorNotificationUrl().isPresent()) {
            return;
        }
        if (settings.notifications().isEnabled()) {
            simulator.notifyAt(
                    url + settings.notifications().paths().get(0),
                    settings.notifications().publicPaths().get(0));
        }
        SnapSettings snap = settings.snap();
        if (snap.inboundEnabled()) {
            simulator.notifySnapAt(
                    new SnapPaths(
                            url,
                            snap.tokenPath(),
                            snap.vaInquiryPath(),
                            snap.vaPaymentPaths().get(0),
                            snap.debitNotifyPath(),
                            snap.bindingPaths().stream().findFirst().orElse(""),
                            snap.publicPath("")));
        }
    }

    @Override
    public void close() {
        simulator.close();
    }
}
