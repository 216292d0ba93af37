package io.github.dokucamel.guard;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dokucamel.DokuBundle;
import io.github.dokucamel.Installation;
import io.github.dokucamel.InstalledBundle;
import io.github.dokucamel.ScriptedGateway;
import io.github.dokucamel.ScriptedGateway.Call;
import io.github.dokucamel.ScriptedGateway.Reply;
import io.github.dokucamel.outcome.Outcome;
import io.github.dokucamel.settings.DeliverySettings;
import io.github.dokucamel.settings.SettingNames;
import io.github.dokucamel.settings.Settings;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a host can see of an installed bundle: logs at any level, JMX, threads, exceptions. */
class HostLeaksTest {

    private static final String SECRET_KEY = "SK-canary-host-0123456789";
    private static final String PREVIOUS_KEY = "SK-canary-before-0123456789";
    private static final String API_KEY = "canary-host-api-key-0123456789";

    private static final Map<String, String> SETTINGS =
            Map.of(
                    "doku.environment", "simulator",
                    "doku.client-id", "BRN-0003-1234567890123",
                    "doku.secret-key", SECRET_KEY,
                    "doku.merchant.shop.client-id", "BRN-0004-1234567890123",
                    "doku.merchant.shop.secret-key", SECRET_KEY + "-shop",
                    "doku.merchant.shop.previous-secret-key", PREVIOUS_KEY,
                    "doku.api-key", API_KEY,
                    "doku.send.in-flight", "1",
                    "doku.rest.wait", "100ms",
                    "doku.retry.attempts", "1");

    @TempDir Path data;
    private final Canaries canaries =
            new Canaries()
                    .plant("secret key", SECRET_KEY)
                    .plant("previous secret key", PREVIOUS_KEY)
                    .plant("API key", API_KEY)
                    .plant("name", "Burung Kenari")
                    .plant("e-mail", "kenari@host.example")
                    .plant("phone", "628999888777");
    private final CountDownLatch scanned = new CountDownLatch(1);

    @Test
    void seesNoSecretNoSignatureAndNobody() throws Exception {
        try (ScriptedGateway gateway = ScriptedGateway.answering(this::answer);
                LoudLogs logs = new LoudLogs();
                DefaultCamelContext host = new DefaultCamelContext()) {
            host.setMessageHistory(true);
            host.getShutdownStrategy().setTimeout(2);
            host.start();
            InstalledBundle doku =
                    DokuBundle.named("doku").settings(settings(gateway)).install(host);
            for (String kind : List.of("ACCEPTED", "DECLINED", "GARBAGE")) {
                order(host, order(kind + "-1", "default"));
            }
            order(host, order("HELD-1", "shop"));
            order(host, order("INVALID-1", "nobody"));
            canaries.show(
                    "malformed",
                    exception(host, "{\"customer\":\"Burung Kenari kenari@host.example"));
            for (int i = 1; i < 8; i++) {
                order(host, order("SLOW-" + i, "default"));
            }
            ManagedBeans.read().forEach(canaries::show);
            canaries.show("threads", Thread.getAllStackTraces().keySet().toString());
            scanned.countDown();
            Installation.waiting().until(() -> gateway.calls().size() >= 11);
            doku.ledger().close();
            canaries.show("broken ledger", exception(host, order("LOST-1", "default")));
            canaries.show("logs", logs::lines);
            for (Call call : gateway.calls()) {
                canaries.plant(
                        "signature " + call.number(),
                        call.header("Signature").substring("HMACSHA256=".length()));
            }
            assertTrue(canaries.hasSeen("browseAllMessagesAsXml", "SLOW-"), "no JMX");
            assertTrue(canaries.hasSeen("logs", "ACCEPTED-1"), "no logs");
            assertEquals(List.of(), canaries.leaks());
        }
    }

    private Reply answer(Call call) {
        String echo =
                (call.body() + " " + call.headers()).replace("\\", "\\\\").replace("\"", "\\\"");
        String error = "{\"error\":{\"code\":\"%s\",\"message\":\"%s\",\"type\":\"x\"}}";
        return switch (call.invoiceNumber().replaceAll("-.*", "")) {
            case "DECLINED" -> new Reply(400, error.formatted("invalid_amount", echo));
            case "GARBAGE" -> new Reply(500, "<html>" + echo);
            case "HELD" -> new Reply(401, error.formatted("invalid_signature", echo));
            case "SLOW" -> {
                await();
                yield ScriptedGateway.opened(200, call);
            }
            default -> ScriptedGateway.opened(200, call);
        };
    }

    private void await() {
        try {
            assertTrue(scanned.await(30, TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Settings settings(ScriptedGateway gateway) {
        Map<String, String> given = new HashMap<>(SETTINGS);
        // Nothing is paid here, and who looks for it fills the logs of this test.
        given.put("doku.reconcile.enabled", "false");
        for (Outcome outcome : EnumSet.range(Outcome.PAID, Outcome.UNMATCHED)) {
            given.put(DeliverySettings.destinationName(outcome), "");
        }
        given.put("doku.base-url", gateway.baseUrl());
        given.put("doku.data-dir", data.toString());
        return Settings.embedded(SettingNames.packaged(), given);
    }

    private static String order(String invoiceNumber, String merchant) {
        return """
            {"invoice_number":"%s","merchant":"%s","amount":90000,
             "customer":{"name":"Burung Kenari","email":"kenari@host.example",
                         "phone":"+628999888777"}}"""
                .formatted(invoiceNumber, merchant);
    }

    private void order(DefaultCamelContext host, String json) {
        // As a text: a host need not know that bytes are meant.
        String document =
                host.createProducerTemplate()
                        .requestBodyAndHeader(
                                "direct:doku-order", json, "Prefer", "respond-async", String.class);
        canaries.show("document of " + json.substring(0, 30), document);
    }

    private static String exception(DefaultCamelContext host, String json) {
        Throwable thrown =
                assertThrows(
                        CamelExecutionException.class,
                        () ->
                                host.createProducerTemplate()
                                        .requestBody("direct:doku-order", json.getBytes(UTF_8)));
        StringBuilder words = new StringBuilder();
        for (; thrown != null; thrown = thrown.getCause()) {
            words.append(thrown).append('\n');
        }
        return words.toString();
    }
}
