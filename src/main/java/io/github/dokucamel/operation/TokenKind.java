package io.github.dokucamel.operation;

/** Which access token a call needs. */
public enum TokenKind {
    NONE,
    B2B,
    B2B2C
}
