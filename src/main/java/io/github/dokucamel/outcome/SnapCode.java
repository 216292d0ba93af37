package io.github.dokucamel.outcome;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.dokucamel.told.Shown;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A SNAP {@code responseCode}: three digits of HTTP status, two of the service, two of the case.
 *
 * @param text all seven digits
 * @param status the HTTP status it stands for
 * @param kase the case, from 0
 */
public record SnapCode(String text, int status, int kase) {

    private static final int LONGEST_WORDS = 500;
    private static final Pattern SHAPE = Pattern.compile("[1-5][0-9]{6}");

    /** Text or number; empty when the body has none of that shape. */
    public static Optional<SnapCode> of(JsonNode body) {
        JsonNode code = body.path("responseCode");
        String text = code.isTextual() || code.isIntegralNumber() ? code.asText() : "";
        return SHAPE.matcher(text).matches()
                ? Optional.of(
                        new SnapCode(
                                text,
                                Integer.parseInt(text.substring(0, 3)),
                                Integer.parseInt(text.substring(5))))
                : Optional.empty();
    }

    /** What an answer says, for people: bounded and without control characters. */
    public static String words(JsonNode body, String otherwise) {
        String message = Shown.of(body.path("responseMessage").asText(""), LONGEST_WORDS);
        return message.isBlank() ? otherwise : message;
    }

    /** Whether a code of a classification or a hold comes from SNAP. */
    public static boolean isSnap(@Nullable String code) {
        return code != null && (code.startsWith("snap_") || SHAPE.matcher(code).matches());
    }
}
