package io.github.dokucamel.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dokucamel.intake.HttpProblemException;
import io.github.dokucamel.ledger.Batches.Answer;
import io.github.dokucamel.ledger.sql.LedgerBeside;
import io.github.dokucamel.rest.BatchJson;
import io.github.dokucamel.rest.BatchProblem;
import io.github.dokucamel.rest.Caller;
import io.github.dokucamel.settings.Settings;
import io.github.dokucamel.told.Language;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the running service says of a batch; while none runs, what the ledger does.
 *
 * @param json a batch, a list of them, or a problem
 */
record BatchAnswer(JsonNode json) {

    /** A large batch is cancelled row by row. */
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private static final int MOST = 200;

    /**
     * @param name null for a list
     * @param state null for any
     * @param body of an act; null for a question
     */
    record Question(
            String act, @Nullable String name, @Nullable String state, @Nullable ObjectNode body) {

        private String path() {
            String address = name == null ? "/batches" : "/batches/" + OrderAddress.encoded(name);
            if (body != null) {
                return address + "/" + act;
            }
            return state == null ? address : address + "?state=" + OrderAddress.encoded(state);
        }
    }

    static BatchAnswer of(List<String> given, Settings settings, Question question)
            throws Exception {
        JsonNode told = service(settings, question);
        return new BatchAnswer(
                told == null ? ledger(given, question, settings.intake().language()) : told);
    }

    boolean isRefused() {
        return !json.has("name") && !json.has("batches");
    }

    /** Null when none listens. */
    private static @Nullable JsonNode service(Settings settings, Question question)
            throws InterruptedException {
        ServiceDoor door = new ServiceDoor(settings);
        return question.body() == null
                ? door.get(question.path(), PATIENCE)
                : door.post(question.path(), question.body().toString(), PATIENCE);
    }

    private static JsonNode ledger(List<String> given, Question question, Language language)
            throws Exception {
        LedgerBeside ledger = BesideService.ledger(given);
        Instant now = Instant.now();
        try {
            if (question.name() == null) {
                return BatchJson.of(
                        ledger.batchViews(MOST).stream()
                                .filter(
                                        batch ->
                                                question.state() == null
                                                        || question.state().equals(batch.state()))
                                .toList(),
                        null,
                        now,
                        language);
            }
            String name = question.name();
            if (question.body() == null) {
                return BatchJson.of(
                        ledger.batchView(name).orElseThrow(() -> BatchProblem.unknown(name)),
                        now,
                        language);
            }
            long total = question.body().path("total").longValue();
            Answer answer = act(ledger, question, name, total, now.toEpochMilli());
            return BatchJson.of(BatchProblem.done(answer, name, total), now, language);
        } catch (HttpProblemException e) {
            return LedgerQuestion.problem(e.detail(language));
        }
    }

    private static Answer act(
            LedgerBeside ledger, Question question, String name, long total, long now) {
        ObjectNode body = question.body();
        String person = Caller.systemUser();
        String reason = body.path("reason").asText();
        List<Long> rows = new ArrayList<>();
        body.path("rows").forEach(row -> rows.add(row.longValue()));
        return switch (question.act()) {
            case "approve" -> ledger.approve(name, total, person, now);
            case "confirm" -> ledger.confirm(name, rows, person, reason, now);
            default -> ledger.cancel(name, person, reason, now);
        };
    }
}
