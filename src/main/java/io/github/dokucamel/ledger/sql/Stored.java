package io.github.dokucamel.ledger.sql;

/** What the parts of the ledger share, each of which answers where its statements are. */
interface Stored {

    Transactions ledger();
}
