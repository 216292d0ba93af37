package io.github.dokucamel.simulator;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/**
 * The body of {@code POST /credit-card/v1/payment-page} against what DOKU documents: the fields in
 * {@code META-INF/doku/simulator/payment-page-fields.json}, and the rules that span several of them.
 *
 * <p>Unknown members are ignored. Character patterns are not judged: they come from DOKU's plugins
 * and not from a page.
 *
 * @see <a href="https://developers.doku.com">DOKU: cards, payment page integration guide</a>
 */
final class PaymentPageCheck {

    private static final String FIELDS = "/META-INF/doku/simulator/payment-page-fields.json";

    private final List<FieldRule> rules = readRules();

    /**
     * @param body as received, any bytes
     * @return the first thing wrong with it, naming the field, e.g. {@code order.amount is
     *     required}; empty when there is none
     */
    Optional<String> firstProblem(byte[] body) {
        JsonNode root = Json.read(body);
        if (!root.isObject()) {
            return Optional.of(
                    root.isMissingNode() ? "body is not JSON" : "body must be a JSON object");
        }
        return rules.stream()
                .map(rule -> rule.firstProblem(root))
                .flatMap(Optional::stream)
                .findFirst()
                .or(() -> reachableCustomer(root))
                .or(() -> itemsAddUp(root));
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
                return Optional.of("order.line_items[%d].quantity is required".formatted(i));
            }
            sum = sum.add(price.bigIntegerValue().multiply(quantity.bigIntegerValue()));
        }
        BigInteger amount = new BigInteger(root.path("order").path("amount").asText());
        return priced && !sum.equals(amount)
                ? Optional.of(
                        "order.amount is %d, but price * quantity of order.line_items is %d"
                                .formatted(amount, sum))
                : Optional.empty();
    }

    private static List<FieldRule> readRules() {
        try (InputStream in = PaymentPageCheck.class.getResourceAsStream(FIELDS)) {
            if (in == null) {
                throw new IllegalStateException("not on the class path: " + FIELDS);
            }
            return new ObjectMapper().readValue(in, new TypeReference<>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(FIELDS + " cannot be read", e);
        }
    }
}
