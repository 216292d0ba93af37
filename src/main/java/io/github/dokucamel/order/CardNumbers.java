package io.github.dokucamel.order;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds payment card numbers in text: 13 to 19 digits in one piece or in groups parted by single
 * spaces or dashes, with a valid check digit and the prefix of a card scheme. About one in ten
 * digit runs with such a prefix passes the check by chance, so ids and phone numbers are better not
 * asked about.
 */
public final class CardNumbers {

    private static final int SHORTEST = 13;
    private static final int LONGEST = 19;

    /** Inclusive ranges over the first six digits, and the fewest digits the scheme issues. */
    private record Scheme(int from, int to, int fewestDigits) {}

    private static final List<Scheme> SCHEMES =
            List.of(
                    new Scheme(400000, 499999, SHORTEST), // Visa
                    new Scheme(510000, 559999, SHORTEST), // Mastercard
                    new Scheme(222100, 272099, SHORTEST), // Mastercard
                    new Scheme(340000, 349999, SHORTEST), // American Express
                    new Scheme(370000, 379999, SHORTEST), // American Express
                    new Scheme(352800, 358999, SHORTEST), // JCB
                    new Scheme(300000, 305999, SHORTEST), // Diners Club
                    new Scheme(360000, 369999, SHORTEST), // Diners Club
                    new Scheme(380000, 399999, SHORTEST), // Diners Club
                    new Scheme(601100, 601199, SHORTEST), // Discover
                    new Scheme(644000, 659999, SHORTEST), // Discover
                    new Scheme(620000, 629999, 16), // UnionPay; shorter ones are phones of +62
                    new Scheme(501800, 501899, SHORTEST), // Maestro, here and below
                    new Scheme(502000, 502099, SHORTEST),
                    new Scheme(503800, 503899, SHORTEST),
                    new Scheme(589300, 589399, SHORTEST),
                    new Scheme(630400, 630499, SHORTEST),
                    new Scheme(675900, 675999, SHORTEST),
                    new Scheme(676100, 676399, SHORTEST));

    private CardNumbers() {}

    public static boolean isIn(String text) {
        if (text == null || text.length() < SHORTEST) {
            return false;
        }
        List<String> groups = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            int end = endOfDigits(text, at);
            if (end > at) {
                groups.add(digits(text, at, end));
                at = end;
                if (at + 1 < text.length()
                        && isSeparator(text.charAt(at))
                        && isDigit(text.charAt(at + 1))) {
                    at++; // the next group belongs to the same run
                    continue;
                }
            } else {
                at++;
            }
            if (anyCard(groups)) {
                return true;
            }
            groups.clear();
        }
        return anyCard(groups);
    }

    private static boolean anyCard(List<String> groups) {
        for (int first = 0; first < groups.size(); first++) {
            StringBuilder digits = new StringBuilder();
            for (int next = first; next < groups.size(); next++) {
                digits.append(groups.get(next));
                if (digits.length() > LONGEST) {
                    break;
                }
                if (digits.length() >= SHORTEST && isCard(digits)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isCard(CharSequence digits) {
        int prefix = Integer.parseInt(digits, 0, 6, 10);
        return SCHEMES.stream()
                        .anyMatch(
                                scheme ->
                                        prefix >= scheme.from
                                                && prefix <= scheme.to
                                                && digits.length() >= scheme.fewestDigits)
                && checkDigitHolds(digits);
    }

    /** Luhn. */
    private static boolean checkDigitHolds(CharSequence digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int weighted = i % 2 == 0 ? digit : 2 * digit;
            sum += weighted > 9 ? weighted - 9 : weighted;
        }
        return sum % 10 == 0;
    }

    private static int endOfDigits(String text, int from) {
        int end = from;
        while (end < text.length() && isDigit(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static String digits(String text, int from, int to) {
        StringBuilder ascii = new StringBuilder(to - from);
        for (int i = from; i < to; i++) {
            ascii.append((char) ('0' + Character.digit(text.charAt(i), 10)));
        }
        return ascii.toString();
    }

    /** Digits of any script: full-width ones hide a card number just as well. */
    private static boolean isDigit(char c) {
        return Character.isDigit(c);
    }

    private static boolean isSeparator(char c) {
        return Character.isSpaceChar(c) || Character.getType(c) == Character.DASH_PUNCTUATION;
    }
}
