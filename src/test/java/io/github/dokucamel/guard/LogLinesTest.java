package io.github.dokucamel.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dokucamel.Installation;
import io.github.dokucamel.SampleOrders;
import io.github.dokucamel.ScriptedGateway;
import io.github.dokucamel.ScriptedGateway.Reply;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A host has its own log pattern: what the bundle says is one harmless line before that. */
class LogLinesTest {

    private static final String HOSTILE = "a\r\n12:00 b\u0085c\u2028d\u001b[2Je\u009b1mf\u202eg";
    private static final Pattern STEERING = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]");

    @TempDir Path data;

    @Test
    void theBundleSaysNothingThatCouldForgeALine() throws Exception {
        String json = HOSTILE.replaceAll("[^ -~]", "\\\\u001b");
        try (ScriptedGateway gateway =
                        ScriptedGateway.answering(
                                call ->
                                        new Reply(
                                                call.body().contains("HELD") ? 401 : 400,
                                                "{\"error\":{\"code\":\"%s\",\"message\":\"%s\",\"type\":\"x\"}}"
                                                        .formatted(json, json)));
                LoudLogs logs = new LoudLogs();
                Installation doku =
                        Installation.in(data)
                                .gatewayAt(gateway.baseUrl())
                                .with("doku.intake.file.enabled", "true")
                                .with("doku.progress.interval", "100ms")
                                .start()) {
            doku.drop(HOSTILE + ".csv", SampleOrders.csv("FORGED", 2));
            doku.drop(HOSTILE + ".json", "[");
            doku.drop(HOSTILE + ".txt", "nothing");
            doku.drop("HELD" + HOSTILE + ".csv", SampleOrders.csv("HELD", 1));
            Installation.waiting()
                    .until(() -> doku.bundle().holds().reasons().containsKey("default"));
            Installation.waiting()
                    .until(() -> logs.ours().stream().anyMatch(l -> l.contains("remaining")));
            Installation.waiting()
                    .until(() -> logs.ours().stream().anyMatch(l -> l.contains("Refused")));

            assertTrue(logs.ours().stream().anyMatch(line -> line.contains("12:00 b")));
            assertEquals(
                    List.of(),
                    logs.ours().stream().filter(line -> STEERING.matcher(line).find()).toList());
            assertTrue(Files.exists(data.resolve("outbox/refused/" + HOSTILE + ".txt")));
        }
    }
}
