package io.github.dokucamel.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dokucamel.ledger.OrderView;
import io.github.dokucamel.order.OrderJson;
import java.time.Instant;

/** An order as a person sees it: its outcome document, its payment, and all that happened to it. */
public final class ShownOrder {

    private ShownOrder() {}

    public static ObjectNode tree(OrderView view, Instant now) {
        ObjectNode shown = OrderJson.tree(view.document());
        if (view.dokuNumber() != null) {
            shown.put("doku_invoice_number", view.dokuNumber());
        }
        if (view.document().resolution() != null) {
            shown.set("resolution", view.document().resolution().toJson(now));
        }
        if (view.payment() != null) {
            shown.set("payment", view.payment());
        }
        Long cancelledAt = view.person().cancelledAt();
        if (view.document().callKey() == null) {
            shown.put("owner", view.person().owner());
            shown.put(
                    "cancelled_at",
                    cancelledAt == null ? null : Instant.ofEpochMilli(cancelledAt).toString());
            shown.set("closed", view.person().closed());
        }
        ArrayNode history = shown.putArray("history");
        for (OrderView.Event event : view.history()) {
            history.addObject()
                    .put("at", Instant.ofEpochMilli(event.at()).toString())
                    .put("event", event.kind())
                    .put("detail", event.detail())
                    .put("person", event.person())
                    .put("reason", event.reason());
        }
        return shown;
    }
}
