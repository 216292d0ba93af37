package io.github.dokucamel.outcome;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.dokucamel.signature.AsciiCase;
import io.github.dokucamel.told.Shown;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The error in an answer, in whichever of DOKU's five envelopes it came.
 *
 * @param form which envelope
 * @param code DOKU's code; null when the envelope holds none
 * @param message DOKU's words, bounded and without control characters; may be null
 */
record ErrorEnvelope(Form form, @Nullable String code, @Nullable String message) {

    private static final int LONGEST_CODE = 100;
    private static final int LONGEST_MESSAGE = 500;

    /** The letters of the list of envelopes in DOKU's documentation as we keep it. */
    public enum Form {
        /** {@code {"error":{"code","message","type"}}}; also {@code errors}. */
        A,
        /** {@code {"message":["..."]}}. */
        B,
        /** {@code {"error_messages":["..."]}}. */
        C,
        /** {@code {"timestamp","status","error","path"}}: a crash or an unknown path. */
        D,
        /** {@code {"status":"FAILED","response_code":...}}. */
        E,
        NONE
    }

    /** Whether DOKU's business logic speaks here, and not a proxy, a crash or a wrong path. */
    public boolean isBusinessError() {
        return switch (form) {
            case A -> code != null;
            case B, C, E -> true;
            case D, NONE -> false;
        };
    }

    /**
     * @param body any JSON; a missing node for a body that is none
     */
    public static ErrorEnvelope of(JsonNode body) {
        JsonNode error = errorObject(body);
        if (error.isObject()) {
            return new ErrorEnvelope(
                    Form.A,
                    shown(error.path("code"), LONGEST_CODE),
                    shown(error.path("message"), LONGEST_MESSAGE));
        }
        if (holdsTexts(body.path("error_messages"))) {
            return new ErrorEnvelope(Form.C, null, joined(body.path("error_messages")));
        }
        if (body.path("status").asText().equals("FAILED") && body.hasNonNull("response_code")) {
            String code = shown(body.path("response_code"), LONGEST_CODE);
            return new ErrorEnvelope(Form.E, code, firstOf(body, "response_message", "message"));
        }
        boolean plainError = body.path("error").isTextual();
        JsonNode message = body.path("message");
        if (holdsTexts(message) && !plainError && !isSuccess(message)) {
            return new ErrorEnvelope(Form.B, null, joined(message));
        }
        if (plainError || message.isTextual()) {
            return new ErrorEnvelope(Form.D, null, firstOf(body, "error", "message"));
        }
        return new ErrorEnvelope(Form.NONE, null, null);
    }

    private static JsonNode errorObject(JsonNode body) {
        for (String name : List.of("error", "errors")) {
            JsonNode error = body.path(name);
            JsonNode first = error.isArray() ? error.path(0) : error;
            if (first.isObject()) {
                return first;
            }
        }
        return body.path("error").path("none");
    }

    private static boolean holdsTexts(JsonNode node) {
        return node.isArray() && node.path(0).isTextual();
    }

    /** Checkout says {@code "message":["SUCCESS"]} when all went well. */
    private static boolean isSuccess(JsonNode message) {
        return AsciiCase.equal(message.path(0).asText(), "SUCCESS");
    }

    private static String joined(JsonNode texts) {
        List<String> messages = new ArrayList<>();
        texts.forEach(text -> messages.add(text.asText()));
        return Shown.of(String.join("; ", messages), LONGEST_MESSAGE);
    }

    private static @Nullable String firstOf(JsonNode body, String... names) {
        for (String name : names) {
            String text = shown(body.path(name), LONGEST_MESSAGE);
            if (text != null) {
                return text;
            }
        }
        return null;
    }

    /** Null for what is no text or number, and for a blank one. */
    private static @Nullable String shown(JsonNode node, int longest) {
        if (!node.isTextual() && !node.isNumber()) {
            return null;
        }
        String text = Shown.of(node.asText(), longest);
        return text.isBlank() ? null : text;
    }
}
