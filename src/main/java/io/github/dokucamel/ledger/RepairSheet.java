package io.github.dokucamel.ledger;

/**
 * The hidden sheet of a check workbook, by which the workbook is known when it is dropped back. Under
 * a header each row says {@code kind, row, column, field, first, says}: of the file one row each of the
 * kinds {@link #BATCH} to {@link #FIX}, with the value in {@code says}; then a row for each cell that
 * is listed, {@link #CELL} or, where its row waits for a person's word, {@link #ASKED}.
 */
public final class RepairSheet {

    /** What the sheet is called. */
    public static final String NAME = "doku-camel";

    /** The name of the batch. */
    public static final String BATCH = "batch";

    /** SHA-256 of its file. */
    public static final String DIGEST = "digest";

    /** When it was opened, milliseconds since 1970 UTC. */
    public static final String OPENED = "opened";

    /** What the sheet is called that a person fills in. */
    public static final String FIX = "fix";

    public static final String CELL = "cell";
    public static final String ASKED = "asked";

    private RepairSheet() {}
}
