package io.github.dokucamel.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dokucamel.Installation;
import io.github.dokucamel.SampleOrders;
import io.github.dokucamel.simulator.Fault;
import io.github.dokucamel.simulator.FaultRule;
import io.github.dokucamel.simulator.Simulator;
import io.github.dokucamel.simulator.SimulatorOptions;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** docs/simulator.md lists each fault with what the simulator does, and shows calls that work. */
class SimulatorDocumentTest {

    @TempDir Path data;

    private static final String DOCUMENT = "docs/simulator.md";
    private static final Pattern ROW =
            Pattern.compile("(?m)^\\| `([a-z0-9-]+)` \\| [^|]+ \\| (yes|no) \\| [^|]+ \\|$");
    private static final Pattern OF_NOTIFICATIONS =
            Pattern.compile("(?m)^\\| `(notify-[a-z-]+)` \\| [^|]+ \\|$");
    private static final Pattern CURL =
            Pattern.compile(
                    "curl (?:-X (\\w+) )?(?:-H 'Content-Type: (\\S+)' )?(?:-d '([^']+)' )?"
                            + "http://127\\.0\\.0\\.1:8910(/\\S+)");
    private static final Pattern SETTING =
            Pattern.compile("(?m)^doku\\.simulator\\.faults = (.+)$");

    @Test
    void listsEveryFaultAndNoOther() {
        List<String> listed = new ArrayList<>();
        Matcher row = ROW.matcher(Documents.text(DOCUMENT));
        while (row.find()) {
            listed.add(row.group(1) + " " + row.group(2));
        }
        assertEquals(
                String.join(
                        "\n",
                        Arrays.stream(Fault.values())
                                .filter(f -> !f.isOfNotifications())
                                .map(f -> f + (f.isProcessed() ? " yes" : " no"))
                                .sorted()
                                .toList()),
                String.join("\n", listed.stream().sorted().toList()));
    }

    @Test
    void listsEveryFaultOfNotificationsAndNoOther() {
        List<String> listed = new ArrayList<>();
        Matcher row = OF_NOTIFICATIONS.matcher(Documents.text(DOCUMENT));
        while (row.find()) {
            listed.add(row.group(1));
        }
        assertEquals(
                Arrays.stream(Fault.values())
                        .filter(Fault::isOfNotifications)
                        .map(Fault::toString)
                        .sorted()
                        .toList(),
                listed.stream().sorted().toList());
    }

    @Test
    void showsCallsThatTheSimulatorUnderstands() throws Exception {
        HttpClient client = HttpClient.newHttpClient();
        String[] lines = Documents.block(DOCUMENT, "control").split("\n");
        for (String line : lines) {
            try (Simulator doku = new Simulator(SimulatorOptions.defaults()).start()) {
                assertEquals(200, send(client, doku, line).statusCode(), line);
            }
        }
        assertTrue(lines.length >= 6);
    }

    private static HttpResponse<String> send(HttpClient client, Simulator doku, String line)
            throws Exception {
        Matcher curl = CURL.matcher(line);
        assertTrue(curl.matches(), line);
        String body = curl.group(3) == null ? "" : curl.group(3);
        HttpRequest.Builder call =
                HttpRequest.newBuilder(URI.create(doku.baseUrl() + curl.group(4)))
                        .method(
                                curl.group(1) == null ? "GET" : curl.group(1),
                                BodyPublishers.ofString(body));
        if (curl.group(2) != null) {
            call.header("Content-Type", curl.group(2));
        }
        return client.send(call.build(), BodyHandlers.ofString());
    }

    @Test
    void showsPaymentsThatTheSimulatorTakes() throws Exception {
        HttpClient client = HttpClient.newHttpClient();
        try (Simulator doku = new Simulator(SimulatorOptions.defaults()).start();
                Installation bundle = Installation.in(data).gatewayAt(doku.baseUrl()).start()) {
            bundle.order(SampleOrders.json("INV-1"));
            Installation.waiting().until(() -> !bundle.outbox().documents("accepted").isEmpty());
            for (String line : Documents.block(DOCUMENT, "payments").split("\n")) {
                assertEquals(200, send(client, doku, line).statusCode(), line);
            }
        }
    }

    @Test
    void showsASettingThatTheSimulatorUnderstands() {
        Matcher setting = SETTING.matcher(Documents.text(DOCUMENT));
        assertTrue(setting.find());
        assertFalse(SimulatorOptions.defaults().withFaults(setting.group(1)).faults().isEmpty());
    }

    @Test
    void namesEveryOption() {
        String document = Documents.text(DOCUMENT);
        String said =
                assertThrows(
                                IllegalArgumentException.class,
                                () -> SimulatorOptions.defaults().withFaults("gzip:A:none=1"))
                        .getMessage();
        String options = said.substring(said.indexOf('[') + 1, said.lastIndexOf(']'));
        for (String option : options.split(", ")) {
            assertTrue(document.contains("\n| `" + option + "` | "), option);
        }
        assertTrue(options.contains("share"));
    }

    @Test
    void theExampleInJavaIsThisCode() {
        // <example>
        SimulatorOptions options =
                SimulatorOptions.defaults()
                        .withFaults(
                                FaultRule.of(Fault.RESET_AFTER)
                                        .invoices("INV-5.*")
                                        .firstAttempts(2));
        try (Simulator gateway = new Simulator(options).start()) {
            gateway.addFault(FaultRule.of(Fault.REFUSE).lasting(Duration.ofSeconds(5)));
            // send orders to gateway.baseUrl(), then compare gateway.requests() with what you know
            gateway.removeFaults();
        }
        // </example>
        String code =
                Documents.text("src/test/java/" + getClass().getName().replace('.', '/') + ".java");
        String example =
                code.substring(
                        code.indexOf("// <example>\n") + 13, code.indexOf("// </example>\n"));
        assertEquals(
                example.replaceAll("\\s+", ""),
                Documents.block(DOCUMENT, "java").replaceAll("\\s+", ""));
    }
}
