package io.github.dokucamel.order;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dokucamel.told.NearestName;
import io.github.dokucamel.told.Shown;
import io.github.dokucamel.told.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The names a canonical order may hold. Others are refused by name, with the one that was meant. */
final class OrderNames {

    static final Set<String> LINE_ITEM = Set.of("name", "price", "quantity", "extra");
    static final Set<String> ORDER =
            Set.of(
                    "merchant",
                    "operation",
                    "invoice_number",
                    "revision",
                    "amount",
                    "line_items",
                    "customer",
                    "callback_url",
                    "failed_url",
                    "auto_redirect",
                    "session_id",
                    "theme",
                    "expires_in_minutes",
                    "extra");

    private OrderNames() {}

    /**
     * @param prefix of the object's own name, e.g. {@code customer.}; empty at the top
     */
    static void refuseUnknown(
            ObjectNode object, Set<String> known, String prefix, List<Violation> violations) {
        for (Map.Entry<String, JsonNode> member : object.properties()) {
            String name = member.getKey();
            String shown = Shown.of(name);
            if (!known.contains(name)) {
                violations.add(
                        new Violation(
                                prefix + (shown.isBlank() ? "(a name without letters)" : shown),
                                "is not a name an order knows",
                                remedy(name, known, prefix)));
            }
        }
    }

    private static String remedy(String name, Set<String> known, String prefix) {
        List<String> candidates = new ArrayList<>(known);
        if (prefix.isEmpty()) {
            Customer.NAMES.forEach(member -> candidates.add("customer." + member));
            Theme.NAMES.forEach(member -> candidates.add("theme." + member));
        }
        Optional<String> meant = NearestName.of(name, candidates);
        return meant.map(nearest -> "Did you mean " + prefix + nearest + "? Correct the name")
                .orElse("Remove it, or put it under extra when DOKU knows it");
    }
}
