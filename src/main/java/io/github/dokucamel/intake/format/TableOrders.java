package io.github.dokucamel.intake.format;

import io.github.dokucamel.intake.table.TableFile;
import io.github.dokucamel.order.RawOrder;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Rows under a header; rows that follow each other with one key are one order's items. */
final class TableOrders extends RawOrders {

    /** Orders, so that a file of any size is read in constant memory. */
    private static final int REMEMBERED = 10_000;

    private final TableFile table;
    private final int mostBytes;

    /** The orders read last, by their key, and where each started. */
    private final Map<String, TableOrder.Start> started =
            new LinkedHashMap<>() {
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, TableOrder.Start> eldest) {
                    return size() > REMEMBERED;
                }
            };

    private TableFile.Line ahead;
    private boolean told;

    TableOrders(TableFile table, int mostBytes) throws IOException {
        this.table = table;
        this.mostBytes = mostBytes;
        this.ahead = table.next();
    }

    @Override
    protected RawOrder read() throws IOException {
        if (ahead == null) {
            boolean broken = table.broken() != null && !told;
            told = true;
            return broken ? Unreadable.last(table.broken().line(), table.broken().rule()) : null;
        }
        TableOrder order = new TableOrder(table.header(), ahead, mostBytes);
        TableOrder.Start before = started.putIfAbsent(order.key(), order.start());
        ahead = table.next();
        while (ahead != null && order.goesOnIn(ahead.row())) {
            order.add(ahead);
            ahead = table.next();
        }
        return order.order(before);
    }

    @Override
    public TableFile table() {
        return table;
    }

    @Override
    public void close() throws IOException {
        table.close();
    }
}
