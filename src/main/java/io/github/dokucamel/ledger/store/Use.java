package io.github.dokucamel.ledger.store;

/** What a connection is for. */
enum Use {
    /** One node's writing. */
    WRITE(true, false),
    READ(false, false),
    /** What may take long: all rows of a file, new tables. */
    APART(false, true),
    /** The same of all of it, while nobody else has it. */
    COPY(true, true),
    /** A command beside the service. */
    BESIDE(false, false);

    private final boolean holds;
    private final boolean isLong;

    Use(boolean holds, boolean isLong) {
        this.holds = holds;
        this.isLong = isLong;
    }

    /** Whether nobody else may have the ledger meanwhile. */
    boolean holds() {
        return holds;
    }

    /** Whether one answer may take much longer than others. */
    boolean isLong() {
        return isLong;
    }
}
