package io.github.dokucamel.told;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Finds payment card numbers in text: 13 to 19 digits of any script, in one piece or in groups
 * parted by up to three spaces, dashes or full stops, or by _ or /, with a valid check digit and the prefix of a
 * card scheme. Characters that show nowhere part nothing. Groups with words between them are not
 * put together. About one in ten digit runs with such a prefix passes the check by chance, so ids
 * and phone numbers are better not asked about.
 */
public final class CardNumbers {

    private static final int SHORTEST = CardScheme.SHORTEST;
    private static final int LONGEST = 19;

    /** Characters between two groups of one number: {@code 4111 - 1111}. */
    private static final int WIDEST_GAP = 3;

    /** Groups that far apart belong together only when each has at least this many digits. */
    private static final int FEWEST_APART = 3;

    /** Digits in one piece, of whatever script. */
    private record Group(String digits, boolean afterWideGap) {}

    private static final Pattern ESCAPE = Pattern.compile("%[0-9A-Fa-f]{2}");
    private static final Pattern ESCAPED_DIGIT = Pattern.compile("%3([0-9])");
    private static final Pattern ESCAPED_PERCENT = Pattern.compile("%25");

    /** So often may an address be written into another. */
    private static final int MOST_ESCAPES = 4;

    /** As people write them, and as a file writes them for others. */
    private static final Pattern PHONE = Pattern.compile("(\\+|00)?62.*|0.*");

    /** Province, place, day of birth (40 more for women), month, year, counter. */
    private static final Pattern NIK =
            Pattern.compile(
                    "(1[1-9]|21|3[1-6]|5[1-3]|6[1-5]|7[1-6]|8[12]|9[1-6])[0-9]{4}(0[1-9]|[12][0-9]|3[01]|4[1-9]|[56][0-9]|7[01])(0[1-9]|1[0-2])[0-9]{6}");

    private static final Pattern UUID =
            Pattern.compile("[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}");

    private static final Pattern NO_DIGIT = Pattern.compile("[^0-9]");
    private static final Pattern ID = Pattern.compile("[0-9][0-9 ._/-]*");

    private CardNumbers() {}

    public static boolean isIn(String text) {
        if (text == null || text.length() < SHORTEST) {
            return false;
        }
        return isAmong(text)
                || text.indexOf('%') >= 0
                        && (isAmong(ESCAPE.matcher(text).replaceAll(" "))
                                || isAmong(ESCAPE.matcher(meant(text)).replaceAll(" ")));
    }

    /** With digits for their escapes, and for escapes of those. */
    private static String meant(String text) {
        String meant = text;
        for (int times = 0; times < MOST_ESCAPES; times++) {
            meant =
                    ESCAPED_DIGIT
                            .matcher(ESCAPED_PERCENT.matcher(meant).replaceAll("%"))
                            .replaceAll("$1");
        }
        return meant;
    }

    /** The same of a key that tells calls apart: a UUID is none, whatever digits come about in it. */
    public static boolean isInKey(String text) {
        return isIn(text) && !UUID.matcher(text).matches();
    }

    /**
     * Whether an id is a card number and nothing else: a scheme's prefix, exactly as many digits as
     * it issues, a check digit that holds, and neither a phone of Indonesia nor a NIK.
     *
     * @param text may be null
     */
    public static boolean isId(String text) {
        if (text == null || !ID.matcher(text).matches()) {
            return false;
        }
        String digits = NO_DIGIT.matcher(text).replaceAll("");
        return digits.length() >= SHORTEST
                && digits.length() <= LONGEST
                && !PHONE.matcher(digits).matches()
                && !NIK.matcher(digits).matches()
                && CardScheme.ALL.stream()
                        .anyMatch(
                                scheme ->
                                        scheme.issues(prefix(digits))
                                                && digits.length() >= scheme.fewest()
                                                && digits.length() <= scheme.most())
                && checkDigitHolds(digits);
    }

    private static int prefix(CharSequence digits) {
        return Integer.parseInt(digits, 0, 6, 10);
    }

    private static boolean isAmong(String text) {
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
                gap += isSeparator(c) ? 1 : isJoint(c) ? 2 : WIDEST_GAP + 1;
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
        int prefix = prefix(digits);
        return CardScheme.ALL.stream()
                        .anyMatch(
                                scheme ->
                                        scheme.issues(prefix)
                                                && digits.length() >= scheme.fewestInText())
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
                || Unseen.isFiller(c)
                || Character.isISOControl(c) && !Character.isWhitespace(c);
    }

    /** Parts groups as well as a wide gap does: days, times and paths have fewer digits there. */
    private static boolean isJoint(int c) {
        return c == '_' || c == '/';
    }

    private static boolean isSeparator(int c) {
        return c == '.'
                || Character.isWhitespace(c)
                || Character.isSpaceChar(c)
                || Character.getType(c) == Character.DASH_PUNCTUATION;
    }
}
