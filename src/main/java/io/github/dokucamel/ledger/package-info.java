/**
 * What the rest may ask of the ledger, without a word of SQL: the orders, calls, payments and tokens
 * it keeps, and the claims to them.
 */
@NullMarked
package io.github.dokucamel.ledger;

import org.jspecify.annotations.NullMarked;
