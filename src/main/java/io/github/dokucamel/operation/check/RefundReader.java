package io.github.dokucamel.operation.check;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dokucamel.operation.Findings;
import io.github.dokucamel.operation.Operation;
import io.github.dokucamel.operation.Operation.RefundMembers;
import io.github.dokucamel.told.Reason;
import io.github.dokucamel.told.Why;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads what a call pays back, and whether it is forced. */
record RefundReader(Set<String> merchants) {

    private static final String FORCE = "force";
    private static final String REASON = "reason";

    /** What is longer, or has a longer exponent, is no sum of money. */
    private static final int LONGEST = 30;

    private static final Pattern AMOUNT =
            Pattern.compile("[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]{1,2})?");

    /** Null for a call that pays nothing back; what is wrong is added to {@code found}. */
    RefundCall read(
            Operation operation,
            CheckCall.Given given,
            String merchant,
            ObjectNode request,
            Findings found) {
        RefundMembers members = operation.refunds();
        boolean isForced = isForced(given, found);
        if (members == null) {
            if (isForced) {
                found.refuse(FORCE, Why.of("force_without_refund", "operation", operation.name()));
            }
            return null;
        }
        String invoiceField = Operation.path(members.invoice());
        String amountField =
                members.amount() == null ? invoiceField : Operation.path(members.amount());
        Set<String> others = new HashSet<>(merchants);
        others.remove(merchant);
        return new RefundCall(
                text(request.at(members.invoice())),
                amount(members.amount(), request, found),
                invoiceField,
                amountField,
                others,
                isForced ? Reason.line(given.reason()) : null);
    }

    private static boolean isForced(CheckCall.Given given, Findings found) {
        String force = given.force();
        if (force != null && !force.equals("true") && !force.equals("false")) {
            found.refuse(FORCE, Why.of("force_form"));
            return false;
        }
        boolean isForced = "true".equals(force);
        if (!isForced && given.reason() != null) {
            found.refuse(REASON, Why.of("reason_without_force"));
        }
        Optional<Reason.Fault> fault = isForced ? Reason.fault(given.reason()) : Optional.empty();
        fault.ifPresent(
                wrong ->
                        found.refuse(
                                REASON,
                                wrong == Reason.Fault.MISSING
                                        ? Why.of("force_reason_missing")
                                        : Why.of("force_reason_card")));
        return isForced && fault.isEmpty();
    }

    private static String text(JsonNode value) {
        return value.isTextual() && !value.textValue().isBlank() ? value.textValue() : null;
    }

    private static BigDecimal amount(JsonPointer pointer, ObjectNode request, Findings found) {
        JsonNode value = pointer == null ? null : request.at(pointer);
        if (value == null || value.isMissingNode() || value.isNull()) {
            return null;
        }
        String text = value.asText().strip();
        BigDecimal amount =
                text.length() <= LONGEST && AMOUNT.matcher(text).matches()
                        ? new BigDecimal(text)
                        : BigDecimal.ZERO;
        if (amount.signum() == 0) {
            found.refuse(Operation.path(pointer), Why.of("refund_amount"));
        }
        return amount;
    }
}
