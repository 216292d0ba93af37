package io.github.dokucamel.operation.shape;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.dokucamel.operation.Field;
import io.github.dokucamel.operation.Members;
import io.github.dokucamel.order.Order;
import io.github.dokucamel.signature.PartnerServiceId;
import io.github.dokucamel.signature.SnapTimestamp;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The members of SNAP payloads that an order fills. The invoice number is the business key in every
 * revision: DOKU may have refused the earlier one without knowing it, and a lost answer is asked for
 * under that key.
 */
final class SnapSlots {

    static final String PARTNER_SERVICE_ID = "partnerServiceId";
    static final String CUSTOMER_NO = "customerNo";
    static final String TRX_TYPE = "virtualAccountTrxType";
    private static final String POINT_OF_INITIATION = "pointOfInitiation";

    static final List<Slot> VIRTUAL_ACCOUNT = virtualAccount();
    static final List<Slot> PAYMENT = payment();

    private SnapSlots() {}

    private static List<Slot> virtualAccount() {
        List<Slot> slots = new ArrayList<>();
        slots.add(
                new Slot(
                        PARTNER_SERVICE_ID,
                        "extra." + PARTNER_SERVICE_ID,
                        (order, context) -> OrderSlots.node(partnerServiceId(order))));
        slots.add(
                new Slot(
                        CUSTOMER_NO,
                        "extra." + CUSTOMER_NO,
                        (order, context) -> OrderSlots.node(customerNo(order))));
        slots.add(
                new Slot(
                        "virtualAccountNo",
                        "extra." + CUSTOMER_NO,
                        (order, context) -> number(order)));
        slots.add(OrderSlots.text("virtualAccountName", "customer.name", o -> o.customer().name()));
        slots.add(
                OrderSlots.text(
                        "virtualAccountEmail", "customer.email", o -> o.customer().email()));
        slots.add(OrderSlots.text("virtualAccountPhone", "customer.phone", SnapSlots::phone));
        slots.add(OrderSlots.text("trxId", "invoice_number", Order::invoiceNumber));
        money("totalAmount", slots);
        slots.add(OrderSlots.extraOr(TRX_TYPE, context -> TextNode.valueOf("C")));
        slots.add(until("expiredDate"));
        return slots;
    }

    private static List<Slot> payment() {
        List<Slot> slots = new ArrayList<>();
        slots.add(OrderSlots.text("partnerReferenceNo", "invoice_number", Order::invoiceNumber));
        slots.add(until("validUpTo"));
        slots.add(OrderSlots.extraOr(POINT_OF_INITIATION, SnapSlots::assumedPoint));
        slots.add(
                new Slot(
                        "urlParam", "callback_url", (order, context) -> back(order.callbackUrl())));
        money("amount", slots);
        slots.add(until("validityPeriod"));
        return slots;
    }

    private static void money(String path, List<Slot> slots) {
        slots.add(OrderSlots.text(path + ".value", "amount", o -> o.amount() + ".00"));
        slots.add(OrderSlots.extraOr(path + ".currency", context -> TextNode.valueOf("IDR")));
    }

    private static Slot until(String path) {
        return new Slot(path, "expires_in_minutes", SnapSlots::expiry);
    }

    private static JsonNode expiry(Order order, ShapeContext context) {
        Integer minutes = order.expiresInMinutes();
        return minutes == null
                ? null
                : TextNode.valueOf(
                        SnapTimestamp.of(context.now().plus(Duration.ofMinutes(minutes))));
    }

    /** Null when there is none; text that is too long stays for the checks to find. */
    private static String partnerServiceId(Order order) {
        JsonNode given = Members.at(order.extra(), PARTNER_SERVICE_ID);
        if (!given.isValueNode()) {
            return null;
        }
        return PartnerServiceId.filled(given.asText().strip());
    }

    private static String customerNo(Order order) {
        JsonNode given = Members.at(order.extra(), CUSTOMER_NO);
        return given.isValueNode() ? given.asText() : null;
    }

    /** DOKU picks a number where the order has none. */
    private static JsonNode number(Order order) {
        String partner = partnerServiceId(order);
        String customer = customerNo(order);
        return customer == null
                ? null
                : TextNode.valueOf(partner == null ? customer : partner + customer);
    }

    /** Without the signs people write between digits. */
    private static String phone(Order order) {
        String phone = order.customer().phone();
        return phone == null ? null : phone.replaceAll("[+\\s.()-]", "");
    }

    private static JsonNode assumedPoint(ShapeContext context) {
        return context.operation().fields().stream()
                .filter(field -> field.path().equals(POINT_OF_INITIATION))
                .map(Field::assumed)
                .filter(Objects::nonNull)
                .findFirst()
                .map(TextNode::valueOf)
                .orElse(TextNode.valueOf("mweb"));
    }

    private static ArrayNode back(String url) {
        if (url == null) {
            return null;
        }
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        boolean web = url.regionMatches(true, 0, "http", 0, "http".length());
        list.addObject()
                .put("url", url)
                .put("type", "PAY_RETURN")
                .put("isDeepLink", web ? "N" : "Y");
        return list;
    }
}
