package io.github.dokucamel.operation.check;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dokucamel.operation.Call;
import io.github.dokucamel.operation.Catalogue;
import io.github.dokucamel.operation.Findings;
import io.github.dokucamel.operation.Operation;
import io.github.dokucamel.operation.Operation.TokenKind;
import io.github.dokucamel.operation.Redaction;
import io.github.dokucamel.signature.Secret;
import io.github.dokucamel.told.CardNumbers;
import io.github.dokucamel.told.NearestName;
import io.github.dokucamel.told.Shown;
import io.github.dokucamel.told.Why;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Holds a call with DOKU's own JSON against the catalogue. Reports everything at once, one violation
 * per field, named by the path in the JSON.
 */
public final class CheckCall {

    private static final String DEFAULT_MERCHANT = "default";

    /** Fits in the path of an address as it is. */
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:~-]{0,127}");

    private static final Pattern CUSTOMER = Pattern.compile("[\\x21-\\x7e]{1,128}");

    private final Catalogue catalogue;
    private final CallRules rules;
    private final CallableRule callable;
    private final RefundReader refunds;
    private final Map<String, CallPayload> payloads = new HashMap<>();

    /**
     * A call as it arrived.
     *
     * @param merchant an alias; null for the default one
     * @param operation id or alias; null when it was not named
     * @param key the caller's own, under which a call happens once; null when the caller gave none
     * @param customer whose access token is needed; may be null
     * @param request DOKU's own JSON, with what travels in path, query or header as members
     * @param force {@code true} when a refund is to go out whatever is known; null for no
     * @param reason why; null when none was given
     */
    public record Given(
            String merchant,
            String operation,
            String key,
            String customer,
            ObjectNode request,
            String force,
            String reason) {

        /** One that is not forced. */
        public Given(
                String merchant,
                String operation,
                String key,
                String customer,
                ObjectNode request) {
            this(merchant, operation, key, customer, request, null, null);
        }
    }

    /** A checked call, and what may be kept in memory only. */
    public record Result(CheckedOrder checked, String secretId, ObjectNode secrets) {

        /** Whether it has members that the ledger must not hold. */
        public boolean isSensitive() {
            return secretId != null;
        }
    }

    public CheckCall(Catalogue catalogue, CallRules rules) {
        this.catalogue = catalogue;
        this.rules = rules;
        this.callable = new CallableRule(catalogue);
        this.refunds = new RefundReader(rules.secrets().keySet());
        ReturnAddresses addresses = new ReturnAddresses(rules.returnSchemes());
        for (Operation one : catalogue.all()) {
            payloads.put(one.id(), CallPayload.of(one, addresses));
        }
    }

    public Result check(Given given) {
        String merchant = given.merchant() == null ? DEFAULT_MERCHANT : given.merchant();
        Findings found = Findings.none();
        if (!rules.secrets().containsKey(merchant)) {
            found.refuse("merchant", unknownMerchant(merchant));
        }
        if (given.key() != null && !isKey(given.key())) {
            found.refuse("idempotency_key", Why.of("key_form"));
        }
        if (given.customer() != null && !isCustomer(given.customer())) {
            found.refuse("customer", Why.of("customer_form"));
        }
        ObjectNode request = given.request().deepCopy();
        callable.refusal(given.operation()).ifPresent(r -> found.refuse(r.violation()));
        if (found.refuses("operation")) {
            return invalid(given, merchant, Shown.of(given.operation()), found);
        }
        Operation operation = catalogue.find(given.operation()).orElseThrow();
        admission(operation, merchant, given, found);
        found.addAll(payloads.get(operation.id()).check(request));
        RefundCall refund = refunds.read(operation, given, merchant, request, found);
        return found.violations().isEmpty()
                ? valid(given, merchant, operation, request, refund, found.told())
                : invalid(given, merchant, operation.name(), found);
    }

    private Why unknownMerchant(String merchant) {
        String value = Shown.of(merchant);
        String near = NearestName.of(merchant, rules.secrets().keySet()).orElse(null);
        return near == null
                ? Why.of("unknown_merchant", "value", value)
                : Why.of("mistyped_choice", "what", "merchant", "value", value, "near", near);
    }

    private static boolean isKey(String text) {
        return KEY.matcher(text).matches() && !CardNumbers.isInKey(text);
    }

    private static boolean isCustomer(String text) {
        return CUSTOMER.matcher(text).matches() && !CardNumbers.isIn(text);
    }

    /** Whether this merchant may call it now. */
    private void admission(Operation operation, String merchant, Given given, Findings found) {
        if (operation.pci() && !rules.pci()) {
            found.refuse("operation", Why.of("pci_off", "operation", operation.name()));
        }
        SnapRule.refusal(operation, merchant, rules.hasSnapKeys()).ifPresent(found::refuse);
        if (operation.token() == TokenKind.B2B2C
                && given.customer() == null
                && !given.request().hasNonNull(Call.CUSTOMER_TOKEN)) {
            found.refuse(
                    "customer",
                    Why.of(
                            "customer_missing",
                            "operation",
                            operation.name(),
                            "header",
                            Call.CUSTOMER_TOKEN));
        }
    }

    private Result valid(
            Given given,
            String merchant,
            Operation operation,
            ObjectNode request,
            RefundCall refund,
            List<String> warnings) {
        Redaction redaction = payloads.get(operation.id()).redaction();
        ObjectNode whole = operation.completed(request);
        ObjectNode kept = redaction.redacted(whole);
        boolean sensitive = !kept.equals(whole);
        String secretId = sensitive ? UUID.randomUUID().toString() : null;
        Secret secret = rules.secrets().get(merchant);
        String content =
                ContentDigest.of(
                        merchant,
                        operation.name(),
                        given.customer(),
                        sensitive ? redaction.replaced(request, secret::digestOf) : request);
        CheckedOrder checked =
                new CheckedOrder(
                        null,
                        merchant,
                        operation.name(),
                        Call.invoiceNumber(kept),
                        1,
                        new Call(given.customer(), secretId, kept).toJson(),
                        content,
                        ContentDigest.VERSION,
                        List.of(),
                        warnings,
                        given.key() == null ? UUID.randomUUID().toString() : given.key(),
                        refund,
                        null);
        return new Result(checked, secretId, sensitive ? whole : null);
    }

    private static Result invalid(Given given, String merchant, String operation, Findings found) {
        boolean keyed = given.key() != null && !found.refuses("idempotency_key");
        CheckedOrder checked =
                new CheckedOrder(
                        null,
                        Shown.of(merchant),
                        operation == null ? "none" : operation,
                        null,
                        1,
                        null,
                        null,
                        ContentDigest.VERSION,
                        found.firsts(),
                        found.told(),
                        keyed ? given.key() : UUID.randomUUID().toString());
        return new Result(checked, null, null);
    }
}
