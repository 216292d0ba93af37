package io.github.dokucamel.intake.table;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A phone number as people write it: {@code +62 812-3456-789}. */
final class PhoneCell {

    /** With the code of a country other than ours. */
    private static final int SHORTEST_ABROAD = 7;

    /** With an area, and so with the 0 or the 62 before it. */
    private static final int SHORTEST = 9;

    private static final Pattern DIGITS = Pattern.compile("\\+?[0-9]+");
    private static final Pattern PUNCTUATION = Pattern.compile("[ ().\\-/\u2010-\u2015]");
    private static final Pattern MOBILE = Pattern.compile("\\+?(?:0|62)8.*");
    private static final int SHORTEST_MOBILE = 10;

    /** The 0 of calls at home, beside the code of the country: {@code +62 (0)812}. */
    private static final Pattern HOME_ZERO = Pattern.compile("^(\\+[0-9]{1,3}) ?\\(0\\)");

    private static final Pattern OUR_ZERO = Pattern.compile("^(\\+?62)0+");
    private static final int LONGEST = 15;

    /** Characters of a cell: of several numbers, with words around. */
    private static final int MOST = 200;

    /** Indonesian mobile numbers begin with 08: one that begins with 8 has lost it. */
    private static final Pattern LOST_ZERO = Pattern.compile("8[1-9][0-9]{7,10}");

    private static final Pattern MANY =
            Pattern.compile("([+0-9][0-9 ().-]{6,})\\s*(?:[/;,|&]|dan|atau|or)\\s*[+0-9(].*");

    private static final Pattern SHORT = Pattern.compile("[0-9]+[.,][0-9]+[eE]\\+?[0-9]{1,3}");

    private static final Pattern CALLED =
            Pattern.compile(
                    "^(?:hp|wa|telp?|tel|phone|mobile|no)\\s*[.:]\\s*", Pattern.CASE_INSENSITIVE);

    private PhoneCell() {}

    /**
     * @param other whether the payer can be reached in another way, so that none at all will do
     */
    static CellFinding of(String cell, boolean other) {
        if (cell.length() > MOST) {
            return CellFinding.doubt(CellReason.PHONE_WORDS, null);
        }
        String text = CALLED.matcher(CellText.code(cell)).replaceFirst("");
        if (NoValue.is(text)) {
            return other ? CellFinding.sent("") : CellFinding.doubt(CellReason.CONTACT_NONE, null);
        }
        if (SHORT.matcher(text).matches()) {
            return CellFinding.doubt(CellReason.PHONE_SHORTENED, null);
        }
        Matcher many = MANY.matcher(text);
        if (many.matches()) {
            return CellFinding.doubt(CellReason.PHONE_TWO, bare(many.group(1)));
        }
        String bare = bare(text);
        if (!DIGITS.matcher(bare).matches()) {
            return CellFinding.doubt(CellReason.PHONE_WORDS, null);
        }
        String phone = LOST_ZERO.matcher(bare).matches() ? "0" + bare : bare;
        int digits = phone.replace("+", "").length();
        return digits < shortest(phone) || digits > LONGEST
                ? CellFinding.doubt(CellReason.PHONE_SHORT, null)
                : CellFinding.sent(phone);
    }

    private static int shortest(String phone) {
        if (MOBILE.matcher(phone).matches()) {
            return SHORTEST_MOBILE + ((phone.startsWith("62") || phone.startsWith("+62")) ? 1 : 0);
        }
        boolean isAbroad = phone.startsWith("+") && !phone.startsWith("+62");
        return isAbroad ? SHORTEST_ABROAD : SHORTEST;
    }

    private static String bare(String text) {
        String bare = digits(HOME_ZERO.matcher(text).replaceFirst("$1 "));
        return OUR_ZERO.matcher(bare).replaceFirst("$1");
    }

    private static String digits(String text) {
        String bare = PUNCTUATION.matcher(text).replaceAll("");
        boolean spaced = !bare.equals(text);
        // One without punctuation stays as it is: so it was sent before.
        return spaced && bare.startsWith("+62") ? bare.substring(1) : bare;
    }
}
