package io.github.dokucamel.cli;

import java.util.function.Supplier;

/** What was given on the command line cannot be used; the message says why. */
final class InputException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    InputException(String message) {
        super(message);
    }

    /** What is made of something given, which may be refused. */
    static <T> T unlessRefused(Supplier<T> made) {
        try {
            return made.get();
        } catch (IllegalArgumentException e) {
            throw new InputException(e.getMessage());
        }
    }
}
