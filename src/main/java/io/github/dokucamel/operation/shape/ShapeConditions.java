package io.github.dokucamel.operation.shape;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dokucamel.operation.Field.Requirement;
import io.github.dokucamel.operation.Findings;
import io.github.dokucamel.operation.Members;
import io.github.dokucamel.operation.Operation;
import io.github.dokucamel.order.Order;
import io.github.dokucamel.told.Why;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** What depends on several members at once, shape by shape. */
final class ShapeConditions {

    /** Channels of the checkout page that want to know what is sold. */
    private static final Set<String> ITEMISED =
            Set.of(
                    "JENIUS_PAY",
                    "PEER_TO_PEER_AKULAKU",
                    "PEER_TO_PEER_KREDIVO",
                    "PEER_TO_PEER_INDODANA",
                    "KARTU_KREDIT_INDONESIA",
                    "DIRECT_DEBIT_ALLO");

    private static final Pattern OVO_ID = Pattern.compile("0[0-9]{8,14}");
    private static final Pattern PARTNER_SERVICE_ID = Pattern.compile(" {0,7}[0-9]{1,8}");
    private static final Pattern MONEY = Pattern.compile("[0-9]{1,16}\\.[0-9]{2}");
    private static final String CONFIG = "additionalInfo.virtualAccountConfig";

    private ShapeConditions() {}

    static void paymentPage(
            Order order, ObjectNode payload, Operation operation, Findings findings) {
        if (order.expiresInMinutes() != null) {
            findings.refuse(
                    "expires_in_minutes", Why.of("no_expiry", "operation", "the payment page"));
        }
        JsonNode payment = payload.path("payment");
        if (payment.path("type").asText().equals("INSTALLMENT")) {
            for (String name : List.of("acquirer", "tenor")) {
                if (OrderConditions.isBlank(payment.path(name).asText())) {
                    findings.refuse("extra.payment." + name, Why.of("installment_missing"));
                }
            }
        }
        if (payload.path("card").path("save").asBoolean()
                && OrderConditions.isBlank(order.customer().id())) {
            findings.refuse("customer.id", Why.of("saved_card_customer"));
        }
        NumberLimits.check(operation, payload, findings);
    }

    static void checkout(Order order, ObjectNode payload, Operation operation, Findings findings) {
        Set<String> channels = new HashSet<>();
        payload.path("payment").path("payment_method_types").forEach(c -> channels.add(c.asText()));
        if (order.lineItems().isEmpty()) {
            channels.stream()
                    .filter(ITEMISED::contains)
                    .sorted()
                    .findFirst()
                    .ifPresent(
                            channel ->
                                    findings.refuse(
                                            "line_items",
                                            Why.of("items_missing_for", "channel", channel)));
        }
        if (channels.contains("JENIUS_PAY") && OrderConditions.isBlank(order.callbackUrl())) {
            findings.refuse(
                    "callback_url", Why.of("callback_missing_for", "channel", "JENIUS_PAY"));
        }
        NumberLimits.check(operation, payload, findings);
    }

    /** A bill whose amount the payer chooses has limits. */
    static void paymentCode(
            Order order, ObjectNode payload, Operation operation, Findings findings) {
        JsonNode info = payload.path("virtual_account_info");
        if (info.path("billing_type").asText().equals("BILL_VARIABLE_AMOUNT")) {
            for (String name : List.of("min_amount", "max_amount")) {
                if (!payload.path("order").hasNonNull(name)) {
                    findings.refuse("extra.order." + name, Why.of("limits_missing"));
                }
            }
        }
    }

    static void ovo(Order order, ObjectNode payload, Operation operation, Findings findings) {
        String id = payload.path("ovo_info").path("ovo_id").asText();
        boolean own = !Members.at(order.extra(), "ovo_info.ovo_id").isMissingNode();
        String field = own ? "extra.ovo_info.ovo_id" : "customer.phone";
        if (id.isEmpty()) {
            findings.refuse("customer.phone", Why.of("ovo_id_missing"));
        } else if (!OVO_ID.matcher(id).matches()) {
            findings.refuse(field, Why.of("ovo_id_wrong"));
        }
    }

    static void qris(Order order, ObjectNode payload, Operation operation, Findings findings) {
        Integer minutes = order.expiresInMinutes();
        if (minutes != null && minutes > Expiry.longest(operation)) {
            findings.refuse("expires_in_minutes", Why.of("qris_expiry", "minutes", minutes));
        }
    }

    static void snapVa(Order order, ObjectNode payload, Operation operation, Findings findings) {
        String partner = payload.path(SnapSlots.PARTNER_SERVICE_ID).asText();
        if (!partner.isEmpty() && !PARTNER_SERVICE_ID.matcher(partner).matches()) {
            findings.refuse("extra." + SnapSlots.PARTNER_SERVICE_ID, Why.of("partner_service_id"));
        }
        JsonNode customer = payload.path(SnapSlots.CUSTOMER_NO);
        boolean chosen =
                operation
                        .field(SnapSlots.CUSTOMER_NO)
                        .filter(field -> field.required() == Requirement.MANDATORY)
                        .isPresent();
        if (chosen && customer.asText().isEmpty()) {
            findings.refuse("extra." + SnapSlots.CUSTOMER_NO, Why.of("customer_no_missing"));
        } else if (!customer.asText().matches("[0-9]*")) {
            findings.refuse("extra." + SnapSlots.CUSTOMER_NO, Why.of("not_digits_secret"));
        }
        JsonNode number = Members.at(order.extra(), "virtualAccountNo");
        if (!number.isMissingNode()
                && !number.asText()
                        .strip()
                        .equals(payload.path("virtualAccountNo").asText().strip())) {
            findings.refuse("extra.virtualAccountNo", Why.of("virtual_account_no"));
        }
        limits(payload, findings);
    }

    private static void limits(ObjectNode payload, Findings findings) {
        boolean closed = payload.path(SnapSlots.TRX_TYPE).asText().equals("C");
        for (String name : List.of("minAmount", "maxAmount")) {
            if (closed && !Members.at(payload, CONFIG + "." + name).isMissingNode()) {
                findings.refuse("extra." + CONFIG + "." + name, Why.of("limits_of_closed"));
            }
        }
        String least = Members.at(payload, CONFIG + ".minAmount").asText();
        String most = Members.at(payload, CONFIG + ".maxAmount").asText();
        if (MONEY.matcher(least).matches()
                && MONEY.matcher(most).matches()
                && new BigDecimal(most).compareTo(new BigDecimal(least)) <= 0) {
            findings.refuse(
                    "extra." + CONFIG + ".maxAmount", Why.of("limits_reversed", "least", least));
        }
    }
}
