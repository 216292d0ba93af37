package io.github.dokucamel.cli;

import io.github.dokucamel.settings.Environment;
import io.github.dokucamel.settings.NotificationSettings;
import io.github.dokucamel.settings.Settings;
import java.util.Optional;
import org.apache.camel.CamelContext;

/** A few lines at start: which DOKU, where orders go in, where everything is kept. */
final class Banner {

    private Banner() {}

    static void print(Runner runner, boolean listening) {
        Settings settings = runner.settings();
        StringBuilder text = new StringBuilder("doku-camel " + Version.text() + "\n");
        line(text, "environment", environment(settings));
        line(text, "gateway", settings.baseUrl());
        if (settings.intake().isEnabled("file")) {
            line(text, "inbox", settings.inbox().toString());
        }
        if (listening && settings.intake().isEnabled("rest")) {
            line(
                    text,
                    "REST",
                    "http://" + settings.intake().httpHost() + ":" + httpPort(runner) + "/orders");
        }
        if (listening && settings.notifications().isEnabled()) {
            notifications(text, runner);
        }
        if (listening && settings.intake().isEnabled("jms")) {
            line(text, "JMS", "queue " + settings.intake().jmsQueue() + ", " + broker(runner));
        }
        if (listening) {
            line(text, "health", "http://127.0.0.1:" + runner.managementPort() + "/observe/health");
        }
        line(text, "outbox", settings.outbox().toString());
        line(text, "ledger", settings.ledgerUrl());
        line(
                text,
                "in flight",
                settings.send().isEnabled()
                        ? settings.send().inFlight() + " calls at most"
                        : "sending is paused (doku.send.enabled = false)");
        System.out.println(text);
    }

    private static void notifications(StringBuilder text, Runner runner) {
        NotificationSettings settings = runner.settings().notifications();
        String server = "http://" + runner.settings().intake().httpHost() + ":" + httpPort(runner);
        for (int i = 0; i < settings.paths().size(); i++) {
            String path = settings.paths().get(i);
            String shown = settings.publicPaths().get(i);
            line(
                    text,
                    "notifications",
                    server + path + (shown.equals(path) ? "" : ", which DOKU calls as " + shown));
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
        Settings settings = runner.settings();
        return settings.intake().jmsBrokerUrl().isPresent()
                ? "broker by doku.jms.broker-url"
                : settings.runner().embeddedBrokerPort() == 0
                        ? "embedded broker inside this process"
                        : "embedded broker tcp://127.0.0.1:"
                                + settings.runner().embeddedBrokerPort();
    }

    private static void line(StringBuilder text, String name, String value) {
        text.append(String.format("  %-13s %s%n", name, value));
    }

    static int httpPort(Runner runner) {
        CamelContext context = runner.main().getCamelContext();
        return Optional.ofNullable(context.hasService(InboundServer.class))
                .map(InboundServer::getPort)
                .orElse(0);
    }
}
