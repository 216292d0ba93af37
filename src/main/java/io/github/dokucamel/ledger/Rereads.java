package io.github.dokucamel.ledger;

/** What is known of runs that ended while they read a file. */
interface Rereads {

    /**
     * A file that an ended run had begun to read is read again.
     *
     * @param fileName as in {@link Ledger#openBatch}
     * @return how many runs in a row have read it and ended, with nothing more of it recorded; 0 once
     *     it is recorded whole
     */
    int rereads(String fileName, String digest);

    /** The reading that was noted last came to its end, a good one or not. */
    void rereadingEnded();
}
