/** The file or database that the ledger lives in: its connections, statements, commits and schema. */
@NullMarked
package io.github.dokucamel.ledger.store;

import org.jspecify.annotations.NullMarked;
