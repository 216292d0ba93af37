package io.github.dokucamel.operation;

import io.github.dokucamel.order.Order;
import io.github.dokucamel.signature.Secret;
import java.time.Instant;

/** What the packaged catalogue makes of orders, for a merchant and at a time that never change. */
public final class Payloads {

    public static final String CLIENT_ID = "BRN-0204-1756453454110";
    public static final Secret SECRET = Secret.of("SK-golden");
    public static final Instant NOW = Instant.parse("2026-11-22T01:02:03Z");

    private static final MapOrder MAPPER = new MapOrder(Catalogues.packaged());

    private Payloads() {}

    public static byte[] bytes(Order order) {
        return wire(MAPPER, order).body();
    }

    static WireRequest wire(MapOrder mapper, Order order) {
        return mapper.map(order, CLIENT_ID, SECRET, NOW);
    }
}
