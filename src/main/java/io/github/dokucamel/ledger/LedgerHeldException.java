package io.github.dokucamel.ledger;

/** Another process holds the ledger. */
public class LedgerHeldException extends LedgerException {

    private static final long serialVersionUID = 1L;

    public LedgerHeldException(String message) {
        super(message);
    }
}
