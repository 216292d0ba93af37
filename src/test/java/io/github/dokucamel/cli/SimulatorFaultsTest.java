package io.github.dokucamel.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.dokucamel.Outbox;
import io.github.dokucamel.Ports;
import io.github.dokucamel.settings.InvalidSettingException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What goes wrong in the runner's simulator is chosen by a setting. */
class SimulatorFaultsTest {

    @TempDir Path data;
    private int port;

    @BeforeEach
    void choosePort() throws IOException {
        port = Ports.free();
    }

    private Runner runner(String faults, String... more) throws IOException {
        List<String> arguments =
                new ArrayList<>(
                        List.of(
                                "--doku.data-dir=" + data,
                                "--doku.simulator.port=" + port,
                                "--doku.simulator.faults=" + faults));
        arguments.addAll(List.of(more));
        return new Runner(
                new Home(Path.of("").toAbsolutePath()),
                Configuration.read(data.resolve("absent.properties"), Map.of(), arguments),
                false);
    }

    private String ask(String path) throws Exception {
        URI address = URI.create("http://127.0.0.1:" + port + path);
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString())
                .body();
    }

    @Test
    void theSimulatorBehavesAsTheSettingSays() throws Exception {
        try (Runner runner = runner("http-500:INV-5.*:2,reset-after:share=0.02")) {
            runner.prepare(started -> {});
            JsonNode rules = Outbox.json(ask("/simulator/faults"));
            assertEquals(2, rules.size());
            assertEquals("http-500", rules.at("/0/mode").asText());
            assertEquals("INV-5.*", rules.at("/0/invoice").asText());
            assertEquals("0.02", rules.at("/1/share").asText());
        }
    }

    @Test
    void aWrongFaultStopsTheStartAndIsNamed() throws Exception {
        try (Runner runner = runner("gzip,http-50:INV-5.*")) {
            assertEquals(
                    "doku.simulator.faults: http-50:INV-5.*: there is no mode 'http-50'; the"
                            + " nearest are [http-500, http-503, http-504]",
                    assertThrows(InvalidSettingException.class, () -> runner.prepare(started -> {}))
                            .getMessage());
            assertThrows(ConnectException.class, () -> new Socket("127.0.0.1", port).close());
        }
    }

    @Test
    void theRunnerKeepsAsManyRequestsAsTheSettingSays() throws Exception {
        try (Runner runner = runner("", "--doku.simulator.keep-requests=1")) {
            runner.prepare(started -> {});
            ask("/elsewhere");
            ask("/elsewhere");
            assertEquals(1, ask("/simulator/requests").lines().count());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "notification-url,https://shop.example/n,http to a loopback address",
        "notification-retries,'6h,30m',in their order"
    })
    void aWrongNotificationSettingStopsTheStartAndIsNamed(String name, String value, String rule)
            throws Exception {
        try (Runner runner = runner("", "--doku.simulator." + name + "=" + value)) {
            String said =
                    assertThrows(InvalidSettingException.class, () -> runner.prepare(started -> {}))
                            .getMessage();
            assertTrue(said.startsWith("doku.simulator." + name + ": "), said);
            assertTrue(said.contains(rule), said);
        }
    }
}
