package io.github.dokucamel.operation.shape;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dokucamel.operation.Findings;
import io.github.dokucamel.order.Customer;
import io.github.dokucamel.order.Order;
import io.github.dokucamel.order.Theme;
import java.util.List;
import java.util.Set;

/** What depends on several members at once, on DOKU's hosted card form. */
final class PaymentPageConditions {

    private static final int MANDIRI_LONGEST = 30;
    private static final int MANDIRI_OLDER_LONGEST = 27;

    private PaymentPageConditions() {}

    static Findings check(Order order, ObjectNode payload) {
        Findings findings = Findings.none();
        takenNames(order, findings);
        String back = payload.path("order").path("callback_url").asText();
        OrderConditions.refuseRedirectToNowhere(order, back, findings);
        if (order.expiresInMinutes() != null) {
            findings.refuse(
                    "expires_in_minutes",
                    "is not possible: the payment page has no expiry",
                    "Remove it");
        }
        OrderConditions.warnOfNoAddress("callback_url", order.callbackUrl(), findings);
        OrderConditions.warnOfNoAddress("failed_url", order.failedUrl(), findings);
        OrderConditions.warnOfLostZero(order, findings);
        JsonNode payment = payload.path("payment");
        if (payment.path("type").asText().equals("INSTALLMENT")) {
            for (String name : List.of("acquirer", "tenor")) {
                if (OrderConditions.isBlank(payment.path(name).asText())) {
                    findings.refuse(
                            "extra.payment." + name,
                            "is missing, but the payment type is INSTALLMENT",
                            "Give it, or choose another type");
                }
            }
        }
        if (payload.path("card").path("save").asBoolean()
                && OrderConditions.isBlank(order.customer().id())) {
            findings.refuse(
                    "customer.id", "is missing, but the card is to be saved", "Give the customer");
        }
        if (payment.path("acquirer").asText().equals("BANK_MANDIRI")) {
            mandiri(order.invoiceNumber(), findings);
        }
        return findings;
    }

    private static void mandiri(String invoiceNumber, Findings findings) {
        int length = invoiceNumber == null ? 0 : invoiceNumber.length();
        if (length > MANDIRI_LONGEST) {
            findings.refuse(
                    "invoice_number",
                    "must have at most 30 characters with BANK_MANDIRI, has " + length,
                    "Shorten it");
        } else if (length > MANDIRI_OLDER_LONGEST) {
            findings.warn(
                    "invoice_number",
                    "has " + length + " characters; older texts of DOKU allow 27 with BANK_MANDIRI",
                    "Shorten it when DOKU refuses it");
        }
    }

    /** A member the order has a name for is not set through extra: which of the two would count? */
    private static void takenNames(Order order, Findings findings) {
        ObjectNode extra = order.extra();
        taken(extra, "order", "extra.order", PaymentPageShape.ORDER, "", findings);
        taken(extra, "customer", "extra.customer", Customer.NAMES, "customer.", findings);
        taken(
                extra.path("override_configuration"),
                "themes",
                "extra." + PaymentPageShape.THEMES,
                Theme.NAMES,
                "theme.",
                findings);
        ExtraMembers.refuseTakenInItems(order, findings);
    }

    private static void taken(
            JsonNode parent,
            String name,
            String field,
            Set<String> names,
            String prefix,
            Findings findings) {
        JsonNode part = parent.path(name);
        if (part.isObject()) {
            ExtraMembers.refuseTaken(part, field, names, prefix, findings);
        } else if (!part.isMissingNode()) {
            ExtraMembers.refuseNoObject(field, findings);
        }
    }
}
