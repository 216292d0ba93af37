package io.github.dokucamel.outcome;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.dokucamel.outcome.Evidence.Kind;
import io.github.dokucamel.told.Shown;
import org.jspecify.annotations.Nullable;

/** Says what an answer to the status call is worth. Total, like the {@link Classifier}. */
public record StatusReader(Classifier classifier) {

    private static final int LONGEST_STATUS = 40;
    private static final int NOT_FOUND = 404;

    /**
     * @param snap whether DOKU was asked the SNAP way
     * @param invoiceNumber of the order that was asked for; null when any will do
     */
    public Evidence read(boolean snap, @Nullable String invoiceNumber, Answer answer) {
        return snap ? SnapStatusReader.read(answer) : read(invoiceNumber, answer);
    }

    Evidence read(@Nullable String invoiceNumber, Answer answer) {
        JsonNode body = answer.json();
        int status = answer.status();
        if (status / 100 == 2) {
            return found(invoiceNumber, status, body);
        }
        ErrorEnvelope error = ErrorEnvelope.of(body);
        String code = error.code() == null ? "http_" + status : error.code();
        if (status / 100 == 4 && Classifier.isOurTrouble(error.code())) {
            return Evidence.of(Kind.REFUSED, "DOKU refuses the question: " + code, code);
        }
        // A path that the gateway does not know looks the same as an order that it does not know.
        boolean understood =
                error.isBusinessError()
                        || status == NOT_FOUND && error.form() == ErrorEnvelope.Form.D;
        if (understood && (status == 400 || status == NOT_FOUND || status == 422)) {
            return Evidence.of(
                    Kind.NOT_FOUND,
                    "DOKU does not know the order, or not yet (HTTP %s, %s), which proves nothing"
                            .formatted(status, code),
                    code);
        }
        return Evidence.of(
                Kind.UNCLEAR, "the status call brought HTTP " + status + " " + code, code);
    }

    private static Evidence found(@Nullable String invoiceNumber, int status, JsonNode body) {
        String named = body.at("/order/invoice_number").asText("");
        boolean ours = invoiceNumber == null ? body.isObject() : named.equals(invoiceNumber);
        if (!ours) {
            return Evidence.of(
                    Kind.UNCLEAR,
                    "the status call brought HTTP " + status + " that is not about this order",
                    "http_" + status);
        }
        String said = body.at("/transaction/status").asText("");
        return Evidence.of(
                Kind.FOUND,
                said.isBlank()
                        ? "DOKU has the order"
                        : "DOKU has the order, with the status " + Shown.of(said, LONGEST_STATUS),
                null);
    }

    /** What an exception means that came instead of an answer. */
    public Evidence read(Throwable failure) {
        Classification seen = classifier.classify(failure);
        boolean notSent = seen.answerClass() == AnswerClass.NOT_SENT;
        return Evidence.of(
                notSent ? Kind.NOT_SENT : Kind.UNCLEAR,
                "the status call brought no answer (" + seen.message() + ")",
                seen.code());
    }
}
