package io.github.dokucamel.inbound;

import static io.github.dokucamel.ledger.sql.LedgerOnDisk.NOW;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dokucamel.Outbox;
import io.github.dokucamel.ledger.Lane;
import io.github.dokucamel.ledger.NewOrder;
import io.github.dokucamel.ledger.Source;
import io.github.dokucamel.ledger.sql.LedgerOnDisk;
import io.github.dokucamel.operation.check.CheckedOrder;
import io.github.dokucamel.order.Order;
import io.github.dokucamel.order.OrderJson;
import java.util.List;
import java.util.UUID;

/** An order of merchant {@code default} over 25,000 rupiah, for virtual account 190081. */
final class RecordedBill {

    private RecordedBill() {}

    /**
     * @param minutes until it expires; null for never
     * @param extra JSON
     */
    static void in(
            LedgerOnDisk disk,
            String operation,
            String invoiceNumber,
            Integer minutes,
            String extra) {
        ObjectNode json = OrderJson.mapper().createObjectNode();
        json.put("merchant", "default");
        json.put("operation", operation);
        json.put("invoice_number", invoiceNumber);
        json.put("amount", 25_000);
        json.putObject("customer")
                .put("id", "C-1")
                .put("name", "Anton")
                .put("email", "anton@shop.example");
        json.put("expires_in_minutes", minutes);
        json.set("extra", Outbox.json(extra));
        Order order = OrderJson.bind(json, Order.class);
        CheckedOrder checked =
                new CheckedOrder(
                        order,
                        "default",
                        operation,
                        invoiceNumber,
                        1,
                        order.toJson(),
                        "d",
                        1,
                        List.of(),
                        List.of(),
                        null);
        NewOrder arrived =
                new NewOrder(
                        UUID.randomUUID().toString(),
                        Source.of("rest", null),
                        0,
                        Lane.BATCH,
                        checked);
        disk.ledger().record(List.of(arrived.asBill("190081")), 0, NOW);
    }
}
