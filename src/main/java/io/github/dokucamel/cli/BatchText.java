package io.github.dokucamel.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.dokucamel.told.Shown;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A batch in words. */
final class BatchText {

    private static final int LONGEST_NAME = 255;

    private BatchText() {}

    /** On one line. */
    static String line(JsonNode batch) {
        return String.format(
                Locale.ROOT,
                "%s  %s%s  %d rows, %d %s: IDR %,d",
                Shown.of(batch.path("name").asText(), LONGEST_NAME),
                batch.path("state").asText(),
                waits(batch),
                batch.path("rows").asLong(),
                batch.path("ready").path("count").asLong(),
                batch.path("state").asText().equals("cancelled") ? "sent" : "ready",
                batch.path("ready").path("total").asLong());
    }

    private static String waits(JsonNode batch) {
        List<String> waits = new ArrayList<>();
        batch.path("waits_for").forEach(what -> waits.add(what.asText()));
        return waits.isEmpty() ? "" : " (waits for " + String.join(" and ", waits) + ")";
    }

    static String of(JsonNode batch) {
        StringBuilder text = new StringBuilder(line(batch)).append('\n');
        batch.path("counts")
                .properties()
                .forEach(
                        count ->
                                text.append(
                                        "  %s: %s%n".formatted(count.getKey(), count.getValue())));
        JsonNode paid = batch.path("paid");
        text.append(
                String.format(
                        Locale.ROOT,
                        "  paid: %d, IDR %,d%n",
                        paid.path("count").asLong(),
                        paid.path("total").asLong()));
        person(text, "dropped by", batch.path("person"));
        person(text, "approved by", batch.path("approved").path("person"));
        JsonNode cancelled = batch.path("cancelled");
        if (cancelled.isObject()) {
            text.append(undone(batch, cancelled));
            cancelled
                    .path("paid")
                    .forEach(
                            number -> text.append("  paid: ").append(number.asText()).append('\n'));
        }
        return text.toString();
    }

    /** What becomes of bills that were sent already: each is cancelled by itself. */
    private static String undone(JsonNode batch, JsonNode cancelled) {
        long unpaid = cancelled.path("unpaid").asLong();
        long undone = cancelled.path("undone").asLong();
        String sent =
                unpaid == 0
                        ? ""
                        : "; %s were sent and are not paid: %s"
                                .formatted(unpaid, howFar(batch, unpaid, undone));
        return "  cancelled: %s were not sent%s%n".formatted(cancelled.path("unsent"), sent);
    }

    private static String howFar(JsonNode batch, long unpaid, long undone) {
        return undone == unpaid
                ? "all of them are cancelled too"
                : "they are being cancelled one by one, %s so far (see doku batch show %s)"
                        .formatted(undone, Shown.of(batch.path("name").asText(), LONGEST_NAME));
    }

    private static void person(StringBuilder text, String what, JsonNode who) {
        if (who.isTextual()) {
            text.append("  %s: %s%n".formatted(what, Shown.of(who.textValue())));
        }
    }
}
