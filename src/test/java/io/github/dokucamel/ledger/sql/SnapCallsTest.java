package io.github.dokucamel.ledger.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dokucamel.ledger.Payments.SnapCalled;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapCallsTest {

    private static final long DAY = 20_000;

    @TempDir Path dir;

    private static SnapCalled call(long day, String merchant, String service, String digest) {
        return new SnapCalled(day, merchant, service, "ID-1", digest);
    }

    @Test
    void anIdIsOfOneBodyForADayAMerchantAndAService() {
        try (LedgerOnDisk disk = new LedgerOnDisk(dir, Map.of())) {
            var payments = disk.ledger().payments();
            assertTrue(payments.isSnapCallOfItsOwn(call(DAY, "shop", "25", "one")));
            assertTrue(payments.isSnapCallOfItsOwn(call(DAY, "shop", "25", "one")));
            assertFalse(payments.isSnapCallOfItsOwn(call(DAY, "shop", "25", "two")));
            assertTrue(payments.isSnapCallOfItsOwn(call(DAY, "shop", "25", "one")));
            assertTrue(payments.isSnapCallOfItsOwn(call(DAY, "other", "25", "two")));
            assertTrue(payments.isSnapCallOfItsOwn(call(DAY, "shop", "24", "two")));
        }
    }

    @Test
    void yesterdayIsForgotten() throws Exception {
        try (LedgerOnDisk disk = new LedgerOnDisk(dir, Map.of())) {
            var payments = disk.ledger().payments();
            for (long day = DAY; day < DAY + 5; day++) {
                assertTrue(payments.isSnapCallOfItsOwn(call(day, "shop", "25", "of " + day)));
            }
            try (var read = DriverManager.getConnection(LedgerOnDisk.url(dir));
                    var rows =
                            read.createStatement()
                                    .executeQuery("SELECT count(*) FROM doku_snap_calls")) {
                rows.next();
                assertEquals(1, rows.getInt(1));
            }
        }
    }
}
