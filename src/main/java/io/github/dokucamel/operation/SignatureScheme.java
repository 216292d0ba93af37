package io.github.dokucamel.operation;

/** How a call is signed. */
public enum SignatureScheme {
    NON_SNAP,
    SNAP_SYMMETRIC,
    SNAP_ASYMMETRIC_TOKEN,
    /** A bearer token that the caller brings, and no signature. */
    BEARER
}
