package io.github.dokucamel.intake;

import io.github.dokucamel.order.RawOrder;

/** Reads a message or call that holds exactly one order as JSON. */
final class OneOrder {

    private final OneObject reader;

    OneOrder(int mostBytes) {
        this.reader = new OneObject(mostBytes, "send one order as a JSON object");
    }

    /** @throws MalformedOrderException when the bytes are no single JSON object */
    public RawOrder read(byte[] json) {
        return RawOrder.read(0, reader.read(json));
    }
}
