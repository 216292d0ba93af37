package io.github.dokucamel.order;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dokucamel.told.Shown;
import io.github.dokucamel.told.Violation;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Reads an order from a tree: canonical JSON, or DOKU's own body (recognised by its object {@code
 * order}). Scalars may be text, as CSV and XML know nothing else. Never throws: everything that is
 * wrong is reported at once.
 */
public final class OrderReader {

    private static final int LONGEST_INVOICE_NUMBER = 64;
    private static final long MOST_RUPIAH = 999_999_999_999L;
    private static final Pattern EMAIL =
            Pattern.compile("[^@\\s\\p{Z}\\p{Cc}]+@[^@\\s\\p{Z}\\p{Cc}]+");

    private static final Pattern SHORT_SPELLING =
            Pattern.compile("[+'\\s]*[0-9]+([.,][0-9]+)?[eE]\\+?[0-9]{1,3}\\s*");

    private final OrderRules rules;

    public OrderReader(OrderRules rules) {
        this.rules = rules;
    }

    public ParsedOrder read(ObjectNode tree) {
        Spelling spelling = DokuBody.is(tree) ? Spelling.DOKU : Spelling.CANONICAL;
        ObjectNode canonical = spelling == Spelling.DOKU ? DokuBody.toCanonical(tree) : tree;
        FieldReader fields = new FieldReader();
        Order draft = order(canonical, fields);
        List<Violation> violations =
                fields.violations().stream()
                        .map(v -> new Violation(spelling.of(v.field()), v.rule(), v.remedy()))
                        .distinct()
                        .toList();
        return new ParsedOrder(
                draft,
                spelling,
                reported(canonical, "merchant", draft.merchant()),
                reported(canonical, "operation", draft.operation()),
                draft.invoiceNumber() != null
                        ? draft.invoiceNumber()
                        : reported(canonical, "invoice_number", null),
                draft.revision(),
                violations);
    }

    private Order order(ObjectNode tree, FieldReader fields) {
        OrderNames.refuseUnknown(tree, OrderNames.ORDER, "", fields.violations());
        String merchant = fields.text(tree, "merchant", "");
        String operation = fields.text(tree, "operation", "");
        String invoiceNumber = invoiceNumber(tree, fields);
        Integer revision = fields.count(tree, "revision", "", 1);
        Long amount = amount(tree, fields);
        List<LineItem> items = new LineItemsReader(fields).read(tree, amount);
        String owner = merchant == null ? rules.defaultMerchant() : merchant;
        return new Order(
                owner,
                operation == null ? rules.operationOf(owner) : operation,
                invoiceNumber,
                revision == null ? 1 : revision,
                amount == null ? 0 : amount,
                items,
                customer(tree, fields),
                fields.text(tree, "callback_url", ""),
                fields.text(tree, "failed_url", ""),
                fields.flag(tree, "auto_redirect"),
                fields.text(tree, "session_id", ""),
                theme(tree, fields),
                fields.count(tree, "expires_in_minutes", "", 1),
                new ExtraReader(fields).read(fields.object(tree, "extra"), "extra"));
    }

    private String invoiceNumber(ObjectNode tree, FieldReader fields) {
        String field = "invoice_number";
        String text = fields.text(tree, field, "");
        if (text == null) {
            if (!fields.isRefused(field)) {
                fields.refuse(field, "is missing", "Give every order its own invoice number");
            }
            return null;
        }
        if (text.isEmpty()) {
            fields.refuse(field, "is empty", "Give every order its own invoice number");
            return null;
        }
        int length = text.codePointCount(0, text.length());
        if (length > LONGEST_INVOICE_NUMBER) {
            fields.refuse(
                    field,
                    "must have at most " + LONGEST_INVOICE_NUMBER + " characters, has " + length,
                    "Shorten it");
            return null;
        }
        if (text.chars().anyMatch(Character::isISOControl)
                || !rules.invoiceNumber().matcher(text).matches()) {
            InvoiceNumberSpelling spelling = InvoiceNumberSpelling.of(text, rules.invoiceNumber());
            fields.refuse(field, spelling.rule(), spelling.remedy());
            return null;
        }
        return text;
    }

    private static Long amount(ObjectNode tree, FieldReader fields) {
        Long amount = fields.whole(tree, "amount", "", 1, Long.MAX_VALUE);
        if (amount == null) {
            if (!fields.isRefused("amount")) {
                fields.refuse("amount", "is missing", "Give the whole amount in rupiah");
            }
        } else if (amount > MOST_RUPIAH) {
            fields.refuse(
                    "amount",
                    "must have at most 12 digits, is " + Shown.of(amount.toString()),
                    "Correct it");
            return null;
        }
        return amount;
    }

    private static Customer customer(ObjectNode tree, FieldReader fields) {
        ObjectNode node = fields.object(tree, "customer");
        String prefix = "customer.";
        OrderNames.refuseUnknown(node, Customer.NAMES, prefix, fields.violations());
        Customer customer =
                new Customer(
                        fields.text(node, "id", prefix),
                        fields.freeText(node, "name", prefix),
                        fields.freeText(node, "email", prefix),
                        phone(node, prefix, fields),
                        fields.freeText(node, "address", prefix),
                        fields.text(node, "country", prefix));
        if (customer.email() != null && !EMAIL.matcher(customer.email()).matches()) {
            fields.refuse(
                    "customer.email",
                    "must have one @ with text on both sides and no white space",
                    "Correct the address");
        }
        if (!isGiven(node, "email") && !isGiven(node, "phone") && !fields.isRefused("customer")) {
            fields.refuse(
                    "customer.email", "is missing, and so is customer.phone", "Give one of them");
        }
        return customer;
    }

    /** Not judged but for one thing: a phone whose digits are lost reaches nobody. */
    private static String phone(ObjectNode node, String prefix, FieldReader fields) {
        String phone = fields.text(node, "phone", prefix);
        if (phone != null && SHORT_SPELLING.matcher(phone).matches()) {
            fields.refuse(
                    prefix + "phone",
                    Shown.of(phone) + " is a spreadsheet's short spelling and has lost digits",
                    "Format the column as text and enter the phone anew, such as +6281234567890");
        }
        return phone;
    }

    private static Theme theme(ObjectNode tree, FieldReader fields) {
        ObjectNode node = fields.object(tree, "theme");
        String prefix = "theme.";
        OrderNames.refuseUnknown(node, Theme.NAMES, prefix, fields.violations());
        return new Theme(
                fields.freeText(node, "language", prefix),
                fields.freeText(node, "background_color", prefix),
                fields.freeText(node, "font_color", prefix),
                fields.freeText(node, "button_background_color", prefix),
                fields.freeText(node, "button_font_color", prefix));
    }

    private static boolean isGiven(ObjectNode node, String name) {
        JsonNode value = node.get(name);
        return value != null && !value.isNull();
    }

    /** For reports: the accepted value, else what the user wrote, fit to be shown. */
    private static String reported(ObjectNode tree, String name, String accepted) {
        JsonNode written = tree.get(name);
        boolean shown = written != null && written.isValueNode() && !written.isNull();
        return shown ? Shown.of(written.asText()) : accepted;
    }
}
