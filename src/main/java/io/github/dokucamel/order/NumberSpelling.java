package io.github.dokucamel.order;

import io.github.dokucamel.told.Shown;
import io.github.dokucamel.told.Unseen;
import io.github.dokucamel.told.Why;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a text that should be digits looks like, and what was probably meant. The digits to write are
 * named only where nothing is guessed: {@code 1.000} is a thousand in Jakarta and one in London, but
 * the person who wrote it sees at once which it was.
 */
final class NumberSpelling {

    static final String DIGITS_ONLY = "digits only, such as 90000";
    static final String WHOLE_ONLY = "a whole number without decimals, such as 90000";
    static final String ALL_DIGITS =
            "all digits; in a spreadsheet, format the column as a number without decimals";

    private static final String NO_DATE =
            "digits only; in a spreadsheet, format the column as a number";
    private static final int LONGEST_GUESSED = 40;
    private static final int LONGEST_CURRENCY = 3;

    /** Space, comma, full stop, underscore, apostrophes, no-break and thin spaces. */
    private static final String GROUP = "[., _'\\u2019\\u00a0\\u2007\\u2009\\u202f]";

    /** A text is stripped of plain spaces at its ends before, but not of these. */
    private static final Pattern UNSEEN =
            Pattern.compile("[\\p{Cf}\\p{Cc}" + Unseen.FILLERS + "]|^\\p{Z}+|\\p{Z}+$");

    private static final Pattern CURRENCY =
            Pattern.compile(
                    "(?:rp|idr)[. \\u00a0]*(.*[0-9].*)|(.*[0-9].*?)[ \\u00a0]*(?:rp|idr)\\.?",
                    Pattern.CASE_INSENSITIVE);
    private static final Pattern DASHED = Pattern.compile("(.*[0-9])[.,]-{1,2}");
    private static final Pattern THOUSANDS =
            Pattern.compile("([0-9]{1,3}(?:(" + GROUP + ")[0-9]{3})(?:\\2[0-9]{3})*)([.,]0{1,2})?");
    private static final Pattern THOUSANDS_AND_DECIMALS =
            Pattern.compile("[0-9]{1,3}(?:" + GROUP + "[0-9]{3})+[.,][0-9]+");
    private static final Pattern DECIMALS = Pattern.compile("([0-9]+)[.,]([0-9]*)");
    private static final Pattern ZERO_DECIMALS = Pattern.compile("[0-9]+[.,]0*");
    private static final Pattern LEADING_ZEROS = Pattern.compile("0+[1-9][0-9]*");
    private static final Pattern SIGNED =
            Pattern.compile("[+\\-\\u2212\\uff0b\\uff0d]\\s*[0-9].*", Pattern.DOTALL);
    private static final Pattern EXPONENT = Pattern.compile("[0-9.,]+[eE][+-]?[0-9]+");
    private static final Pattern DATE =
            Pattern.compile("[0-9]{1,4}([-/.])[0-9]{1,2}\\1[0-9]{1,4}( .*)?");

    /** What a text looks like that matches, and what to do about it. */
    private record Look(Pattern pattern, String code, UnaryOperator<String> digits) {}

    /** The first one that matches counts. */
    private static final List<Look> LOOKS =
            List.of(
                    new Look(THOUSANDS, "digits_thousands", t -> write(digits(t), "")),
                    new Look(DATE, "digits_date", t -> NO_DATE),
                    new Look(THOUSANDS_AND_DECIMALS, "digits_decimals", t -> WHOLE_ONLY),
                    new Look(DASHED, "digits_and_more", t -> write(digits(t), DIGITS_ONLY)),
                    new Look(ZERO_DECIMALS, "digits_decimals", t -> write(digits(t), DIGITS_ONLY)),
                    new Look(DECIMALS, "digits_decimals", t -> WHOLE_ONLY),
                    new Look(
                            LEADING_ZEROS,
                            "digits_leading_zeros",
                            t -> write(t.replaceFirst("0+", ""), DIGITS_ONLY)),
                    new Look(SIGNED, "digits_sign", t -> DIGITS_ONLY),
                    new Look(EXPONENT, "digits_lost", t -> ALL_DIGITS));

    private NumberSpelling() {}

    /**
     * @param text is no whole number
     */
    static Why wrong(String text) {
        if (text.isEmpty()) {
            return Why.of("digits_empty", "digits", DIGITS_ONLY);
        }
        if (text.length() > LONGEST_GUESSED) {
            return unknown(text);
        }
        String seen = UNSEEN.matcher(text).replaceAll("");
        if (!seen.equals(text)) {
            return why("digits_unseen", text, write(digits(seen), DIGITS_ONLY));
        }
        String ascii = ascii(text);
        if (!ascii.equals(text)) {
            return why("digits_of_another_script", text, write(digits(ascii), DIGITS_ONLY));
        }
        Matcher currency = CURRENCY.matcher(text);
        if (currency.matches()) {
            String number = currency.group(1) == null ? currency.group(2) : currency.group(1);
            return why("digits_currency", text, write(digits(number), DIGITS_ONLY));
        }
        return LOOKS.stream()
                .filter(look -> look.pattern.matcher(text).matches())
                .findFirst()
                .map(look -> why(look.code, text, look.digits.apply(text)))
                .orElseGet(() -> unknown(text));
    }

    /** A name that slipped into the wrong column is not quoted; a currency beside a number is. */
    private static Why unknown(String text) {
        boolean words =
                text.length() > LONGEST_GUESSED
                        || text.codePoints().filter(Character::isLetter).count() > LONGEST_CURRENCY;
        return words
                ? Why.of("digits_words", "digits", DIGITS_ONLY)
                : why("digits_none", text, DIGITS_ONLY);
    }

    private static Why why(String code, String text, String digits) {
        return Why.of(code, "value", Shown.of(text), "digits", digits);
    }

    /** The digits a spelling certainly means; null where there is a doubt. */
    private static @Nullable String digits(String spelling) {
        Matcher dashed = DASHED.matcher(spelling);
        String text = dashed.matches() ? dashed.group(1) : spelling;
        Matcher thousands = THOUSANDS.matcher(text);
        if (thousands.matches()) {
            return thousands.group(1).replaceAll("[^0-9]", "");
        }
        Matcher decimals = DECIMALS.matcher(text);
        if (decimals.matches()) {
            return decimals.group(2).matches("0{0,2}") ? decimals.group(1) : null;
        }
        return text.matches("[0-9]+") ? text : null;
    }

    private static String write(@Nullable String digits, String otherwise) {
        return digits == null ? otherwise : Shown.of(digits);
    }

    /** With the digits of every script as ASCII digits. */
    private static String ascii(String text) {
        StringBuilder ascii = new StringBuilder();
        text.codePoints()
                .forEach(
                        c -> {
                            int digit = Character.isDigit(c) ? Character.digit(c, 10) : -1;
                            ascii.appendCodePoint(digit < 0 ? c : '0' + digit);
                        });
        return ascii.toString();
    }
}
