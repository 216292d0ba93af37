package io.github.dokucamel.signature;

/**
 * A key file that cannot be used. The message says what is wrong with it and what to do, reads on
 * after the name of the file, and shows neither its content nor a passphrase.
 */
public final class InvalidKeyFileException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public InvalidKeyFileException(String message) {
        super(message);
    }
}
