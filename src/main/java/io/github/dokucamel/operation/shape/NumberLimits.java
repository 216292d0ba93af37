package io.github.dokucamel.operation.shape;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dokucamel.operation.Field;
import io.github.dokucamel.operation.Findings;
import io.github.dokucamel.operation.Members;
import io.github.dokucamel.operation.Operation;
import io.github.dokucamel.told.Why;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * What the number of one order may look like at DOKU, by its operation and by the channels that the
 * order names.
 *
 * @param longest in characters
 * @param pattern null for any characters
 */
record NumberLimits(int longest, Pattern pattern) {

    private static final int LONGEST = 64;
    private static final int CARD_LONGEST = 30;
    private static final int MANDIRI_OLDER_LONGEST = 27;
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9]*");
    private static final String KKI = "KARTU_KREDIT_INDONESIA";
    private static final String CARD = "CREDIT_CARD";
    private static final String MANDIRI = "BANK_MANDIRI";

    static NumberLimits of(Operation operation, ObjectNode payload) {
        Optional<Field> field = field(operation, payload);
        Integer most = field.map(Field::maxLength).orElse(null);
        int longest = card(operation, payload) == null ? LONGEST : CARD_LONGEST;
        return new NumberLimits(
                most == null ? longest : Math.min(most, longest),
                isPlain(operation, payload) ? PLAIN : field.map(Field::pattern).orElse(null));
    }

    /** The one that an order's number fills, under the rules of the order's channel. */
    private static Optional<Field> field(Operation operation, ObjectNode payload) {
        String channel = Members.at(payload, "additionalInfo.channel").asText();
        return Shapes.of(operation).slots().stream()
                .filter(slot -> slot.field().equals("invoice_number"))
                .map(slot -> operation.field(slot.path()).orElse(null))
                .filter(Objects::nonNull)
                .map(field -> field.byChannel().getOrDefault(channel, field))
                .findFirst();
    }

    boolean fit(String number) {
        return number.length() <= longest && (pattern == null || pattern.matcher(number).matches());
    }

    /** What the order's channels have against its number; the catalogue's fields say the rest. */
    static void check(Operation operation, ObjectNode payload, Findings findings) {
        String number = payload.path("order").path("invoice_number").asText();
        int length = number.length();
        String card = card(operation, payload);
        if (card != null && length > CARD_LONGEST) {
            findings.refuse(
                    "invoice_number",
                    Why.of(
                            "too_long_with",
                            "most",
                            CARD_LONGEST,
                            "channel",
                            card,
                            "length",
                            length));
        } else if (MANDIRI.equals(card) && length > MANDIRI_OLDER_LONGEST) {
            findings.warn("invoice_number", Why.of("long_for_mandiri", "length", length));
        }
        if (isPlain(operation, payload) && !PLAIN.matcher(number).matches()) {
            findings.refuse("invoice_number", Why.of("letters_and_digits_for", "channel", KKI));
        }
    }

    /** The channel or acquirer that wants a short number; null when none does. */
    private static String card(Operation operation, ObjectNode payload) {
        String acquirer = payload.path("payment").path("acquirer").asText();
        if (operation.body().equals("payment-page")) {
            return acquirer.equals(MANDIRI) ? MANDIRI : null;
        }
        return channels(operation, payload).anyMatch(CARD::equals) ? CARD : null;
    }

    private static boolean isPlain(Operation operation, ObjectNode payload) {
        return channels(operation, payload).anyMatch(KKI::equals);
    }

    private static Stream<String> channels(Operation operation, ObjectNode payload) {
        if (!operation.body().equals("checkout")) {
            return Stream.empty();
        }
        JsonNode channels = payload.path("payment").path("payment_method_types");
        return StreamSupport.stream(channels.spliterator(), false).map(JsonNode::asText);
    }
}
