package io.github.dokucamel.ledger.store;

import java.sql.SQLException;

/** A statement came to nothing; its cause is what the database says. */
final class FailedStatementException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    FailedStatementException(SQLException cause) {
        super(cause);
    }
}
