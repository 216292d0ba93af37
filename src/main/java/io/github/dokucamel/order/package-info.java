/**
 * The order: reads it in every spelling, refuses what cannot be sent, and says why. Knows neither
 * Camel nor SQL.
 */
@NullMarked
package io.github.dokucamel.order;

import org.jspecify.annotations.NullMarked;
