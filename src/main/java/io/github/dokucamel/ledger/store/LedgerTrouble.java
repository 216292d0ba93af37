package io.github.dokucamel.ledger.store;

import io.github.dokucamel.ledger.LedgerException;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * The words for what a database says when it cannot: the thing, the trouble, the remedy.
 *
 * @param name the ledger as people know it
 * @param sqlite whether its database is SQLite, and not PostgreSQL
 */
record LedgerTrouble(String name, boolean sqlite) {

    private static final int BUSY = 5;
    private static final int LOCKED = 6;
    private static final int READ_ONLY = 8;
    private static final int IO_ERROR = 10;
    private static final int CORRUPT = 11;
    private static final int FULL = 13;
    private static final int CANNOT_OPEN = 14;
    private static final int NO_DATABASE = 26;

    /** @param done what was tried: opened, read, written */
    LedgerException of(String done, Throwable failure) {
        Throwable cause = cause(failure);
        if (cause instanceof LedgerException said) {
            return said;
        }
        String before = "The ledger " + name + " could not be " + done + ": ";
        String remedy = remedy(cause);
        // The first line only: PostgreSQL's next ones may show a whole row.
        String words = String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
        return new LedgerException(before + words + (remedy == null ? "" : ". " + remedy), cause);
    }

    private @Nullable String remedy(Throwable cause) {
        return cause instanceof SQLException e && !sqlite
                ? PostgresTrouble.remedy(e)
                : remedy(code(cause));
    }

    private static @Nullable String remedy(int code) {
        return switch (code) {
            case BUSY, LOCKED ->
                    "Another program keeps it locked: a backup, an open database shell. End that;"
                            + " what waits goes on by itself";
            case READ_ONLY, CANNOT_OPEN ->
                    "Make the file and its directory writable for the user this runs as; what waits"
                            + " goes on by itself";
            case IO_ERROR ->
                    "Look at its disk; what waits goes on by itself once it can be written";
            case FULL -> "Its disk is full. Free some space; what waits goes on by itself";
            case CORRUPT, NO_DATABASE ->
                    "It is damaged, and never replaced by a new one. Stop, keep a copy, and put back"
                            + " a backup with its -wal file, or what \"sqlite3 FILE .recover\" saves";
            default -> null;
        };
    }

    /** Nothing else can be written either, and trying takes as long again. */
    boolean keepsEverybodyOut(Throwable cause) {
        int code = code(cause);
        return code == BUSY
                || code == LOCKED
                || cause instanceof LedgerException
                || remedy(cause(cause)) != null && !sqlite;
    }

    /** Whatever is written from now on might make it worse. */
    boolean isBeyondRepair(Throwable cause) {
        int code = code(cause);
        return code == CORRUPT || code == NO_DATABASE;
    }

    /** It is the ledger, and not what was to be written. */
    boolean isTheLedgers(Throwable cause) {
        return cause instanceof LedgerException || remedy(cause(cause)) != null;
    }

    private static Throwable cause(Throwable failure) {
        Throwable cause =
                failure instanceof FailedStatementException ? failure.getCause() : failure;
        return cause == null ? failure : cause;
    }

    private int code(Throwable failure) {
        return sqlite && cause(failure) instanceof SQLException e ? e.getErrorCode() & 0xff : 0;
    }
}
