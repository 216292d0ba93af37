package io.github.dokucamel.intake.table;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A whole number as a sheet shows it, where its format leaves no doubt: {@code INV-0012}. */
final class ShownNumber {

    /** Text, a digit, or what changes nothing that is shown; whatever else there is leaves a doubt. */
    private static final Pattern PART =
            Pattern.compile(
                    "\"([^\"]*)\"|\\\\(.)|([-+() !])|([0#])|\\[(?:black|blue|cyan|green|magenta|red|white|yellow|color ?[0-9]+|\\$-[0-9a-f]+)\\]",
                    Pattern.CASE_INSENSITIVE);

    private static final Pattern GENERAL =
            Pattern.compile("general|standard|@", Pattern.CASE_INSENSITIVE);

    /** A quote or an escape may hold it. */
    private static final Pattern SECTION = Pattern.compile("(?:\"[^\"]*\"|\\\\.|[^\";\\\\])*");

    private static final char DIGIT = '\uffff';
    private static final char ZERO = '\ufffe';
    private static final int LONGEST = 200;

    private ShownNumber() {}

    /** Null where that depends on more than the format, as on the separators of a country. */
    static @Nullable String of(BigDecimal value, @Nullable String format) {
        if (!isWhole(value) || format != null && format.length() > LONGEST) {
            return null;
        }
        String digits = value.toBigInteger().toString();
        if (format == null || GENERAL.matcher(format).matches()) {
            return digits;
        }
        Matcher sections = SECTION.matcher(format);
        boolean hasZeros = value.signum() == 0 && format.indexOf(';') >= 0;
        if (hasZeros || !sections.lookingAt()) {
            return null;
        }
        String places = places(sections.group());
        return places == null ? null : filled(places, digits);
    }

    static boolean isWhole(BigDecimal value) {
        return value.signum() >= 0 && value.stripTrailingZeros().scale() <= 0;
    }

    /** The text of a format, with marks where digits go; null for one that leaves a doubt. */
    private static @Nullable String places(String section) {
        StringBuilder places = new StringBuilder();
        Matcher part = PART.matcher(section);
        int end = 0;
        while (end < section.length()) {
            if (!part.find(end) || part.start() != end) {
                return null;
            }
            end = part.end();
            for (int group = 1; group <= 3; group++) {
                places.append(part.group(group) == null ? "" : part.group(group));
            }
            if (part.group(4) != null) {
                places.append(part.group(4).equals("0") ? ZERO : DIGIT);
            }
        }
        boolean hasPlace = places.indexOf("" + ZERO) >= 0;
        boolean isOdd = places.indexOf("" + DIGIT, places.indexOf("" + ZERO)) >= 0;
        return hasPlace && !isOdd ? places.toString() : null;
    }

    /** From the last place to the first, which takes all digits that are left. */
    private static String filled(String places, String digits) {
        StringBuilder shown = new StringBuilder();
        int left = digits.length();
        int first = 0;
        while (places.charAt(first) != ZERO && places.charAt(first) != DIGIT) {
            first++;
        }
        for (int i = places.length() - 1; i >= 0; i--) {
            char place = places.charAt(i);
            if (place != ZERO && place != DIGIT) {
                shown.insert(0, place);
            } else if (left > 0) {
                int from = i == first ? 0 : left - 1;
                shown.insert(0, digits.substring(from, left));
                left = from;
            } else if (place == ZERO) {
                shown.insert(0, '0');
            }
        }
        return shown.toString();
    }
}
