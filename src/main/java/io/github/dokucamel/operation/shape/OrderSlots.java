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

    static final List<Slot> ALL =
            List.of(
                    new Slot(
                            "order.invoice_number",
                            "invoice_number",
                            (order, context) -> node(context.number(order))),
                    new Slot("order.line_items", "line_items", (order, context) -> items(order)),
                    new Slot("order.amount", "amount", OrderSlots::amount),
                    own("callback_url", Order::callbackUrl),
                    text("order.success_url", "callback_url", Order::callbackUrl),
                    own("failed_url", Order::failedUrl),
                    new Slot(
                            "order.auto_redirect",
                            "auto_redirect",
                            (order, context) -> BooleanNode.valueOf(order.autoRedirect())),
                    own("session_id", Order::sessionId),
                    minutes("order.expired_time"),
                    minutes("payment.payment_due_date"),
                    Reference.slot("payment.merchant_unique_reference"),
                    minutes("virtual_account_info.expired_time"),
                    notReusable("virtual_account_info.reusable_status"),
                    Reference.slot("virtual_account_info.merchant_unique_reference"),
                    minutes("online_to_offline_info.expired_time"),
                    notReusable("online_to_offline_info.reusable_status"),
                    Reference.slot("online_to_offline_info.merchant_unique_reference"),
                    Reference.slot("peer_to_peer_info.merchant_unique_reference"),
                    minutes("peer_to_peer_info.expired_time"),
                    own("customer.id", o -> o.customer().id()),
                    own("customer.name", o -> o.customer().name()),
                    text("customer.first_name", "customer.name", o -> firstName(o.customer())),
                    new Slot("customer.last_name", "customer.name", OrderSlots::lastName),
                    own("customer.email", o -> o.customer().email()),
                    own("customer.phone", o -> o.customer().phone()),
                    own("customer.address", o -> o.customer().address()),
                    own("customer.country", o -> o.customer().country()),
                    own("theme.language", o -> o.theme().language()),
                    own("theme.background_color", o -> o.theme().backgroundColor()),
                    own("theme.font_color", o -> o.theme().fontColor()),
                    own("theme.button_background_color", o -> o.theme().buttonBackgroundColor()),
                    own("theme.button_font_color", o -> o.theme().buttonFontColor()));
    static final List<Slot> OVO = ovo();

    private OrderSlots() {}

    private static List<Slot> ovo() {
        List<Slot> slots = new ArrayList<>(ALL);
        slots.add(
                0,
                new Slot("client.id", "extra.client.id", (o, context) -> node(context.clientId())));
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
                (order, context) -> node(Expiry.minutes(order, context, path)));
    }

    private static Slot notReusable(String path) {
        return extraOr(path, context -> BooleanNode.FALSE);
    }

    static TextNode node(String text) {
        return text == null ? null : TextNode.valueOf(text);
    }

    private static IntNode node(Integer number) {
        return number == null ? null : IntNode.valueOf(number);
    }

    private static JsonNode items(Order order) {
        return order.lineItems().isEmpty() ? null : ExtraMembers.items(order.lineItems());
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

    /** Only where the other names are apart from it. */
    private static JsonNode lastName(Order order, ShapeContext context) {
        String name = order.customer().name();
        int space = name == null ? -1 : name.strip().lastIndexOf(' ');
        boolean apart = space >= 0 && context.operation().knows("customer.first_name");
        return apart ? node(name.strip().substring(space + 1)) : null;
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
