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
}
