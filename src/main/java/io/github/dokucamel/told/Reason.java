package io.github.dokucamel.told;

import java.util.Optional;

/** Why a person decides something: a text of 1 to 1,000 characters that histories show. */
public final class Reason {

    public static final int LONGEST = 1_000;

    /** What may be wrong with one. */
    public enum Fault {
        MISSING("is missing or longer than 1,000 characters"),
        CARD("holds what looks like a card number; leave it out");

        private final String words;

        Fault(String words) {
            this.words = words;
        }

        /** {@code is missing or longer than 1,000 characters}. */
        @Override
        public String toString() {
            return words;
        }
    }

    private Reason() {}

    /**
     * What is wrong with it, without quoting it.
     *
     * @param reason null when none was given
     */
    public static Optional<Fault> fault(String reason) {
        // What nobody sees is none.
        if (reason == null || reason.length() > LONGEST || line(reason).isBlank()) {
            return Optional.of(Fault.MISSING);
        }
        return CardNumbers.isIn(reason) ? Optional.of(Fault.CARD) : Optional.empty();
    }

    /** One without fault, on one line. */
    public static String line(String reason) {
        return Shown.of(reason.strip(), LONGEST);
    }
}
