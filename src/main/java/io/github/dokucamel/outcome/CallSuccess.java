package io.github.dokucamel.outcome;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.dokucamel.operation.Operation;
import io.github.dokucamel.operation.Operation.Idempotency;
import org.jspecify.annotations.Nullable;

/**
 * Whether a body is what a call wanted. Where the catalogue knows of a member that only a success
 * holds, it has to be there; elsewhere any JSON object will do that is no error.
 */
final class CallSuccess {

    private static final int CONFLICT = 409;

    private CallSuccess() {}

    /** @param invoiceNumber the one that the request names; null when it names none */
    static boolean isSuccess(
            Operation operation, @Nullable String invoiceNumber, int status, JsonNode body) {
        if (!body.isObject() || isForAnother(operation.reading().invoice(), invoiceNumber, body)) {
            return false;
        }
        if (operation.reading().success() != null) {
            return operation.reading().isSuccess(body);
        }
        boolean mayBeReplayed = operation.idempotency() == Idempotency.REQUEST_ID;
        return (status != CONFLICT || mayBeReplayed) && !isError(body);
    }

    /** Whether the answer names an invoice number that is not ours. */
    static boolean isForAnother(
            @Nullable JsonPointer pointer, @Nullable String invoiceNumber, JsonNode body) {
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
