package io.github.dokucamel.outcome;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.dokucamel.outcome.Evidence.Kind;
import io.github.dokucamel.told.Shown;
import java.util.Optional;
import java.util.Set;

/** Says what an answer to a status call in SNAP's form is worth. Total. */
final class SnapStatusReader {

    private static final int LONGEST_STATUS = 40;

    /** No such transaction, bill or account; or not yet. */
    private static final Set<Integer> UNKNOWN_CASES = Set.of(1, 12);

    /** What {@code latestTransactionStatus} says of a transaction that is not there. */
    private static final String NOT_THERE = "07";

    private SnapStatusReader() {}

    static Evidence read(Answer answer) {
        JsonNode body = answer.json();
        Optional<SnapCode> code = SnapCode.of(body);
        if (code.isEmpty()) {
            return Evidence.of(
                    Kind.UNCLEAR,
                    "the status call brought HTTP " + answer.status() + " without a responseCode",
                    "snap_http_" + answer.status());
        }
        SnapCode seen = code.get();
        if (seen.status() == 200 && answer.status() / 100 == 2) {
            return found(body);
        }
        return switch (seen.status()) {
            case 401 ->
                    Evidence.of(
                            Kind.REFUSED, "DOKU refuses the question: " + seen.text(), seen.text());
            case 404 ->
                    UNKNOWN_CASES.contains(seen.kase())
                            ? notFound(seen.text())
                            : unclear(seen.text());
            default -> unclear(seen.text());
        };
    }

    private static Evidence found(JsonNode body) {
        String state = body.path("latestTransactionStatus").asText("");
        if (state.equals(NOT_THERE)) {
            return notFound("latestTransactionStatus " + NOT_THERE);
        }
        return Evidence.of(
                Kind.FOUND,
                state.isBlank()
                        ? "DOKU has it"
                        : "DOKU has it, with the status " + Shown.of(state, LONGEST_STATUS),
                state.isBlank() ? null : Shown.of(state, LONGEST_STATUS));
    }

    private static Evidence notFound(String code) {
        return Evidence.of(
                Kind.NOT_FOUND,
                "DOKU does not know it, or not yet (" + code + "), which proves nothing",
                code);
    }

    private static Evidence unclear(String code) {
        return Evidence.of(Kind.UNCLEAR, "the status call brought " + code, code);
    }
}
