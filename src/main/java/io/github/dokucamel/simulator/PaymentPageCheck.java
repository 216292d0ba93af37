package io.github.dokucamel.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/**
 * The body of {@code POST /credit-card/v1/payment-page} against what DOKU documents: the fields in
 * {@code META-INF/doku/simulator/own-operations.json}, and the rules that span several of them.
 *
 * <p>Unknown members are ignored. Character patterns are not judged: they come from DOKU's plugins
 * and not from a page.
 *
 * @see <a href="https://developers.doku.com">DOKU: cards, payment page integration guide</a>
 */
final class PaymentPageCheck {

    private static final List<EntryField> STRICT = SimulatedCatalogue.PAYMENT_PAGE.fields();
    private static final List<EntryField> LENIENT =
            SimulatedCatalogue.PAYMENT_PAGE.lenient().fields();

    private PaymentPageCheck() {}

    /**
     * @param root the body; a missing node when it is not JSON
     * @param isStrict whether only what is documented is right
     * @return the first thing wrong with it, naming the field, e.g. {@code order.amount is
     *     required}; empty when there is none
     */
    static Optional<String> firstProblem(JsonNode root, boolean isStrict) {
        if (!root.isObject()) {
            return Optional.of(
                    root.isMissingNode() ? "body is not JSON" : "body must be a JSON object");
        }
        return (isStrict ? STRICT : LENIENT)
                .stream()
                        .map(field -> firstProblem(field, root))
                        .flatMap(Optional::stream)
                        .findFirst()
                        .or(() -> reachableCustomer(root))
                        .or(() -> itemsAddUp(root));
    }

    private static Optional<String> firstProblem(EntryField field, JsonNode body) {
        for (FieldPath.Found found : field.path().all(body)) {
            Optional<String> problem =
                    field.problem(found.value(), SimulatedCatalogue.called(field.type()));
            if (problem.isPresent()) {
                return problem.map(what -> found.name() + " " + what);
            }
        }
        boolean isDue = field.requiredWhen() != null && field.requiredWhen().holds(body);
        if (!field.mandatory() && !isDue || !EntryField.isAbsent(field.path().single(body))) {
            return Optional.empty();
        }
        String words = field.path() + " is required";
        return Optional.of(isDue ? words + " when " + field.requiredWhen() : words);
    }

    private static Optional<String> reachableCustomer(JsonNode root) {
        JsonNode customer = root.path("customer");
        return customer.path("email").asText("").isBlank()
                        && customer.path("phone").asText("").isBlank()
                ? Optional.of("customer.email or customer.phone is required")
                : Optional.empty();
    }

    /** Items without any price are shown to the payer as they are, and add up to nothing. */
    private static Optional<String> itemsAddUp(JsonNode root) {
        JsonNode items = root.path("order").path("line_items");
        BigInteger sum = BigInteger.ZERO;
        boolean priced = false;
        for (int i = 0; i < items.size(); i++) {
            JsonNode price = items.path(i).path("price");
            JsonNode quantity = items.path(i).path("quantity");
            priced |= price.isIntegralNumber();
            if (price.isIntegralNumber() && !quantity.isIntegralNumber()) {
                return Optional.of("order.line_items[%s].quantity is required".formatted(i));
            }
            sum = sum.add(price.bigIntegerValue().multiply(quantity.bigIntegerValue()));
        }
        BigInteger amount = new BigInteger(root.path("order").path("amount").asText());
        return priced && !sum.equals(amount)
                ? Optional.of(
                        "order.amount is %s, but price * quantity of order.line_items is %s"
                                .formatted(amount, sum))
                : Optional.empty();
    }
}
