package io.github.dokucamel.operation;

/** Which access token a call needs. */
public enum TokenKind {
    NONE,
    B2B,
    /** The merchant's and the customer's. */
    B2B2C,
    /** The merchant's, and the customer's when the call names a customer. */
    B2B2C_OPTIONAL
}
