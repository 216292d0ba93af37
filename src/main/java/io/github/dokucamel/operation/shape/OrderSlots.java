package io.github.dokucamel.operation.shape;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.dokucamel.operation.Members;
import io.github.dokucamel.order.Customer;
import io.github.dokucamel.order.Order;
import io.github.dokucamel.order.ParsedOrder.Spelling;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The members of DOKU's own payloads, those around an object {@code order}. */
final class OrderSlots {

    private static final String OPEN_AMOUNT = "virtual_account_info.billing_type";
    private static final String OVO_ID = "ovo_info.ovo_id";

    static final List<Slot> ALL = all();
    static final List<Slot> OVO = ovo();

    private OrderSlots() {}

    private static List<Slot> all() {
        List<Slot> slots = new ArrayList<>();
        slots.add(own("invoice_number", Order::invoiceNumber));
        slots.add(
                new Slot(
                        "order.line_items",
                        "line_items",
                        (order, context) ->
                                order.lineItems().isEmpty()
                                        ? null
                                        : ExtraMembers.items(order.lineItems())));
        slots.add(new Slot("order.amount", "amount", OrderSlots::amount));
        slots.add(own("callback_url", Order::callbackUrl));
        slots.add(text("order.success_url", "callback_url", Order::callbackUrl));
        slots.add(own("failed_url", Order::failedUrl));
        slots.add(
                new Slot(
                        "order.auto_redirect",
                        "auto_redirect",
                        (order, context) -> BooleanNode.valueOf(order.autoRedirect())));
        slots.add(own("session_id", Order::sessionId));
        slots.add(minutes("order.expired_time"));
        slots.add(minutes("payment.payment_due_date"));
        slots.add(Reference.slot("payment.merchant_unique_reference"));
        for (String info : List.of("virtual_account_info", "online_to_offline_info")) {
            slots.add(minutes(info + ".expired_time"));
            slots.add(extraOr(info + ".reusable_status", context -> BooleanNode.FALSE));
            slots.add(Reference.slot(info + ".merchant_unique_reference"));
        }
        slots.add(Reference.slot("peer_to_peer_info.merchant_unique_reference"));
        slots.add(minutes("peer_to_peer_info.expired_time"));
        slots.add(own("customer.id", o -> o.customer().id()));
        slots.add(own("customer.name", o -> o.customer().name()));
        slots.add(text("customer.first_name", "customer.name", o -> firstName(o.customer())));
        slots.add(
                new Slot(
                        "customer.last_name",
                        "customer.name",
                        (order, context) ->
                                context.operation().knows("customer.first_name")
                                        ? node(lastName(order.customer()))
                                        : null));
        slots.add(own("customer.email", o -> o.customer().email()));
        slots.add(own("customer.phone", o -> o.customer().phone()));
        slots.add(own("customer.address", o -> o.customer().address()));
        slots.add(own("customer.country", o -> o.customer().country()));
        slots.add(own("theme.language", o -> o.theme().language()));
        slots.add(own("theme.background_color", o -> o.theme().backgroundColor()));
        slots.add(own("theme.font_color", o -> o.theme().fontColor()));
        slots.add(own("theme.button_background_color", o -> o.theme().buttonBackgroundColor()));
        slots.add(own("theme.button_font_color", o -> o.theme().buttonFontColor()));
        return slots;
    }

    private static List<Slot> ovo() {
        List<Slot> slots = new ArrayList<>();
        slots.add(
                new Slot(
                        "client.id",
                        "extra.client.id",
                        (order, context) -> node(context.clientId())));
        slots.addAll(ALL);
        slots.add(new Slot(OVO_ID, "customer.phone", true, (order, context) -> node(ovoId(order))));
        return slots;
    }

    /** One that DOKU's own body has, too. */
    private static Slot own(String field, Function<Order, String> value) {
        return text(Spelling.DOKU.of(field), field, value);
    }

    static Slot text(String path, String field, Function<Order, String> value) {
        return new Slot(path, field, (order, context) -> node(value.apply(order)));
    }

    private static Slot minutes(String path) {
        return new Slot(
                path,
                "expires_in_minutes",
                (order, context) ->
                        order.expiresInMinutes() == null
                                ? null
                                : IntNode.valueOf(order.expiresInMinutes()));
    }

    static TextNode node(String text) {
        return text == null ? null : TextNode.valueOf(text);
    }

    /** One that the order has no name for, and that is sent even when it does not say anything. */
    static Slot extraOr(String path, Function<ShapeContext, JsonNode> otherwise) {
        return new Slot(
                path,
                "extra." + path,
                (order, context) -> extraOr(order, path, otherwise.apply(context)));
    }

    static JsonNode extraOr(Order order, String path, JsonNode otherwise) {
        JsonNode given = Members.at(order.extra(), path);
        return given.isMissingNode() ? otherwise : given.deepCopy();
    }

    /** Left out when the payer decides what to pay. */
    private static JsonNode amount(Order order, ShapeContext context) {
        boolean open =
                context.operation().knows(OPEN_AMOUNT)
                        && Members.at(order.extra(), OPEN_AMOUNT).asText().equals("NO_BILL");
        return open ? null : LongNode.valueOf(order.amount());
    }

    private static String firstName(Customer customer) {
        String name = customer.name();
        int space = name == null ? -1 : name.strip().lastIndexOf(' ');
        return space < 0 ? name : name.strip().substring(0, space).strip();
    }

    private static String lastName(Customer customer) {
        String name = customer.name();
        int space = name == null ? -1 : name.strip().lastIndexOf(' ');
        return space < 0 ? null : name.strip().substring(space + 1);
    }

    /** The number the payer's OVO account has: {@code 0812...}, as it is dialled in the country. */
    static String ovoId(Order order) {
        JsonNode given = Members.at(order.extra(), OVO_ID);
        if (!given.isMissingNode()) {
            return given.asText();
        }
        String phone = order.customer().phone();
        if (phone == null) {
            return null;
        }
        String dialled = phone.replaceAll("[\\s.()-]", "");
        return dialled.replaceFirst("^(\\+62|0062|62)0?(?=[0-9]{6})", "0");
    }
}
