package io.github.dokucamel.told;

/**
 * A cell that was put right without asking anybody, because it can mean one thing only.
 *
 * @param row the row that a spreadsheet program shows
 * @param column what its header says
 * @param field what it was read as, e.g. {@code amount}
 * @param was what the file says
 * @param sent what was made of it; empty where it was left out
 */
public record Tidied(int row, String column, String field, String was, String sent) {}
