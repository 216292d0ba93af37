package io.github.dokucamel.outcome;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.dokucamel.operation.Idempotency;
import io.github.dokucamel.operation.Operation;
import java.util.Locale;
import java.util.Set;

/**
 * Whether a body is what a call wanted. Where the catalogue knows of a member that only a success
 * holds, it has to be there; elsewhere any JSON object will do that is no error.
 */
final class CallSuccess {

    private static final int CONFLICT = 409;

    /** Where a success is told by a status, it may tell of a failure too. */
    private static final Set<String> FAILURES =
            Set.of(
                    "failed",
                    "failure",
                    "fail",
                    "error",
                    "declined",
                    "denied",
                    "rejected",
                    "expired",
                    "cancelled",
                    "canceled");

    private CallSuccess() {}

    /** @param invoiceNumber the one that the request names; null when it names none */
    static boolean isSuccess(Operation operation, String invoiceNumber, int status, JsonNode body) {
        if (!body.isObject() || isForAnother(operation.invoice(), invoiceNumber, body)) {
            return false;
        }
        if (operation.success() != null) {
            return Classifier.holdsText(body, operation.success())
                    && failure(operation, body) == null;
        }
        boolean mayBeReplayed = operation.idempotency() == Idempotency.REQUEST_ID;
        return (status != CONFLICT || mayBeReplayed) && !isError(body);
    }

    /** The word by which DOKU says that it did not happen; null when it does not say so. */
    static String failure(Operation operation, JsonNode body) {
        if (operation.success() == null) {
            return null;
        }
        String word = body.at(operation.success()).asText("").toLowerCase(Locale.ROOT);
        return FAILURES.contains(word) ? word : null;
    }

    private static boolean isForAnother(JsonPointer pointer, String invoiceNumber, JsonNode body) {
        if (pointer == null || invoiceNumber == null) {
            return false;
        }
        JsonNode named = body.at(pointer);
        return !named.isMissingNode() && !named.isNull() && !named.asText().equals(invoiceNumber);
    }

    /** Some successes have a {@code message} too. */
    private static boolean isError(JsonNode body) {
        return switch (ErrorEnvelope.of(body).form()) {
            case NONE -> false;
            case D -> body.path("error").isTextual();
            case A, B, C, E -> true;
        };
    }
}
