package io.github.dokucamel.intake;

import io.github.dokucamel.ledger.Batch;
import io.github.dokucamel.ledger.NewOrder;
import io.github.dokucamel.ledger.Source;
import io.github.dokucamel.operation.check.CheckOrder;
import io.github.dokucamel.operation.check.CheckedOrder;
import io.github.dokucamel.order.RawOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * Validates one order or a chunk of them.
 *
 * <p>In: body {@code byte[]} or text JSON, or a List of those or of {@link RawOrder}; variables
 * {@code source} and {@code arrival}, both optional;
 * {@code cells} of a table. Out: body {@link Arrivals}. Fails with {@link
 * MalformedOrderException} when what arrived is no order at all.
 */
final class CheckOrders implements Processor {

    private final CheckOrder check;
    private final OneObject oneOrder;

    CheckOrders(CheckOrder check, int mostBytes) {
        this.check = check;
        this.oneOrder = new OneObject(mostBytes, "send one order as a JSON object");
    }

    @Override
    public void process(Exchange exchange) {
        Source source = IntakeVariables.source(exchange);
        Object body = exchange.getMessage().getBody();
        boolean single = !(body instanceof List);
        List<NewOrder> orders = new ArrayList<>();
        if (single) {
            RawOrder raw = raw(exchange.getMessage().getBody(byte[].class));
            orders.add(newOrder(exchange, source, raw, 0));
        } else {
            for (Object element : (List<?>) body) {
                orders.add(newOrder(exchange, source, raw(element), orders.size()));
            }
        }
        exchange.getMessage().setBody(new Arrivals(orders, single));
    }

    private RawOrder raw(Object element) {
        if (element instanceof RawOrder raw) {
            return raw;
        }
        byte[] json =
                element == null || element instanceof byte[]
                        ? (byte[]) element
                        : element.toString().getBytes(StandardCharsets.UTF_8);
        return RawOrder.read(0, oneOrder.read(json));
    }

    private NewOrder newOrder(Exchange exchange, Source source, RawOrder raw, int index) {
        CheckedOrder checked = check.check(raw);
        CellNotes cells = IntakeVariables.CELLS.get(exchange);
        if (cells != null) {
            cells.add(raw, checked);
        }
        String arrival = arrival(exchange, source, raw.place(), checked, index);
        return new NewOrder(arrival, source, raw.line(), Arrivals.lane(source), checked)
                .inRow(raw.row());
    }

    private static String arrival(
            Exchange exchange, Source source, long place, CheckedOrder checked, int index) {
        if (source.batch() != null) {
            return arrival(source.batch(), place, checked);
        }
        return ArrivalName.order(source, IntakeVariables.ARRIVAL.get(exchange), index);
    }

    /** Orders of a batch are known by their place in it, so that a file read again goes on. */
    private static String arrival(Batch batch, long place, CheckedOrder checked) {
        if (place < 1) {
            throw new IllegalStateException(
                    "An order of a batch came without its place; hand on what open-batch reads");
        }
        String content =
                checked.order() == null ? "invalid" : checked.contentDigest().substring(0, 16);
        return "file:" + batch.id() + ":" + place + ":" + content;
    }
}
