package io.github.dokucamel.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dokucamel.Installation;
import io.github.dokucamel.Outbox;
import io.github.dokucamel.Ports;
import io.github.dokucamel.SampleOrders;
import io.github.dokucamel.ScriptedGateway;
import io.github.dokucamel.ScriptedGateway.Call;
import io.github.dokucamel.ScriptedGateway.Reply;
import io.github.dokucamel.cli.DokuProcess;
import jakarta.jms.Connection;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No text from outside makes a line of its own, or steers the terminal that shows it. */
class ForgedLinesIT {

    /** CR, LF, NEL, both Unicode separators, an escape sequence, its one-byte form, NUL, bidi. */
    private static final String HOSTILE =
            "a\r\n12:00:00 ERROR Forged: b\u0085c\u2028d\u2029e\u001b[2Jf\u009b1mg\u202eh\u0007";

    private static final String FORGED = "12:00:00 ERROR Forged";
    private static final Pattern STEERING =
            Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}&&[^\\t]]");
    private static final Pattern LOG_LINE =
            Pattern.compile(
                    "[0-9-]{10}T[0-9:]{8}(Z|[+-][0-9:]{5}) (TRACE|DEBUG|INFO |WARN |ERROR) \\S+: .*|  \\| .*");

    @TempDir Path directory;

    @Test
    void nothingFromOutsideForgesALine() throws Exception {
        int broker = Ports.free();
        try (ScriptedGateway gateway = ScriptedGateway.answering(ForgedLinesIT::answer);
                DokuProcess doku = start(gateway, broker)) {
            Installation.waiting().until(() -> doku.output().contains("\n  inbox "));
            drop(HOSTILE + ".jsonl", batch());
            drop(HOSTILE + ".csv", HOSTILE);
            drop(HOSTILE + ".json", "{\"" + json(HOSTILE) + "\":");
            drop(HOSTILE + ".xml", "<a b='" + HOSTILE.replaceAll("\\p{Cntrl}", "") + "'/>");
            drop("columns" + HOSTILE + ".csv", "invoice_number;\"" + HOSTILE + "\"\nA;1\n");
            send(broker);
            Outbox outbox = new Outbox(directory.resolve("data/outbox"));
            Installation.waiting()
                    .until(
                            () ->
                                    outbox.files("declined").size() == 2
                                            && outbox.files("processed").size()
                                                            + outbox.files("refused").size()
                                                    >= 8
                                            && !outbox.report(HOSTILE + ".jsonl").isEmpty());
            doku.terminate();
            assertEquals(143, doku.status());

            List<String> console = lines(doku.output());
            int banner = console.indexOf("doku-camel " + System.getProperty("doku.version"));
            List<String> after = console.subList(banner, console.size());
            List<String> logged = new ArrayList<>(console.subList(0, banner));
            logged.addAll(after.subList(after.indexOf(""), after.size()));
            assertTrue(logged.stream().anyMatch(line -> line.contains("Forged")), "not logged");
            assertEquals(List.of(), suspect(console));
            assertEquals(
                    List.of(),
                    logged.stream()
                            .filter(line -> !line.isEmpty() && !LOG_LINE.matcher(line).matches())
                            .toList());
            for (String report : outbox.files("reports")) {
                if (report.endsWith(".xlsx")) {
                    continue; // A cell is no line.
                }
                assertEquals(List.of(), suspect(lines(outbox.text("reports/" + report))));
            }
            for (String refused : outbox.files("refused")) {
                if (refused.endsWith(".reason.txt")) {
                    List<String> reason = lines(outbox.text("refused/" + refused));
                    assertEquals(List.of(), suspect(reason));
                    assertEquals(1, reason.size(), reason.toString());
                }
            }
        }
    }

    private static Reply answer(Call call) {
        return new Reply(
                400,
                "{\"error\":{\"code\":\"x%s\",\"message\":\"%s\",\"type\":\"%s\"}}"
                        .formatted(json(HOSTILE), json(HOSTILE), json(HOSTILE)));
    }

    private DokuProcess start(ScriptedGateway gateway, int broker) throws Exception {
        return DokuProcess.start(
                directory,
                Map.of("JAVA_OPTS", "-Xmx256m " + LoudFile.option(directory)),
                "run",
                "--doku.base-url=" + gateway.baseUrl(),
                "--doku.jms.embedded.port=" + broker,
                "--doku.http.port=0",
                "--doku.management.port=0",
                "--doku.progress.interval=200ms");
    }

    private static String batch() {
        return SampleOrders.text("GOOD-1", 90_000)
                + "\n"
                + SampleOrders.text(json(HOSTILE), 90_000)
                + "\n"
                + SampleOrders.text("BAD-2", 90_000).replace("90000", "\"" + json(HOSTILE) + "\"")
                + "\n"
                + SampleOrders.text("BAD-3", 90_000)
                        .replace("{\"inv", "{\"" + json(HOSTILE) + "\":1,\"inv")
                + "\n";
    }

    private static void send(int port) throws Exception {
        try (ActiveMQConnectionFactory factory =
                        new ActiveMQConnectionFactory("tcp://127.0.0.1:" + port);
                Connection connection = factory.createConnection();
                Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE)) {
            for (String text :
                    List.of(
                            SampleOrders.text("JMS-1", 90_000),
                            "{\"" + json(HOSTILE) + "\":",
                            SampleOrders.text(json(HOSTILE), 90_000))) {
                TextMessage message = session.createTextMessage(text);
                message.setJMSCorrelationID(HOSTILE);
                message.setJMSType(HOSTILE);
                message.setStringProperty("hostile", HOSTILE);
                message.setJMSReplyTo(session.createQueue("replies"));
                session.createProducer(session.createQueue("doku.orders")).send(message);
            }
        }
    }

    private void drop(String name, String content) throws Exception {
        Path inbox = directory.resolve("data/inbox");
        Files.writeString(inbox.resolve(name), content);
        Files.createFile(inbox.resolve(name + ".done"));
    }

    private static String json(String text) {
        StringBuilder json = new StringBuilder();
        text.chars()
                .forEach(
                        c ->
                                json.append(
                                        c < 0x20 || c > 0x7e
                                                ? "\\u%04x".formatted(c)
                                                : (char) c + ""));
        return json.toString();
    }

    private static List<String> lines(String text) {
        return List.of(text.split("\n"));
    }

    private static List<String> suspect(List<String> lines) {
        return lines.stream()
                .filter(line -> line.startsWith(FORGED) || STEERING.matcher(line).find())
                .map(line -> STEERING.matcher(line).replaceAll("<!>"))
                .toList();
    }
}
