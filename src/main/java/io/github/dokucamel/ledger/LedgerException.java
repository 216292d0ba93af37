package io.github.dokucamel.ledger;

/** The ledger could not do what was asked; whether a commit took place may be unknown. */
public class LedgerException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public LedgerException(String message) {
        super(message);
    }

    public LedgerException(String message, Throwable cause) {
        super(message, cause);
    }

    /** With the first line of what the database says: PostgreSQL's next ones may show a whole row. */
    static LedgerException because(String message, Throwable cause) {
        String words = String.valueOf(cause.getMessage());
        return new LedgerException(message + ": " + words.lines().findFirst().orElse(""), cause);
    }
}
