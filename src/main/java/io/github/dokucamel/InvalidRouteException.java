package io.github.dokucamel;

/** A route file that cannot be run; the message names the file, the step and the remedy. */
public final class InvalidRouteException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    InvalidRouteException(String message) {
        super(message);
    }
}
