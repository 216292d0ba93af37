package io.github.dokucamel.operation.shape;

import static io.github.dokucamel.operation.shape.OrderSlots.extraOr;
import static io.github.dokucamel.operation.shape.OrderSlots.node;
import static io.github.dokucamel.operation.shape.OrderSlots.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.dokucamel.operation.Field;
import io.github.dokucamel.operation.Members;
import io.github.dokucamel.order.Order;
import io.github.dokucamel.signature.AsciiCase;
import io.github.dokucamel.signature.PartnerServiceId;
import io.github.dokucamel.signature.SnapTimestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The members of SNAP payloads that an order fills. The number at DOKU is the business key: a lost
 * answer is asked for under it.
 */
final class SnapSlots {

    static final String PARTNER_SERVICE_ID = "partnerServiceId";
    static final String CUSTOMER_NO = "customerNo";
    static final String TRX_TYPE = "virtualAccountTrxType";
    private static final String POINT_OF_INITIATION = "pointOfInitiation";

    static final List<Slot> VIRTUAL_ACCOUNT =
            List.of(
                    extra(PARTNER_SERVICE_ID, PARTNER_SERVICE_ID, SnapSlots::partnerServiceId),
                    extra(CUSTOMER_NO, CUSTOMER_NO, SnapSlots::customerNo),
                    extra("virtualAccountNo", CUSTOMER_NO, SnapSlots::number),
                    text("virtualAccountName", "customer.name", o -> o.customer().name()),
                    text("virtualAccountEmail", "customer.email", o -> o.customer().email()),
                    text("virtualAccountPhone", "customer.phone", SnapSlots::phone),
                    number("trxId"),
                    rupiah("totalAmount.value"),
                    currency("totalAmount.currency"),
                    extraOr(TRX_TYPE, context -> TextNode.valueOf("C")),
                    until("expiredDate"));
    static final List<Slot> PAYMENT =
            List.of(
                    number("partnerReferenceNo"),
                    until("validUpTo"),
                    extraOr(POINT_OF_INITIATION, SnapSlots::assumedPoint),
                    new Slot("urlParam", "callback_url", (o, context) -> back(o.callbackUrl())),
                    rupiah("amount.value"),
                    currency("amount.currency"),
                    until("validityPeriod"));

    private SnapSlots() {}

    private static Slot extra(String path, String name, Function<Order, String> value) {
        return text(path, "extra." + name, value);
    }

    private static Slot number(String path) {
        return new Slot(path, "invoice_number", (order, context) -> node(context.number(order)));
    }

    private static Slot rupiah(String path) {
        return text(path, "amount", order -> order.amount() + ".00");
    }

    private static Slot currency(String path) {
        return extraOr(path, context -> TextNode.valueOf("IDR"));
    }

    private static Slot until(String path) {
        return new Slot(path, "expires_in_minutes", SnapSlots::expiry);
    }

    private static JsonNode expiry(Order order, ShapeContext context) {
        Instant end = Expiry.end(order, context);
        return end == null ? null : TextNode.valueOf(SnapTimestamp.of(end));
    }

    /** Null when there is none; text that is too long stays for the checks to find. */
    private static String partnerServiceId(Order order) {
        JsonNode given = Members.at(order.extra(), PARTNER_SERVICE_ID);
        return given.isValueNode() ? PartnerServiceId.filled(given.asText().strip()) : null;
    }

    private static String customerNo(Order order) {
        JsonNode given = Members.at(order.extra(), CUSTOMER_NO);
        return given.isValueNode() ? given.asText() : null;
    }

    /** DOKU picks a number where the order has none. */
    private static String number(Order order) {
        String partner = partnerServiceId(order);
        String customer = customerNo(order);
        return customer == null || partner == null ? customer : partner + customer;
    }

    /** Without the signs people write between digits. */
    private static String phone(Order order) {
        String phone = order.customer().phone();
        return phone == null ? null : phone.replaceAll("[+\\s.()-]", "");
    }

    private static JsonNode assumedPoint(ShapeContext context) {
        Optional<Field> field = context.operation().field(POINT_OF_INITIATION);
        return TextNode.valueOf(field.map(Field::assumed).orElse("mweb"));
    }

    private static ArrayNode back(String url) {
        if (url == null) {
            return null;
        }
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        boolean web = AsciiCase.startsWith(url, "https:") || AsciiCase.startsWith(url, "http:");
        list.addObject()
                .put("url", url)
                .put("type", "PAY_RETURN")
                .put("isDeepLink", web ? "N" : "Y");
        return list;
    }
}
