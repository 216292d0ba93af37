package io.github.dokucamel.intake;

import io.github.dokucamel.ledger.Batch;
import io.github.dokucamel.ledger.NewOrder;
import io.github.dokucamel.ledger.Source;
import io.github.dokucamel.operation.Catalogue;
import io.github.dokucamel.operation.check.CheckOrder;
import io.github.dokucamel.operation.check.CheckedOrder;
import io.github.dokucamel.order.RawOrder;
import io.github.dokucamel.settings.Settings;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.jspecify.annotations.Nullable;

/**
 * Validates one order or a chunk of them.
 *
 * <p>In: body {@code byte[]} or text JSON, or a List of those or of {@link RawOrder}; variables
 * {@code source} and {@code arrival}, both optional;
 * {@code cells} of a table; or {@link Arrivals}. Out: body {@link Arrivals}. Fails with {@link
 * MalformedOrderException} when what arrived is no order at all.
 */
public final class CheckOrders implements Processor {

    private final CheckOrder check;
    private final OneObject oneOrder;

    public static CheckOrders of(Settings settings, Catalogue catalogue, Clock clock) {
        return new CheckOrders(
                OrderChecks.orders(settings, catalogue, clock), settings.intake().maxOrderBytes());
    }

    private CheckOrders(CheckOrder check, int mostBytes) {
        this.check = check;
        this.oneOrder = new OneObject(mostBytes, "send one order as a JSON object");
    }

    @Override
    public void process(Exchange exchange) {
        Source source = IntakeVariables.source(exchange);
        String id = IntakeVariables.ARRIVAL.get(exchange);
        CellNotes cells = IntakeVariables.CELLS.get(exchange);
        Object body = exchange.getMessage().getBody();
        if (body instanceof Arrivals) {
            // Those of a file come checked.
            return;
        }
        if (body instanceof List<?> orders) {
            exchange.getMessage().setBody(chunk(orders, source, id, cells));
        } else {
            RawOrder raw = raw(exchange.getMessage().getBody(byte[].class));
            NewOrder order = newOrder(raw, source, id, cells, 0);
            exchange.getMessage().setBody(new Arrivals(List.of(order), true));
        }
    }

    /**
     * @param id what they came with; null for nothing
     * @param cells what is told of their cells; null of what is no table
     */
    public Arrivals chunk(
            List<?> elements, Source source, @Nullable String id, @Nullable CellNotes cells) {
        List<NewOrder> orders = new ArrayList<>();
        for (Object element : elements) {
            orders.add(newOrder(raw(element), source, id, cells, orders.size()));
        }
        return new Arrivals(orders, false);
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

    private NewOrder newOrder(
            RawOrder raw,
            Source source,
            @Nullable String id,
            @Nullable CellNotes cells,
            int index) {
        CheckedOrder checked = check.check(raw);
        if (cells != null) {
            cells.add(raw, checked);
        }
        String arrival =
                source.batch() == null
                        ? ArrivalName.order(source, id, index)
                        : arrival(source.batch(), raw.place(), checked);
        return new NewOrder(arrival, source, raw.line(), Arrivals.lane(source), checked)
                .inRow(raw.row());
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
