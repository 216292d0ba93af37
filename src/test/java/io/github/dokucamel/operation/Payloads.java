package io.github.dokucamel.operation;

import io.github.dokucamel.operation.shape.MapOrder;
import io.github.dokucamel.operation.shape.ShapeContext;
import io.github.dokucamel.order.Order;
import io.github.dokucamel.order.OrderJson;
import io.github.dokucamel.signature.Secret;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Map;

/** What the packaged catalogue makes of orders, for a merchant and at a time that never change. */
public final class Payloads {

    public static final String CLIENT_ID = "BRN-0204-1756453454110";
    public static final Secret SECRET = Secret.of("SK-golden");
    public static final ZonedDateTime NOW =
            Instant.parse("2026-11-22T01:02:03Z").atZone(ZoneId.of("Asia/Jakarta"));

    private static final Catalogue CATALOGUE = Catalogues.packaged();
    private static final MapOrder MAPPER = new MapOrder(CATALOGUE);

    private Payloads() {}

    public static byte[] bytes(Order order) {
        return request(order).body();
    }

    /** What is sent; of a bill, which is not, what DOKU may ask for. */
    public static WireRequest request(Order order) {
        Operation operation =
                CATALOGUE.find(order.operation()).filter(Operation::bill).orElse(null);
        if (operation == null) {
            return wire(MAPPER, order);
        }
        ShapeContext context = new ShapeContext(operation, CLIENT_ID, SECRET, NOW, null);
        byte[] body = OrderJson.write(MAPPER.payload(order, context));
        return new WireRequest(null, Map.of(), body);
    }

    static WireRequest wire(MapOrder mapper, Order order) {
        return mapper.map(order, null, CLIENT_ID, SECRET, NOW);
    }
}
