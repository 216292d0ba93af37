package io.github.dokucamel.gateway;

/** A stored request that may not be repeated as things stand now; its order becomes unresolved. */
public class NotRepeatableException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String code;

    public NotRepeatableException(String code, String message) {
        super(message);
        this.code = code;
    }

    /** For the outcome document, e.g. {@code base_url_changed}. */
    public String code() {
        return code;
    }
}
