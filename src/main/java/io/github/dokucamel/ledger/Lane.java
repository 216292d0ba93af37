package io.github.dokucamel.ledger;

/** Which orders go first. */
public enum Lane {
    /** Somebody waits for the answer. */
    WAITING,
    /** A batch. */
    BATCH
}
