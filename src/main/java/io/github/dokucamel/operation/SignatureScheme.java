package io.github.dokucamel.operation;

/** How a call is signed. */
public enum SignatureScheme {
    NON_SNAP,
    SNAP_SYMMETRIC,
    SNAP_ASYMMETRIC_TOKEN
}
