package io.github.dokucamel.ledger.store;

/** What a connection is for. */
enum Use {
    /** One node's writing, which holds the ledger. */
    WRITE,
    READ,
    /** What may take long: all rows of a file, new tables. */
    APART,
    /** A command beside the service. */
    BESIDE
}
