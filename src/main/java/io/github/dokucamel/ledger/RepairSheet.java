package io.github.dokucamel.ledger;

import io.github.dokucamel.signature.AsciiCase;

/**
 * The rows of the hidden sheet of a check workbook, by which the workbook is known when it is dropped
 * back. Under a header each says {@code kind, row, column, field, first, says}.
 */
public enum RepairSheet {
    /** The name of the batch, in {@code says} like the four that follow. */
    BATCH,
    /** SHA-256 of its file. */
    DIGEST,
    /** When it was opened, milliseconds since 1970 UTC. */
    OPENED,
    /** What the sheet is called that a person fills in. */
    FIX,
    /** By which the ledger knows the other rows again; the first of all. */
    SEAL,
    /** A cell that is listed. */
    CELL,
    /** The same, where its row waits for a person's word. */
    ASKED;

    /** What the sheet is called. */
    public static final String NAME = "doku-camel";

    /** As the sheet has it. */
    public String kind() {
        return AsciiCase.lower(name());
    }
}
