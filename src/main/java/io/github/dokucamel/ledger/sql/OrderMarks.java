package io.github.dokucamel.ledger.sql;

import io.github.dokucamel.operation.check.CheckedOrder;
import io.github.dokucamel.order.Order;
import io.github.dokucamel.signature.AsciiCase;
import io.github.dokucamel.signature.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What an order is found by that may be another one a second time. Whoever pays is not told by it: these
 * are digests.
 *
 * @param amount in rupiah; null of a call, and then all the rest is too
 * @param nearNumber equal of invoice numbers that differ by blanks, letter case or leading zeros
 * @param sameEmail equal of orders of one e-mail address and amount; null without an address
 * @param samePhone the same of a phone number
 */
record OrderMarks(
        @Nullable Long amount,
        @Nullable Long nearNumber,
        @Nullable Long sameEmail,
        @Nullable Long samePhone) {

    static final OrderMarks NONE = new OrderMarks(null, null, null, null);

    private static final Pattern COUNTRY = Pattern.compile("^(62|0)+");

    static OrderMarks of(CheckedOrder checked) {
        return checked.order() == null ? NONE : of(checked.merchant(), checked.order());
    }

    static OrderMarks of(String merchant, Order order) {
        String email = order.customer().email();
        String phone = order.customer().phone();
        return new OrderMarks(
                order.amount(),
                digest(merchant, "number", near(order.invoiceNumber()), 0),
                email == null
                        ? null
                        : digest(merchant, "email", AsciiCase.lower(email.strip()), order.amount()),
                phone == null ? null : digest(merchant, "phone", local(phone), order.amount()));
    }

    /** {@code fj/7} of {@code FJ / 0007}. */
    static String near(String invoiceNumber) {
        String text = AsciiCase.lower(withoutBlanks(invoiceNumber));
        StringBuilder near = new StringBuilder(text.length());
        boolean inNumber = false;
        for (int i = 0; i < text.length(); i++) {
            boolean leads = !inNumber && text.charAt(i) == '0' && isDigit(text, i + 1);
            if (!leads) {
                inNumber = isDigit(text, i);
                near.append(text.charAt(i));
            }
        }
        return near.toString();
    }

    private static boolean isDigit(String text, int index) {
        return index < text.length() && text.charAt(index) >= '0' && text.charAt(index) <= '9';
    }

    private static String withoutBlanks(String text) {
        StringBuilder left = new StringBuilder(text.length());
        text.chars()
                .filter(c -> !Character.isSpaceChar(c) && (c < '\t' || c > '\r'))
                .forEach(c -> left.append((char) c));
        return left.toString();
    }

    /** The same of {@code 0812-3456} and {@code +62 812 3456}. */
    private static String local(String phone) {
        return COUNTRY.matcher(digits(phone)).replaceFirst("");
    }

    private static String digits(String text) {
        StringBuilder digits = new StringBuilder(text.length());
        text.chars().filter(c -> c >= '0' && c <= '9').forEach(c -> digits.append((char) c));
        return digits.toString();
    }

    private static long digest(String merchant, String kind, String value, long amount) {
        String text = String.join("\n", merchant, kind, Long.toString(amount), value);
        return ByteBuffer.wrap(Sha256.of(text.getBytes(StandardCharsets.UTF_8))).getLong();
    }
}
