package io.github.dokucamel.cli;

import io.github.dokucamel.settings.Environment;
import io.github.dokucamel.settings.IntakeSettings;
import io.github.dokucamel.settings.NotificationSettings;
import io.github.dokucamel.settings.Settings;

/** A few lines at start: which DOKU, where orders go in, where everything is kept. */
final class Banner {

    private Banner() {}

    static void print(Runner runner, boolean listening) {
        Settings settings = runner.settings();
        IntakeSettings intake = settings.intake();
        String server = "http://" + intake.httpHost() + ":" + httpPort(runner);
        StringBuilder text = new StringBuilder("doku-camel " + Version.text() + "\n");
        line(text, "environment", environment(settings));
        line(text, "gateway", settings.baseUrl());
        if (intake.isEnabled("file")) {
            line(text, "inbox", settings.inbox().toString());
        }
        if (listening && intake.isEnabled("rest")) {
            line(text, "REST", server + "/orders");
        }
        if (listening && settings.notifications().isEnabled()) {
            notifications(
                    text,
                    settings.notifications(),
                    "http://" + runner.servers().dokuHost() + ":" + runner.servers().dokuPort());
        }
        if (listening && intake.isEnabled("jms")) {
            line(text, "JMS", "queue " + intake.jmsQueue() + ", " + broker(runner));
        }
        if (listening) {
            line(text, "health", "http://127.0.0.1:" + runner.managementPort() + "/observe/health");
        }
        line(text, "outbox", settings.outbox().toString());
        line(text, "ledger", settings.ledger().url());
        String sending =
                settings.send().isEnabled()
                        ? settings.send().inFlight() + " calls at most"
                        : "sending is paused (doku.send.enabled = false)";
        line(text, "in flight", sending);
        System.out.println(text);
    }

    private static void notifications(
            StringBuilder text, NotificationSettings settings, String server) {
        for (int i = 0; i < settings.paths().size(); i++) {
            String path = settings.paths().get(i);
            String shown = settings.publicPaths().get(i);
            String renamed = shown.equals(path) ? "" : ", which DOKU calls as " + shown;
            line(text, "notifications", server + path + renamed);
        }
    }

    private static String environment(Settings settings) {
        if (settings.environment() != Environment.SIMULATOR) {
            return settings.environment().text();
        }
        return settings.usesSimulator()
                ? "simulator: NO MONEY MOVES"
                : "simulator, by a gateway of your own on this machine";
    }

    private static String broker(Runner runner) {
        if (runner.broker().areByBean()) {
            return "broker by the bean doku-connection-factory";
        }
        if (runner.settings().intake().jmsBrokerUrl().isPresent()) {
            return "broker by doku.jms.broker-url";
        }
        int port = runner.settings().runner().embeddedBrokerPort();
        return "embedded broker " + (port == 0 ? "inside this process" : "tcp://127.0.0.1:" + port);
    }

    private static void line(StringBuilder text, String name, String value) {
        text.append(String.format("  %-13s %s%n", name, value));
    }

    static int httpPort(Runner runner) {
        return runner.servers() == null ? 0 : runner.servers().housePort();
    }
}
