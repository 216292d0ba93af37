package io.github.dokucamel.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class LedgerExceptionTest {

    @Test
    void saysWhatTheDatabaseSaysAndShowsNoRow() {
        SQLException cause =
                new SQLException(
                        "ERROR: null value in column \"content\"\n"
                                + "  Detail: Failing row contains (1, anton@example.com).");

        LedgerException said = LedgerException.because("The ledger could not be written", cause);

        assertEquals(
                "The ledger could not be written: ERROR: null value in column \"content\"",
                said.getMessage());
        assertSame(cause, said.getCause());
    }

    @Test
    void needsNoWords() {
        assertEquals("X: null", LedgerException.because("X", new SQLException()).getMessage());
    }
}
