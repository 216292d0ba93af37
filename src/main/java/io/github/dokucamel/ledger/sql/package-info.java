/** The statements of the ledger, a class for each thing that is asked of it or told to it. */
@NullMarked
package io.github.dokucamel.ledger.sql;

import org.jspecify.annotations.NullMarked;
