package io.github.dokucamel.ledger;

/** How many orders of one source have one outcome. */
public record Tally(String intake, String sourceName, String outcome, long orders) {}
