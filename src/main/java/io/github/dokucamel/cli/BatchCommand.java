package io.github.dokucamel.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dokucamel.settings.Settings;
import io.github.dokucamel.told.NearestName;
import io.github.dokucamel.told.Reason;
import java.io.Console;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;

/** {@code doku batch}: what became of dropped files, and what a person decides about one. */
@Command(name = "batch")
final class BatchCommand implements Callable<Integer> {

    private static final List<String> ACTS =
            List.of("list", "show", "approve", "confirm", "cancel");

    @Parameters(index = "0", paramLabel = "ACT", descriptionKey = "ACT")
    private String act;

    @Parameters(index = "1", paramLabel = "NAME", descriptionKey = "NAME", arity = "0..1")
    private String name;

    @Option(names = "--total", paramLabel = "RUPIAH")
    private String total;

    @Option(names = "--rows", paramLabel = "ROWS")
    private String rows;

    @Option(names = "--reason", paramLabel = "TEXT")
    private String reason;

    @Option(names = "--state", paramLabel = "STATE")
    private String state;

    @Option(names = "--json")
    private boolean json;

    @Unmatched private List<String> given = new ArrayList<>();

    @Spec private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        if (!ACTS.contains(act)) {
            throw new InputException(
                    "There is no doku batch "
                            + act
                            + NearestName.of(act, ACTS)
                                    .map(near -> "; did you mean " + near + "?")
                                    .orElse("; there are " + String.join(", ", ACTS)));
        }
        requireFitting();
        ObjectNode body = body();
        Settings settings = Configuration.of(Home.find(), given).settings();
        BatchAnswer answer =
                BatchAnswer.of(given, settings, new BatchAnswer.Question(act, name, state, body));
        if (answer.isRefused()) {
            Doku.notices(spec)
                    .accept(answer.json().path("detail").asText("The service did not answer"));
            return Doku.FAILED;
        }
        ConsoleWords words = ConsoleWords.of(settings);
        BatchText text = new BatchText(words);
        String told = act.equals("list") ? list(answer.json(), words) : text.of(answer.json());
        spec.commandLine()
                .getOut()
                .println(json ? answer.json().toPrettyString() : told.stripTrailing());
        return Doku.DONE;
    }

    /** What says nothing to this act is refused, instead of being taken for something. */
    private void requireFitting() {
        boolean isList = act.equals("list");
        require(isList == (name == null), isList ? "list takes no name" : "Name the batch");
        require(isList || state == null, "--state belongs to list");
        require(
                act.equals("approve") == (total != null),
                "--total belongs to approve, which needs it");
        require(
                act.equals("confirm") == (rows != null),
                "--rows belongs to confirm, which needs it");
        require(
                reason == null || act.equals("confirm") || act.equals("cancel"),
                "--reason belongs to confirm and cancel");
    }

    private static void require(boolean isFitting, String otherwise) {
        if (!isFitting) {
            throw new InputException(otherwise);
        }
    }

    /** Null for a question. */
    private ObjectNode body() {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        switch (act) {
            case "approve" ->
                    body.put("total", number(total, "--total is whole rupiah, in digits"));
            case "confirm" -> body.set("rows", rows());
            case "cancel" -> {}
            default -> {
                return null;
            }
        }
        return act.equals("approve") ? body : body.put("reason", reason());
    }

    private static long number(String text, String otherwise) {
        require(text.matches("[0-9]{1,15}"), otherwise);
        return Long.parseLong(text);
    }

    private JsonNode rows() {
        if (rows.equals("all")) {
            return JsonNodeFactory.instance.textNode("all");
        }
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        Stream.of(rows.split(",", -1))
                .map(String::strip)
                .forEach(row -> all.add(number(row, "--rows is a list such as 7,9, or all")));
        return all;
    }

    private String reason() {
        Console console = System.console();
        String why = reason == null && console != null ? console.readLine("Reason: ") : reason;
        Reason.fault(why)
                .ifPresent(
                        fault -> {
                            throw new InputException("--reason " + fault);
                        });
        return Reason.line(Objects.requireNonNull(why, "It has no fault"));
    }

    private static String list(JsonNode answer, ConsoleWords words) {
        StringBuilder lines = new StringBuilder();
        BatchText text = new BatchText(words);
        answer.path("batches").forEach(batch -> lines.append(text.line(batch)).append('\n'));
        return lines.isEmpty() ? words.of("batch.none") : lines.toString();
    }
}
