package io.github.dokucamel.operation.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dokucamel.operation.Call;
import io.github.dokucamel.operation.Findings;
import io.github.dokucamel.operation.Members;
import io.github.dokucamel.operation.Operation;
import io.github.dokucamel.operation.PayloadRules;
import io.github.dokucamel.operation.Redaction;
import io.github.dokucamel.order.ForeignTexts;
import io.github.dokucamel.told.Why;
import java.util.regex.Pattern;

/** Holds DOKU's own JSON against one operation. */
record CallPayload(
        Operation operation, PayloadRules fields, Redaction redaction, ReturnAddresses addresses) {

    /** Numbers that are no cards although some of them look like it. */
    private static final Pattern IDENTIFIER =
            Pattern.compile("(?i)(?!.*card).*(id|no|number|code|phone|url|token)");

    static CallPayload of(Operation operation, ReturnAddresses addresses) {
        return new CallPayload(
                operation, new PayloadRules(operation), new Redaction(operation), addresses);
    }

    /**
     * @param request gets the members that are the same in every call
     */
    Findings check(ObjectNode request) {
        Findings all = Findings.none();
        operation.constants().forEach((path, value) -> constant(request, path, value, all));
        all.addAll(fields.check(withoutToken(operation.completed(request))));
        all.addAll(addresses.check(request, operation));
        all.violations()
                .addAll(
                        ForeignTexts.wrongIn(
                                request, path -> operation.pci() || isIdentifier(path)));
        return all;
    }

    private static void constant(
            ObjectNode request, String path, JsonNode value, Findings findings) {
        Members.putIfAbsent(request, path, value);
        JsonNode there = Members.at(request, path);
        if (!there.equals(value) && !there.asText("").equals(value.asText())) {
            findings.refuse(path, Why.of("constant", "value", value.asText()));
        }
    }

    /** A header of its own, which few entries list. */
    private ObjectNode withoutToken(ObjectNode request) {
        return operation.field(Call.CUSTOMER_TOKEN).isPresent()
                ? request
                : (ObjectNode) request.deepCopy().without(Call.CUSTOMER_TOKEN);
    }

    private boolean isIdentifier(String path) {
        String general = path.replaceAll("\\[[0-9]+]", "[]");
        return path.equals(Call.CUSTOMER_TOKEN)
                || IDENTIFIER.matcher(general).matches() && operation.field(general).isPresent();
    }
}
