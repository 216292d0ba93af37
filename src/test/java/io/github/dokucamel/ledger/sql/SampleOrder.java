package io.github.dokucamel.ledger.sql;

import io.github.dokucamel.ledger.Batch;
import io.github.dokucamel.ledger.Lane;
import io.github.dokucamel.ledger.NewOrder;
import io.github.dokucamel.ledger.Source;
import io.github.dokucamel.operation.check.CheckedOrder;
import io.github.dokucamel.order.Order;
import io.github.dokucamel.order.OrderJson;
import io.github.dokucamel.told.Violation;
import java.util.List;
import java.util.UUID;

/** An order as it arrives in the ledger's tests; equal amounts are equal content. */
public record SampleOrder(
        String invoiceNumber,
        int revision,
        long amount,
        String merchant,
        String arrival,
        Source source,
        long line,
        Lane lane) {

    private static final Source REST = Source.of("rest", null);

    public static SampleOrder of(String invoiceNumber) {
        return new SampleOrder(
                invoiceNumber,
                1,
                90_000,
                "default",
                UUID.randomUUID().toString(),
                REST,
                0,
                Lane.BATCH);
    }

    public SampleOrder revision(int other) {
        return new SampleOrder(
                invoiceNumber, other, amount, merchant, newArrival(), source, line, lane);
    }

    public SampleOrder amount(long other) {
        return new SampleOrder(
                invoiceNumber, revision, other, merchant, newArrival(), source, line, lane);
    }

    public SampleOrder merchant(String other) {
        return new SampleOrder(
                invoiceNumber, revision, amount, other, newArrival(), source, line, lane);
    }

    public SampleOrder in(Batch batch, long at) {
        return new SampleOrder(
                invoiceNumber,
                revision,
                amount,
                merchant,
                newArrival(),
                Source.of(batch),
                at,
                lane);
    }

    public SampleOrder from(Source other) {
        return new SampleOrder(
                invoiceNumber, revision, amount, merchant, newArrival(), other, line, lane);
    }

    public SampleOrder awaited() {
        return new SampleOrder(
                invoiceNumber,
                revision,
                amount,
                merchant,
                newArrival(),
                source,
                line,
                Lane.WAITING);
    }

    /** The same order, sent once more. */
    public SampleOrder again() {
        return amount(amount);
    }

    private static String newArrival() {
        return UUID.randomUUID().toString();
    }

    public NewOrder valid() {
        Order order =
                OrderJson.bind(
                        OrderJson.mapper()
                                .createObjectNode()
                                .put("merchant", merchant)
                                .put("operation", "payment-page")
                                .put("invoice_number", invoiceNumber)
                                .put("revision", revision)
                                .put("amount", amount),
                        Order.class);
        return arriving(order, "digest of " + amount, List.of());
    }

    public NewOrder invalid() {
        return arriving(null, null, List.of(new Violation("amount", "is 0", "Fix it")));
    }

    private NewOrder arriving(Order order, String digest, List<Violation> violations) {
        CheckedOrder checked =
                new CheckedOrder(
                        order,
                        merchant,
                        "payment-page",
                        invoiceNumber,
                        revision,
                        order == null ? null : order.toJson(),
                        digest,
                        1,
                        violations,
                        List.of(),
                        null);
        return new NewOrder(arrival, source, line, lane, checked);
    }
}
