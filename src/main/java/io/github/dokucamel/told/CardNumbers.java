package io.github.dokucamel.told;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds payment card numbers in text: 13 to 19 digits of any script, in one piece or in groups
 * parted by up to three spaces, dashes or full stops, with a valid check digit and the prefix of a
 * card scheme. Characters that show nowhere part nothing. Groups with words between them are not
 * put together. About one in ten digit runs with such a prefix passes the check by chance, so ids
 * and phone numbers are better not asked about.
 */
public final class CardNumbers {

    private static final int SHORTEST = 13;
    private static final int LONGEST = 19;

    /** Characters between two groups of one number: {@code 4111 - 1111}. */
    private static final int WIDEST_GAP = 3;

    /** Groups that far apart belong together only when each has at least this many digits. */
    private static final int FEWEST_APART = 3;

    /** Digits in one piece, of whatever script. */
    private record Group(String digits, boolean afterWideGap) {}

    /** Inclusive ranges over the first six digits, and the fewest digits the scheme issues. */
    private record Scheme(int from, int to, int fewestDigits) {}

    private static final List<Scheme> SCHEMES =
            List.of(
                    new Scheme(400000, 499999, SHORTEST), // Visa
                    new Scheme(510000, 559999, SHORTEST), // Mastercard
                    new Scheme(222100, 272099, 16), // Mastercard; shorter ones are dates
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
        List<Group> groups = new ArrayList<>();
        StringBuilder digits = new StringBuilder();
        int gap = 0;
        for (int at = 0; at < text.length(); ) {
            int c = text.codePointAt(at);
            at += Character.charCount(c);
            if (Character.isDigit(c)) {
                if (digits.isEmpty() && gap > WIDEST_GAP) {
                    if (anyCard(groups)) {
                        return true;
                    }
                    groups.clear();
                }
                if (digits.length() <= LONGEST) {
                    digits.append((char) ('0' + Character.digit(c, 10)));
                }
            } else if (!isUnseen(c)) {
                if (!digits.isEmpty()) {
                    groups.add(new Group(digits.toString(), gap > 1));
                    digits.setLength(0);
                    gap = 0;
                }
                gap += isSeparator(c) ? 1 : WIDEST_GAP + 1;
            }
        }
        if (!digits.isEmpty()) {
            groups.add(new Group(digits.toString(), gap > 1));
        }
        return anyCard(groups);
    }

    private static boolean anyCard(List<Group> groups) {
        for (int first = 0; first < groups.size(); first++) {
            StringBuilder digits = new StringBuilder();
            boolean wide = false;
            boolean tiny = false;
            for (int next = first; next < groups.size(); next++) {
                Group group = groups.get(next);
                digits.append(group.digits);
                wide |= next > first && group.afterWideGap;
                tiny |= group.digits.length() < FEWEST_APART;
                if (digits.length() > LONGEST || wide && tiny) {
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

    /** Shows nowhere: without it two groups read as one. */
    private static boolean isUnseen(int c) {
        return Character.getType(c) == Character.FORMAT
                || Character.isISOControl(c) && !Character.isWhitespace(c);
    }

    private static boolean isSeparator(int c) {
        return c == '.'
                || Character.isWhitespace(c)
                || Character.isSpaceChar(c)
                || Character.getType(c) == Character.DASH_PUNCTUATION;
    }
}
