package io.github.dokucamel.intake;

/** What arrived is no order at all; nothing of it is recorded. */
public class MalformedOrderException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public MalformedOrderException(String message) {
        super(message);
    }
}
