package io.github.dokucamel.operation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dokucamel.order.Customer;
import io.github.dokucamel.order.LineItem;
import io.github.dokucamel.order.Order;
import io.github.dokucamel.order.Theme;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What depends on several members at once, on DOKU's hosted card form. */
final class PaymentPageConditions {

    private static final int MANDIRI_LONGEST = 30;
    private static final int MANDIRI_OLDER_LONGEST = 27;

    /** A mobile number of Indonesia as it stands behind +62 or 0. */
    private static final Pattern LOST_ZERO = Pattern.compile("8[1-9][0-9]{7,10}");

    private static final Pattern ADDRESS =
            Pattern.compile("https?://[^\\s\\p{Z}\\p{Cc}]+", Pattern.CASE_INSENSITIVE);

    private PaymentPageConditions() {}

    static Findings check(Order order, ObjectNode payload) {
        Findings findings = Findings.none();
        takenNames(order, findings);
        if (order.autoRedirect() && isBlank(order.callbackUrl())) {
            findings.refuse(
                    "callback_url",
                    "is missing, but auto_redirect is true",
                    "Give the address the payer returns to, or set auto_redirect to false");
        }
        if (order.expiresInMinutes() != null) {
            findings.refuse(
                    "expires_in_minutes",
                    "is not possible: the payment page has no expiry",
                    "Remove it");
        }
        warnOfNoAddress("callback_url", order.callbackUrl(), findings);
        warnOfNoAddress("failed_url", order.failedUrl(), findings);
        String phone = order.customer().phone();
        if (phone != null && LOST_ZERO.matcher(phone).matches()) {
            findings.warn(
                    "customer.phone",
                    "starts with 8, as a number does whose leading 0 a spreadsheet has dropped",
                    "Write it with 62 or 0 in front; it is sent as it is");
        }
        JsonNode payment = payload.path("payment");
        if (payment.path("type").asText().equals("INSTALLMENT")) {
            for (String name : List.of("acquirer", "tenor")) {
                if (isBlank(payment.path(name).asText())) {
                    findings.refuse(
                            "extra.payment." + name,
                            "is missing, but the payment type is INSTALLMENT",
                            "Give it, or choose another type");
                }
            }
        }
        if (payload.path("card").path("save").asBoolean() && isBlank(order.customer().id())) {
            findings.refuse(
                    "customer.id", "is missing, but the card is to be saved", "Give the customer");
        }
        if (payment.path("acquirer").asText().equals("BANK_MANDIRI")) {
            mandiri(order.invoiceNumber(), findings);
        }
        return findings;
    }

    private static void warnOfNoAddress(String field, String url, Findings findings) {
        if (!isBlank(url) && !ADDRESS.matcher(url).matches()) {
            findings.warn(
                    field,
                    "is no http or https address without spaces",
                    "Check it; it is sent as it is");
        }
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
        for (int i = 0; i < order.lineItems().size(); i++) {
            String item = "line_items[" + i + "].";
            taken(order.lineItems().get(i).extra(), item + "extra", LineItem.NAMES, item, findings);
        }
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
            taken(part, field, names, prefix, findings);
        } else if (!part.isMissingNode()) {
            findings.refuse(field, "must be an object", "Write {...} with its members");
        }
    }

    private static void taken(
            JsonNode part, String field, Set<String> names, String prefix, Findings findings) {
        for (Map.Entry<String, JsonNode> member : part.properties()) {
            if (names.contains(member.getKey())) {
                findings.refuse(
                        field + "." + member.getKey(),
                        "has a name of its own: " + prefix + member.getKey(),
                        "Set that and remove it here");
            }
        }
    }

    private static boolean isBlank(String text) {
        return text == null || text.isBlank();
    }
}
