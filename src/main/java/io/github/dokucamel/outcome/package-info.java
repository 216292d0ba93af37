/**
 * What an answer of DOKU, or its absence, means, and the documents that tell of it. Knows neither
 * Camel nor SQL.
 */
@NullMarked
package io.github.dokucamel.outcome;

import org.jspecify.annotations.NullMarked;
