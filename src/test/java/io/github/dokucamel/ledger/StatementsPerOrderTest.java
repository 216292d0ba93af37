package io.github.dokucamel.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dokucamel.Installation;
import io.github.dokucamel.SampleOrders;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StatementsPerOrderTest {

    private static final int ORDERS = 240;

    @TempDir Path data;

    /** Claims, attempts, outcomes, documents and reports included; polls that find nothing are not. */
    @Test
    void anOrderOfAFileCostsTwelveStatementsAtMost() throws Exception {
        try (StatementCount count = StatementCount.start();
                Installation doku = Installation.in(data).readingFiles().start()) {
            int before = count.total();
            doku.drop("orders.csv", SampleOrders.csv("COUNT", ORDERS));
            doku.awaitProcessed("orders.csv");
            doku.awaitSettled();

            assertEquals(ORDERS, doku.outbox().byInvoice("accepted").size());
            int each = (count.total() - before) / ORDERS;
            assertTrue(each < 12, () -> each + " and more each:\n" + count);
        }
    }
}
