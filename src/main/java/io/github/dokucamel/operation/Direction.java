package io.github.dokucamel.operation;

/** Who calls whom. */
public enum Direction {
    TO_DOKU,
    /** The merchant serves it. */
    FROM_DOKU
}
