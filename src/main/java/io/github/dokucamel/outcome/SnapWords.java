package io.github.dokucamel.outcome;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.dokucamel.told.Shown;

/** What an answer in SNAP's form says, for people. */
public final class SnapWords {

    private static final int LONGEST = 500;

    private SnapWords() {}

    /** The {@code responseMessage}, bounded and without control characters. */
    public static String of(JsonNode body, String otherwise) {
        String message = Shown.of(body.path("responseMessage").asText(""), LONGEST);
        return message.isBlank() ? otherwise : message;
    }
}
