package io.github.dokucamel.corpus;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dokucamel.Installation;
import io.github.dokucamel.Outbox;
import io.github.dokucamel.cli.RunningService;
import io.github.dokucamel.simulator.Simulator;
import io.github.dokucamel.simulator.SimulatorOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The second order under an invoice number, by every way in after every other. */
class RepeatsTest {

    private static final Path CASES = Path.of("src/test/resources/corpus/repeats.csv");
    private static final List<String> FILES = List.of("csv", "json", "jsonl", "xml");
    private static final List<String> WAYS = List.of("csv", "json", "jsonl", "xml", "rest", "jms");
    private static final String SECRET = "SK-repeats-0123456789";

    private record Repeat(
            String what, String first, String second, String outcome, String before, String after) {

        @Override
        public String toString() {
            return what + ", " + before + " then " + after;
        }
    }

    @TempDir static Path data;

    private static Map<String, Repeat> cases() throws Exception {
        Map<String, Repeat> cases = new LinkedHashMap<>();
        for (String line : Files.readAllLines(CASES)) {
            String[] c = line.split(";");
            if (line.startsWith("#") || c[0].equals("what")) {
                continue;
            }
            for (String before : WAYS) {
                for (String after : WAYS) {
                    Repeat one =
                            new Repeat(
                                    c[0], c[1].strip(), c[2].strip(), c[3].strip(), before, after);
                    cases.put("R-%03d".formatted(cases.size()), one);
                }
            }
        }
        return cases;
    }

    @Test
    @Tag("full")
    void areWhatTheirContentSays() throws Exception {
        SimulatorOptions options =
                SimulatorOptions.defaults().withStrict(true).withMerchant("BRN-OTHER", SECRET);
        Map<String, Repeat> cases = cases();
        try (Simulator gateway = new Simulator(options).start();
                RunningService service =
                        RunningService.start(
                                data,
                                gateway.baseUrl(),
                                "--doku.rest.waiters=4",
                                "--doku.merchant.other.client-id=BRN-OTHER",
                                "--doku.merchant.other.secret-key=" + SECRET)) {
            for (String way : WAYS) {
                take(service, way, "first-" + way, orders(cases, way, true));
            }
            Map<String, String> outcomes = new TreeMap<>();
            for (String way : WAYS) {
                outcomes.putAll(take(service, way, "second-" + way, orders(cases, way, false)));
            }
            Map<String, String> expected = new TreeMap<>();
            cases.forEach((id, one) -> expected.put(id + " " + one, one.outcome()));
            Map<String, String> seen = new TreeMap<>();
            outcomes.forEach((id, outcome) -> seen.put(id + " " + cases.get(id), outcome));
            assertEquals(lines(expected), lines(seen));
        }
    }

    private static String lines(Map<String, String> outcomes) {
        return outcomes.entrySet().stream().map(Object::toString).collect(Collectors.joining("\n"));
    }

    /** Fields by invoice number. */
    private static Map<String, Map<String, String>> orders(
            Map<String, Repeat> cases, String way, boolean first) {
        Map<String, Map<String, String>> orders = new LinkedHashMap<>();
        cases.forEach(
                (id, one) -> {
                    if (way.equals(first ? one.before() : one.after())) {
                        Map<String, String> fields = new LinkedHashMap<>();
                        fields.put("invoice_number", id);
                        for (String field : (first ? one.first() : one.second()).split("\\|")) {
                            fields.put(field.split("=")[0], field.split("=")[1]);
                        }
                        orders.put(id, fields);
                    }
                });
        return orders;
    }

    /** Takes them in and waits until they are settled; outcomes by invoice number. */
    private static Map<String, String> take(
            RunningService service,
            String way,
            String name,
            Map<String, Map<String, String>> orders)
            throws Exception {
        Map<String, String> outcomes = new TreeMap<>();
        if (FILES.contains(way)) {
            String file = name + "." + way;
            Files.writeString(data.resolve("inbox").resolve(file), content(way, orders));
            Files.createFile(data.resolve("inbox").resolve(file + ".done"));
            Installation.waiting()
                    .until(
                            () -> {
                                List<String> rows = service.outbox().report(file);
                                return rows.size() == orders.size()
                                        && rows.stream().noneMatch(r -> r.endsWith(",pending"));
                            });
            service.outbox()
                    .report(file)
                    .forEach(row -> outcomes.put(row.split(",")[1], row.split(",")[2]));
        } else if (way.equals("rest")) {
            for (Map.Entry<String, Map<String, String>> order : orders.entrySet()) {
                String body = service.send(service.order(json(order.getValue()))).body();
                // A duplicate is answered with the stored outcome of the first.
                outcomes.put(order.getKey(), Outbox.json(body).get("outcome").asText());
            }
            duplicates(service, outcomes);
        } else {
            try (Questions questions = new Questions(service.connections())) {
                for (Map.Entry<String, Map<String, String>> order : orders.entrySet()) {
                    questions.ask(order.getKey(), new String(json(order.getValue()), UTF_8));
                }
                questions
                        .answers(orders.size())
                        .forEach((id, d) -> outcomes.put(id, d.get("outcome").asText()));
            }
        }
        return outcomes;
    }

    /** What came by REST as a duplicate has a document of its own that says so. */
    private static void duplicates(RunningService service, Map<String, String> outcomes) {
        Installation.waiting().until(() -> !service.bundle().ledger().hasDeliveries(1));
        service.outbox().documents("duplicate").stream()
                .filter(one -> one.at("/source/intake").asText().equals("rest"))
                .map(one -> one.get("invoice_number").asText())
                .filter(outcomes::containsKey)
                .forEach(id -> outcomes.put(id, "duplicate"));
    }

    private static String content(String format, Map<String, Map<String, String>> orders) {
        List<String> all = new ArrayList<>();
        orders.values()
                .forEach(
                        order ->
                                all.add(
                                        format.equals("xml")
                                                ? xml(order)
                                                : new String(json(order), UTF_8)));
        return switch (format) {
            case "csv" -> csv(orders);
            case "json" -> "[" + String.join(",\n", all) + "]";
            case "jsonl" -> String.join("\n", all);
            default -> "<orders>" + String.join("\n", all) + "</orders>";
        };
    }

    private static String csv(Map<String, Map<String, String>> orders) {
        List<String> columns =
                orders.values().stream().flatMap(o -> o.keySet().stream()).distinct().toList();
        return String.join(",", columns)
                + orders.values().stream()
                        .map(
                                order ->
                                        columns.stream()
                                                .map(column -> order.getOrDefault(column, ""))
                                                .collect(Collectors.joining(",")))
                        .collect(Collectors.joining("\n", "\n", "\n"));
    }

    private static String xml(Map<String, String> order) {
        StringBuilder own = new StringBuilder();
        StringBuilder customer = new StringBuilder();
        order.forEach(
                (field, value) -> {
                    String name = field.replace("customer.", "");
                    (name.equals(field) ? own : customer)
                            .append("<%s>%s</%s>".formatted(name, value, name));
                });
        return "<order>" + own + "<customer>" + customer + "</customer></order>";
    }

    private static byte[] json(Map<String, String> order) {
        ObjectNode json = new ObjectMapper().createObjectNode();
        order.forEach(
                (field, value) -> {
                    if (field.startsWith("customer.")) {
                        json.withObjectProperty("customer").put(field.substring(9), value);
                    } else if (field.equals("auto_redirect")) {
                        json.put(field, Boolean.parseBoolean(value));
                    } else if (value.matches("[0-9]+")) {
                        json.put(field, Long.parseLong(value));
                    } else {
                        json.put(field, value);
                    }
                });
        return json.toString().getBytes(UTF_8);
    }
}
