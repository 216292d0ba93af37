package io.github.dokucamel.ledger.store;

/** What a connection is for. */
enum Use {
    /** One node's writing, which holds the ledger. */
    WRITE,
    READ,
    /** What may take long: all rows of a file, new tables. */
    APART,
    /** The same of all of it, while nobody else has it. */
    COPY,
    /** A command beside the service. */
    BESIDE
}
