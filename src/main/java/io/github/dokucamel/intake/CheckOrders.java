package io.github.dokucamel.intake;

import io.github.dokucamel.ledger.Lane;
import io.github.dokucamel.ledger.NewOrder;
import io.github.dokucamel.ledger.Source;
import io.github.dokucamel.operation.check.CheckOrder;
import io.github.dokucamel.operation.check.CheckedOrder;
import io.github.dokucamel.order.RawOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * Validates one order or a chunk of them.
 *
 * <p>In: body {@code byte[]} or text JSON, or a List of those or of {@link RawOrder}; variables
 * {@code source} and {@code arrival}, both optional. Out: body {@link Arrivals}. Fails with {@link
 * MalformedOrderException} when what arrived is no order at all.
 */
final class CheckOrders implements Processor {

    private static final Source DIRECT = Source.of("direct", null);

    private final CheckOrder check;
    private final OneOrder oneOrder;
    private final int chunk;

    CheckOrders(CheckOrder check, OneOrder oneOrder, int chunk) {
        this.check = check;
        this.oneOrder = oneOrder;
        this.chunk = chunk;
    }

    @Override
    public void process(Exchange exchange) {
        Source given = exchange.getVariable(IntakeVariables.SOURCE, Source.class);
        Source source = given == null ? DIRECT : given;
        Object body = exchange.getMessage().getBody();
        boolean single = !(body instanceof List);
        List<NewOrder> orders = new ArrayList<>();
        if (single) {
            byte[] json = exchange.getMessage().getBody(byte[].class);
            orders.add(newOrder(exchange, source, oneOrder.read(json), 0));
        } else {
            List<?> all = (List<?>) body;
            for (int i = 0; i < all.size(); i++) {
                orders.add(newOrder(exchange, source, raw(all.get(i)), i));
            }
        }
        exchange.getMessage().setBody(new Arrivals(orders, single));
    }

    private RawOrder raw(Object element) {
        if (element instanceof RawOrder raw) {
            return raw;
        }
        if (element instanceof byte[] json) {
            return oneOrder.read(json);
        }
        return oneOrder.read(element.toString().getBytes(StandardCharsets.UTF_8));
    }

    private NewOrder newOrder(Exchange exchange, Source source, RawOrder raw, int index) {
        CheckedOrder checked = check.check(raw);
        return new NewOrder(
                arrival(exchange, source, checked, index),
                source,
                raw.line(),
                lane(source),
                checked);
    }

    /** Orders of a batch are known by their place in it, so that a file read again goes on. */
    private String arrival(Exchange exchange, Source source, CheckedOrder checked, int index) {
        if (source.batch() != null) {
            int chunksBefore = exchange.getProperty(Exchange.SPLIT_INDEX, 0, Integer.class);
            String content =
                    checked.order() == null ? "invalid" : checked.contentDigest().substring(0, 16);
            return "file:"
                    + source.batch().id()
                    + ":"
                    + ((long) chunksBefore * chunk + index + 1)
                    + ":"
                    + content;
        }
        String named = exchange.getVariable(IntakeVariables.ARRIVAL, String.class);
        return source.intake()
                + ":"
                + (named == null ? UUID.randomUUID().toString() : named + ":" + index);
    }

    private static Lane lane(Source source) {
        return switch (source.intake()) {
            case "rest", "direct" -> Lane.WAITING;
            case "jms" -> source.replyTo() == null ? Lane.BATCH : Lane.WAITING;
            default -> Lane.BATCH;
        };
    }
}
