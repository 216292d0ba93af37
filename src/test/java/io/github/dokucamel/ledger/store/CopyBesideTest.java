package io.github.dokucamel.ledger.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class CopyBesideTest {

    private static final Path COPY = Path.of("data/ledger.db.schema-3");

    @Test
    void saysHowMuchRoomIsMissing() {
        String told = CopyBeside.tooLittle(COPY, 1_000, 1_500);

        assertNotNull(told);
        assertTrue(told.contains("ledger.db.schema-3"), told);
        assertTrue(told.contains(" 500 bytes are missing"), told);
    }

    @Test
    void saysNothingWhereThereIsRoom() {
        assertNull(CopyBeside.tooLittle(COPY, 1_000, 2_000));
        assertEquals(null, CopyBeside.tooLittle(COPY, 0, 0));
    }
}
