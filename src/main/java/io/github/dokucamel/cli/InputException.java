package io.github.dokucamel.cli;

/** What was given on the command line cannot be used; the message says why. */
final class InputException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    InputException(String message) {
        super(message);
    }
}
