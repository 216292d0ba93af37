package io.github.dokucamel.order;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dokucamel.order.ParsedOrder.Spelling;
import io.github.dokucamel.told.Shown;
import io.github.dokucamel.told.Violation;
import io.github.dokucamel.told.Why;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads an order from a tree: canonical JSON, or DOKU's own body (recognised by its object {@code
 * order}). Scalars may be text, as CSV and XML know nothing else. Never throws: everything that is
 * wrong is reported at once.
 */
public record OrderReader(OrderRules rules) {

    private static final Pattern EMAIL =
            Pattern.compile("[^@\\s\\p{Z}\\p{Cc}]+@[^@\\s\\p{Z}\\p{Cc}]+");

    private static final Pattern SHORT_SPELLING =
            Pattern.compile("[+'\\s]*[0-9]+([.,][0-9]+)?[eE]\\+?[0-9]{1,3}\\s*");

    /** An order that the reader of its file has found nothing wrong with. */
    public ParsedOrder read(ObjectNode tree) {
        return read(tree, List.of());
    }

    /**
     * @param found what is known to be wrong with it, under canonical names: of those fields nothing
     *     else is said
     */
    public ParsedOrder read(ObjectNode tree, List<Violation> found) {
        Spelling spelling = DokuBody.is(tree) ? Spelling.DOKU : Spelling.CANONICAL;
        ObjectNode canonical = spelling == Spelling.DOKU ? DokuBody.toCanonical(tree) : tree;
        FieldReader fields = new FieldReader(found);
        Order draft = order(canonical, fields);
        List<Violation> violations =
                fields.violations().stream()
                        .map(v -> new Violation(spelling.of(v.field()), v.rule(), v.remedy()))
                        .distinct()
                        .toList();
        return new ParsedOrder(
                draft,
                spelling,
                written(canonical, "merchant").orElse(draft.merchant()),
                written(canonical, "operation").orElse(draft.operation()),
                draft.invoiceNumber() != null
                        ? draft.invoiceNumber()
                        : written(canonical, "invoice_number").orElse(null),
                draft.revision(),
                violations);
    }

    /** The order as far as it could be read. */
    private Order order(ObjectNode tree, FieldReader fields) {
        ObjectNode read = members(tree, "", "", fields);
        if (!read.has("merchant")) {
            read.put("merchant", rules.defaultMerchant());
        }
        if (!read.has("operation")) {
            read.put("operation", rules.operationOf(read.get("merchant").textValue()));
        }
        return OrderJson.bind(read, Order.class);
    }

    /**
     * @param group which of the order's objects it is, e.g. {@code line_items[].}
     * @param prefix of its fields' names here, e.g. {@code line_items[0].}
     */
    private ObjectNode members(ObjectNode tree, String group, String prefix, FieldReader fields) {
        Map<String, @Nullable OrderField> members = OrderField.members(group);
        fields.refuseUnknown(tree, members.keySet(), prefix);
        ObjectNode read = tree.objectNode();
        for (Map.Entry<String, @Nullable OrderField> member : members.entrySet()) {
            String name = member.getKey();
            OrderField field = member.getValue();
            JsonNode node = tree.get(name);
            JsonNode value;
            if (field != null) {
                value = judged(field, fields.read(field, node, prefix + name), fields);
            } else if (name.equals("line_items")) {
                value = items(node, read.get("amount"), fields);
            } else {
                value = members(fields.object(node, name), name + ".", name + ".", fields);
            }
            if (value != null) {
                read.set(name, value);
            }
        }
        if (group.equals("customer.")) {
            judgeCustomer(tree, read, fields);
        }
        return read;
    }

    /** What the table of fields has no words for. */
    private @Nullable JsonNode judged(
            OrderField field, @Nullable JsonNode value, FieldReader fields) {
        return value == null
                ? null
                : switch (field.name()) {
                    case "invoice_number" -> invoiceNumber(value, fields);
                    case "amount" -> amount(value, fields);
                    case "customer.phone" -> phone(value, fields);
                    default -> value;
                };
    }

    private @Nullable JsonNode invoiceNumber(JsonNode value, FieldReader fields) {
        String text = value.textValue();
        if (text.chars().anyMatch(Character::isISOControl)
                || !rules.invoiceNumber().matcher(text).matches()) {
            fields.refuse(
                    "invoice_number", InvoiceNumberSpelling.wrong(text, rules.invoiceNumber()));
            return null;
        }
        return value;
    }

    private static @Nullable JsonNode amount(JsonNode value, FieldReader fields) {
        if (value.longValue() > OrderField.MOST_RUPIAH) {
            String shown = Shown.of(value.asText());
            fields.refuse("amount", Why.of("amount_too_large", "value", shown));
            return null;
        }
        return value;
    }

    /** Not judged but for one thing: a phone whose digits are lost reaches nobody. */
    private static JsonNode phone(JsonNode value, FieldReader fields) {
        if (SHORT_SPELLING.matcher(value.textValue()).matches()) {
            String says = Shown.of(value.textValue());
            fields.refuse("customer.phone", Why.of("phone_shortened", "says", says, "perhaps", ""));
        }
        return value;
    }

    private static void judgeCustomer(ObjectNode given, ObjectNode read, FieldReader fields) {
        if (read.has("email") && !EMAIL.matcher(read.get("email").textValue()).matches()) {
            fields.refuse("customer.email", Why.of("email_form"));
        }
        boolean none = !given.hasNonNull("email") && !given.hasNonNull("phone");
        boolean told =
                fields.isRefused("customer")
                        || fields.isRefused("customer.email")
                        || fields.isRefused("customer.phone");
        if (none && !told) {
            fields.refuse("customer.email", Why.of("no_contact"));
        }
    }

    private @Nullable ArrayNode items(
            @Nullable JsonNode node, @Nullable JsonNode amount, FieldReader fields) {
        if (node == null || node.isNull()) {
            return null;
        }
        if (!node.isArray()) {
            fields.refuse("line_items", Why.of("not_a_list", "kind", FieldReader.kind(node)));
            return null;
        }
        int before = fields.violations().size();
        ArrayNode items = JsonNodeFactory.instance.arrayNode(node.size());
        for (int i = 0; i < node.size(); i++) {
            items.add(item(node.get(i), "line_items[" + i + "]", fields));
        }
        if (fields.violations().size() == before) {
            ItemPrices.holdAgainst(amount, items, fields);
        }
        return items;
    }

    private ObjectNode item(JsonNode node, String path, FieldReader fields) {
        if (node instanceof ObjectNode item) {
            return members(item, OrderField.ITEMS, path + ".", fields);
        }
        fields.refuse(path, Why.of("item_not_an_object", "kind", FieldReader.kind(node)));
        return JsonNodeFactory.instance.objectNode();
    }

    /** For reports: what the user wrote, fit to be shown. */
    private static Optional<String> written(ObjectNode tree, String name) {
        JsonNode written = tree.get(name);
        boolean shown = written != null && written.isValueNode() && !written.isNull();
        return shown ? Optional.of(Shown.of(written.asText())) : Optional.empty();
    }
}
