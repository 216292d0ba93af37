package io.github.dokucamel.ledger;

import org.jspecify.annotations.Nullable;

/** How many orders of one source have one outcome. */
public record Tally(String intake, @Nullable String sourceName, String outcome, long orders) {}
