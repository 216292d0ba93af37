package io.github.dokucamel.crash;

import io.github.dokucamel.payment.PaymentDocuments;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The runner's settings in a crash run: quick, and with two destinations for every outcome. */
final class RunSettings {

    static final long DEADLINE_MS = 2_000;

    /** What is told of in one file per batch, where orders come in batches. */
    private static final Set<String> LINES = Set.of("accepted", "invalid", "duplicate");

    private RunSettings() {}

    static Map<String, String> of(Client client, CrashGateway gateway, Receiver receiver) {
        Map<String, String> settings = quick(gateway);
        settings.putAll(client.settings());
        Stream.of("accepted", "declined", "invalid", "duplicate", "conflict", "unresolved")
                .forEach(
                        outcome ->
                                settings.put(
                                        "doku.destination." + outcome,
                                        "file:data/outbox/"
                                                + outcome
                                                + (LINES.contains(outcome) ? "?per=batch," : ",")
                                                + receiver.address()));
        return settings;
    }

    /** Orders come in files, and payments are told of at a port that stays. */
    static Map<String, String> notified(int port, CrashGateway gateway, Receiver receiver) {
        Map<String, String> settings = quick(gateway);
        settings.put("doku.intake.jms.enabled", "false");
        settings.put("doku.intake.rest.enabled", "false");
        settings.put("doku.http.port", Integer.toString(port));
        settings.put("doku.management.port", "0");
        settings.putAll(PaymentDocuments.destinations("data/outbox", receiver.address()));
        return settings;
    }

    static Map<String, String> quick(CrashGateway gateway) {
        Map<String, String> settings = new HashMap<>();
        settings.put("doku.environment", "simulator");
        settings.put("doku.base-url", gateway.baseUrl());
        settings.put("doku.client-id", SignatureCheck.CLIENT_ID);
        settings.put("doku.data-dir", "data");
        settings.put("doku.send.in-flight", "6");
        settings.put("doku.call.deadline", DEADLINE_MS + "ms");
        settings.put("doku.retry.first-delay", "40ms");
        settings.put("doku.retry.max-delay", "300ms");
        settings.put("doku.retry.attempts", "500");
        settings.put("doku.delivery.first-delay", "40ms");
        settings.put("doku.delivery.max-delay", "300ms");
        settings.put("doku.report.interval", "100ms");
        settings.put("doku.progress.interval", "0s");
        return settings;
    }
}
