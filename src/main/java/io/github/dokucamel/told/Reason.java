package io.github.dokucamel.told;

import java.util.Optional;

/** Why a person decides something: a text of 1 to 500 characters that histories show. */
public final class Reason {

    private static final int LONGEST = 500;

    private Reason() {}

    /**
     * What is wrong with it, without quoting it.
     *
     * @param reason null when none was given
     */
    public static Optional<String> fault(String reason) {
        if (reason == null || reason.isBlank() || reason.length() > LONGEST) {
            return Optional.of("is missing or longer than " + LONGEST + " characters");
        }
        return CardNumbers.isIn(reason)
                ? Optional.of("holds what looks like a card number; leave it out")
                : Optional.empty();
    }

    /** One without fault, on one line. */
    public static String line(String reason) {
        return Shown.of(reason.strip(), LONGEST);
    }
}
