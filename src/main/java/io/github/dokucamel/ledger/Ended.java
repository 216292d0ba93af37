package io.github.dokucamel.ledger;

/** Why nobody is to pay a bill any more that was not paid: what a person did to it. */
public enum Ended {
    CANCELLED,
    WRITTEN_OFF
}
