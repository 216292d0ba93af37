package io.github.dokucamel.ledger.sql;

import io.github.dokucamel.ledger.BatchView.Sum;
import io.github.dokucamel.ledger.store.Statements;
import io.github.dokucamel.notification.PaymentState;
import io.github.dokucamel.order.Order;
import java.math.BigDecimal;
import java.util.List;

/** Money that came in for a batch and is not what was asked for. */
final class BatchMoney {

    private BatchMoney() {}

    /** Whole rupiah; what there is beside them is left out. */
    static Sum mismatched(Statements sql, long batchId) {
        List<BigDecimal> paid =
                sql.list(
                        "SELECT id, content FROM doku_orders WHERE batch_id = ? AND payment_status = ?",
                        row ->
                                ReceivedRows.of(
                                                sql,
                                                row.getLong("id"),
                                                Order.fromJson(row.getBytes("content")))
                                        .paid(),
                        batchId,
                        PaymentState.MISMATCHED.text());
        BigDecimal sum = paid.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        return new Sum(paid.size(), sum.longValue());
    }
}
