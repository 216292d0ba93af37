package io.github.dokucamel.signature;

/**
 * A key file that cannot be used. The message says what is wrong with it and what to do, reads on
 * after the name of the file, and shows neither its content nor a passphrase.
 */
public final class InvalidKeyFileException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean aboutPassphrase;

    InvalidKeyFileException(String message) {
        this(message, false);
    }

    InvalidKeyFileException(String message, boolean aboutPassphrase) {
        super(message);
        this.aboutPassphrase = aboutPassphrase;
    }

    /** Whether the passphrase is what has to be set or corrected. */
    public boolean aboutPassphrase() {
        return aboutPassphrase;
    }
}
