package io.github.dokucamel.operation;

/** What makes a repeated call harmless. */
public enum Idempotency {
    /** The same {@code Request-Id} with the same body answers 409 and the first answer's body. */
    REQUEST_ID,
    /** SNAP's {@code X-EXTERNAL-ID}. */
    EXTERNAL_ID,
    NONE
}
