package io.github.dokucamel.corpus;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.dokucamel.Installation;
import io.github.dokucamel.Outbox;
import io.github.dokucamel.cli.RunningService;
import io.github.dokucamel.intake.NotABatchException;
import io.github.dokucamel.simulator.Simulator;
import io.github.dokucamel.simulator.SimulatorOptions;
import io.github.dokucamel.told.CardNumbers;
import io.github.dokucamel.told.Language;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same orders by file, JMS and REST, each for a merchant of its own: the same verdicts. */
class CorpusIntakesTest {

    private static final int LARGEST = 100_000;
    private static final String SECRET = "SK-corpus-0123456789";

    @TempDir static Path data;
    private static Simulator gateway;
    private static RunningService service;

    /** What became of an order: {@code accepted}, its messages, or {@code malformed}. */
    private final Map<String, List<String>> expected = new TreeMap<>();

    @BeforeAll
    static void start() throws Exception {
        SimulatorOptions options = SimulatorOptions.defaults().withStrict(true);
        List<String> settings = new ArrayList<>(List.of("--doku.send.in-flight=16"));
        for (String alias : List.of("called", "queued", "filed")) {
            String clientId = "BRN-0000-" + alias;
            options = options.withMerchant(clientId, SECRET);
            settings.add("--doku.merchant." + alias + ".client-id=" + clientId);
            settings.add("--doku.merchant." + alias + ".secret-key=" + SECRET);
        }
        gateway = new Simulator(options).start();
        service = RunningService.start(data, gateway.baseUrl(), settings.toArray(String[]::new));
    }

    @AfterAll
    static void stop() {
        service.close();
        gateway.close();
    }

    @Test
    @Tag("full")
    void judgesAnOrderTheSameByEveryWayIn() throws Exception {
        Map<String, ValueCase> cases = cases();
        cases.forEach((id, one) -> expected.put(id, one.expect()));
        assertTrue(cases.size() > 450, "cases: " + cases.size());

        assertEquals(lines(expected), lines(called(cases)));
        assertEquals(lines(expected), lines(queued(cases)));
        assertEquals(lines(expected), lines(filed(cases)));
    }

    /** By the invoice number of the order; those that name another merchant are left out. */
    private static Map<String, ValueCase> cases() {
        Map<String, ValueCase> cases = new TreeMap<>();
        for (ValueCase one : Corpus.values()) {
            boolean small = one.fits("jsonl") && one.file("jsonl").length < LARGEST;
            boolean readable = one.expect().stream().noneMatch(text -> text.startsWith("line:"));
            if (small && readable && !one.field().equals("merchant") && !isOneAtDoku(one)) {
                cases.put("V-%04d".formatted(cases.size()), one);
            }
        }
        return cases;
    }

    /** With a slash it is another number here and the same at DOKU as one of the other cases. */
    private static boolean isOneAtDoku(ValueCase one) {
        return one.accepted()
                && one.field().equals("invoice_number")
                && (one.value() + one.json()).contains("/");
    }

    private static Map<String, List<String>> called(Map<String, ValueCase> cases) throws Exception {
        Map<String, List<String>> verdicts = new TreeMap<>();
        for (Map.Entry<String, ValueCase> one : cases.entrySet()) {
            String order = one.getValue().order(one.getKey(), "called");
            HttpResponse<String> answer = service.send(call(order.getBytes(UTF_8)));
            List<String> verdict = verdict(Outbox.json(answer.body()));
            boolean taken = verdict.equals(List.of("accepted"));
            int status = answer.statusCode();
            assertTrue(
                    taken ? status / 100 == 2 : status == 422,
                    one.getValue().name() + ": " + answer.body());
            verdicts.put(one.getKey(), verdict);
        }
        return verdicts;
    }

    private static Map<String, List<String>> queued(Map<String, ValueCase> cases) throws Exception {
        try (Questions questions = new Questions(service.connections())) {
            for (Map.Entry<String, ValueCase> one : cases.entrySet()) {
                questions.ask(one.getKey(), one.getValue().order(one.getKey(), "queued"));
            }
            Map<String, List<String>> verdicts = new TreeMap<>();
            questions.answers(cases.size()).forEach((id, d) -> verdicts.put(id, verdict(d)));
            return verdicts;
        }
    }

    private static Map<String, List<String>> filed(Map<String, ValueCase> cases) throws Exception {
        List<String> ids = List.copyOf(cases.keySet());
        String lines =
                ids.stream()
                        .map(id -> cases.get(id).order(id, "filed"))
                        .collect(Collectors.joining("\n"));
        drop("values.jsonl", lines.getBytes(UTF_8));
        Installation.waiting()
                .until(
                        () -> {
                            List<String> rows = service.outbox().report("values.jsonl");
                            return rows.size() == ids.size()
                                    && rows.stream().noneMatch(row -> row.endsWith(",pending"));
                        });
        Map<String, List<String>> verdicts = new TreeMap<>();
        Installation.waiting().until(() -> documents(ids, verdicts).size() == ids.size());
        return verdicts;
    }

    /** Who does not wait for the outcome is told what is wrong all the same. */
    private static HttpRequest.Builder call(byte[] json) {
        return service.order(json).header("Prefer", "respond-async");
    }

    private static Map<String, List<String>> documents(
            List<String> ids, Map<String, List<String>> verdicts) {
        for (String outcome : List.of("accepted", "duplicate", "conflict", "invalid", "declined")) {
            for (JsonNode document : service.outbox().documents(outcome)) {
                if (document.at("/source/name").asText().equals("values.jsonl")) {
                    verdicts.put(
                            ids.get(document.at("/source/line").asInt() - 1), verdict(document));
                }
            }
        }
        return verdicts;
    }

    @Test
    @Tag("full")
    void judgesAFileAsTheDryRunDoes() throws Exception {
        Map<String, FileCase> cases = new TreeMap<>();
        for (FileCase one : Corpus.files()) {
            boolean revised = one.name().equals("items of another revision");
            if (!one.big() && !revised) {
                cases.put("F-%03d.%s".formatted(cases.size(), one.format()), one);
            }
        }
        for (Map.Entry<String, FileCase> one : cases.entrySet()) {
            drop(one.getKey(), one.getValue().content().bytes());
        }
        Outbox outbox = service.outbox();
        Installation.waiting()
                .until(
                        () ->
                                cases.entrySet().stream()
                                        .allMatch(
                                                one ->
                                                        isDone(
                                                                outbox,
                                                                one.getKey(),
                                                                one.getValue())));

        cases.forEach(
                (name, one) -> {
                    if (one.refused() != null) {
                        String reason = outbox.text("refused/" + name + ".reason.txt");
                        NotABatchException dry =
                                assertThrows(
                                        NotABatchException.class,
                                        () ->
                                                Verdicts.of(
                                                        outbox.directory()
                                                                .resolve("refused")
                                                                .resolve(name)));
                        assertTrue(dry.getMessage().contains(one.refused()), one.toString());
                        // The same in a clerk's words.
                        assertTrue(
                                reason.contains(dry.why().toPeople(Language.EN)),
                                one + ": " + reason);
                    } else {
                        assertEquals(
                                rows(one.expect(), " "),
                                rows(outbox.report(name), ","),
                                one.toString());
                    }
                });
        assertNothingIsGivenAway(outbox);
    }

    private static boolean isDone(Outbox outbox, String name, FileCase one) {
        return one.refused() != null
                ? outbox.files("refused").contains(name)
                : outbox.report(name).size() == one.expect().size();
    }

    /** Line and whether the order is valid; many files hold an INV-1, which is one order only. */
    private static List<String> rows(List<String> rows, String separator) {
        return rows.stream()
                .map(row -> row.split(separator)[0] + (row.contains("invalid") ? " invalid" : ""))
                .toList();
    }

    private static void assertNothingIsGivenAway(Outbox outbox) throws Exception {
        for (JsonNode document : outbox.documents("invalid")) {
            assertFalse(CardNumbers.isIn(document.get("error").toString()), "a card number");
        }
        for (String name : outbox.files("reports")) {
            if (name.endsWith(".xlsx")) {
                continue; // Its cells are texts, whatever stands in them: PapersTest.
            }
            for (String line : Files.readAllLines(data.resolve("outbox/reports").resolve(name))) {
                assertFalse(line.matches("(.*,)?\"?\\s*[=+@].*"), line);
            }
        }
    }

    @Test
    void answersTheSameTextTheSameByRestAndJms() throws Exception {
        Map<String, byte[]> texts = new TreeMap<>();
        for (FileCase one : Corpus.files()) {
            if (one.format().startsWith("json") && !one.big() && one.content().bytes().length > 0) {
                texts.put("T-%03d".formatted(texts.size()), one.content().bytes());
            }
        }
        Map<String, String> called = new TreeMap<>();
        Map<String, String> queued = new TreeMap<>();
        for (Map.Entry<String, byte[]> text : texts.entrySet()) {
            HttpResponse<String> answer = service.send(call(text.getValue()));
            called.put(text.getKey(), verdict(answer));
        }
        try (Questions questions = new Questions(service.connections())) {
            for (Map.Entry<String, byte[]> text : texts.entrySet()) {
                questions.ask(text.getKey(), text.getValue());
            }
            questions
                    .answers(texts.size())
                    .forEach((id, document) -> queued.put(id, kind(document)));
            assertEquals(called, queued);
            assertFalse(questions.isAnyWaiting(), "every message is off the queue");
        }
        assertTrue(queued.containsValue("malformed"));
        assertTrue(queued.containsValue("invalid"));
        assertTrue(queued.containsValue("taken"));
    }

    private static String verdict(HttpResponse<String> answer) {
        assertFalse(answer.body().contains("Exception"), answer.body());
        return switch (answer.statusCode()) {
            case 400 -> "malformed";
            case 422 -> "invalid";
            case 200, 201, 202, 409 -> "taken";
            default -> answer.statusCode() + " " + answer.body();
        };
    }

    private static String kind(JsonNode document) {
        if (document.at("/error/code").asText().equals("malformed")) {
            return "malformed";
        }
        return document.get("outcome").asText().equals("invalid") ? "invalid" : "taken";
    }

    /**
     * {@code accepted}, or the messages. A number that two cases have makes a duplicate; a caller
     * who does not wait is told that the order is under way.
     */
    private static List<String> verdict(JsonNode document) {
        String outcome = document.path("outcome").asText();
        if (List.of("accepted", "duplicate", "pending").contains(outcome)) {
            return List.of("accepted");
        }
        List<String> messages = new ArrayList<>();
        for (JsonNode one : document.at("/error/violations")) {
            Function<String, String> member = name -> one.get(name).asText();
            messages.add(
                    "%s: %s. %s."
                            .formatted(
                                    member.apply("field"),
                                    member.apply("rule"),
                                    member.apply("remedy")));
        }
        return messages.isEmpty() ? List.of(document.toString()) : messages;
    }

    private static String lines(Map<String, List<String>> verdicts) {
        return verdicts.entrySet().stream()
                .map(one -> one.getKey() + " " + one.getValue())
                .collect(Collectors.joining("\n"));
    }

    private static void drop(String name, byte[] content) throws Exception {
        Path inbox = data.resolve("inbox");
        Files.write(inbox.resolve(name), content);
        Files.createFile(inbox.resolve(name + ".done"));
    }
}
