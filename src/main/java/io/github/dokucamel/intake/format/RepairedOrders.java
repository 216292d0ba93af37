package io.github.dokucamel.intake.format;

import io.github.dokucamel.intake.table.TableFile;
import io.github.dokucamel.order.RawOrder;
import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Of the orders of a table those that a person put right. */
final class RepairedOrders extends RawOrders {

    private final RawOrders all;
    private final Set<Long> rows;

    /**
     * @param rows at which they begin, as a spreadsheet program shows them
     */
    RepairedOrders(RawOrders all, Set<Long> rows) {
        this.all = all;
        this.rows = rows;
    }

    @Override
    protected @Nullable RawOrder read() {
        while (all.hasNext()) {
            RawOrder order = all.next();
            if (rows.contains((long) order.row())) {
                return order;
            }
        }
        return null;
    }

    @Override
    public @Nullable TableFile table() {
        return all.table();
    }

    @Override
    public void close() throws IOException {
        all.close();
    }
}
