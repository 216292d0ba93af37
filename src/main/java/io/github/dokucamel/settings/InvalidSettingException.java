package io.github.dokucamel.settings;

/** A setting that is unknown, missing or wrong; the message names it and never shows a secret. */
public class InvalidSettingException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public InvalidSettingException(String message) {
        super(message);
    }

    public InvalidSettingException(String message, Throwable cause) {
        super(message, cause);
    }
}
