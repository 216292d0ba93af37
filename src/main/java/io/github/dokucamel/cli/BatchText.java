package io.github.dokucamel.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.dokucamel.told.Shown;
import java.util.ArrayList;
import java.util.List;

/** A batch in words. */
record BatchText(ConsoleWords words) {

    private static final int LONGEST_NAME = 255;

    /** On one line. */
    String line(JsonNode batch) {
        String state = batch.path("state").asText();
        return words.of(
                state.equals("cancelled") ? "batch.line.cancelled" : "batch.line",
                "name",
                name(batch),
                "state",
                words.state(state),
                "waits",
                waits(batch),
                "rows",
                count(batch.path("rows")),
                "ready",
                count(batch.path("ready").path("count")),
                "total",
                ConsoleWords.money(batch.path("ready").path("total")));
    }

    private static String name(JsonNode batch) {
        return Shown.of(batch.path("name").asText(), LONGEST_NAME);
    }

    private String count(JsonNode number) {
        return words.count(number.asLong());
    }

    private String waits(JsonNode batch) {
        List<String> waits = new ArrayList<>();
        batch.path("waits_for").forEach(what -> waits.add(words.of("batch." + what.asText())));
        return waits.isEmpty()
                ? ""
                : words.of("batch.waits", "what", String.join(words.of("batch.and"), waits));
    }

    String of(JsonNode batch) {
        List<String> lines = new ArrayList<>();
        batch.path("counts")
                .properties()
                .forEach(
                        count ->
                                lines.add(
                                        words.state(count.getKey())
                                                + ": "
                                                + count(count.getValue())));
        lines.add(sum("batch.paid", batch.path("paid")));
        for (String money : List.of("paid_twice", "mismatched", "refunded", "received")) {
            boolean isMore =
                    !money.equals("received") || !batch.path(money).equals(batch.path("paid"));
            if (isMore && batch.path(money).path("count").asLong() > 0) {
                lines.add(sum("batch." + money, batch.path(money)));
            }
        }
        person(lines, "batch.dropped", batch.path("person"));
        person(lines, "batch.approved", batch.path("approved").path("person"));
        JsonNode cancelled = batch.path("cancelled");
        if (cancelled.isObject()) {
            lines.add(undone(batch, cancelled));
            cancelled
                    .path("paid")
                    .forEach(
                            number ->
                                    lines.add(
                                            words.of("batch.paid.one", "number", number.asText())));
        }
        batch.path("to_do").forEach(toDo -> lines.add(toDo.path("detail").asText()));
        return line(batch) + "\n  " + String.join("\n  ", lines);
    }

    private String sum(String key, JsonNode sum) {
        return words.of(
                key,
                "count",
                count(sum.path("count")),
                "total",
                ConsoleWords.money(sum.path("total")));
    }

    /** What becomes of bills that were sent already: each is cancelled by itself. */
    private String undone(JsonNode batch, JsonNode cancelled) {
        JsonNode unpaid = cancelled.path("unpaid");
        JsonNode undone = cancelled.path("undone");
        String unsent = words.of("batch.cancelled", "unsent", count(cancelled.path("unsent")));
        String key = undone.equals(unpaid) ? "batch.undone" : "batch.undoing";
        return unpaid.asLong() == 0
                ? unsent
                : unsent
                        + "; "
                        + words.of(
                                key,
                                "unpaid",
                                count(unpaid),
                                "undone",
                                count(undone),
                                "name",
                                name(batch));
    }

    private void person(List<String> lines, String key, JsonNode who) {
        if (who.isTextual()) {
            lines.add(words.of(key, "person", Shown.of(who.textValue())));
        }
    }
}
