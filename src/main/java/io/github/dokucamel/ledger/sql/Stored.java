package io.github.dokucamel.ledger.sql;

import io.github.dokucamel.ledger.store.Transactions;

/** What the parts of the ledger share, each of which answers where its statements are. */
interface Stored {

    Transactions ledger();
}
