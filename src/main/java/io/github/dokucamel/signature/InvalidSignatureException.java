package io.github.dokucamel.signature;

/**
 * A signature that does not hold. The message says why in words and shows neither a secret nor a
 * signature, so it may be logged and answered.
 */
public final class InvalidSignatureException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public InvalidSignatureException(String message) {
        super(message);
    }
}
