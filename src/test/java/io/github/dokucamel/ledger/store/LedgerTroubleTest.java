package io.github.dokucamel.ledger.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.github.dokucamel.ledger.LedgerException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class LedgerTroubleTest {

    @Test
    void saysWhatTheDatabaseSaysAndShowsNoRow() {
        SQLException cause =
                new SQLException(
                        "ERROR: null value in column \"content\"\n"
                                + "  Detail: Failing row contains (1, anton@example.com).");

        LedgerException said = new LedgerTrouble("l.db", false).of("written", cause);

        assertEquals(
                "The ledger l.db could not be written: ERROR: null value in column \"content\"",
                said.getMessage());
        assertSame(cause, said.getCause());
    }

    @Test
    void needsNoWords() {
        assertEquals(
                "The ledger l.db could not be read: null",
                new LedgerTrouble("l.db", true).of("read", new SQLException()).getMessage());
    }
}
