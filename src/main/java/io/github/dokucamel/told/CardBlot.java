package io.github.dokucamel.told;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Blots card numbers out of what others tell us, and leaves all else as it is: {@code 411111******1111}.
 * By the strict rule, a scheme's prefix, as many digits as it issues and a check digit; a number that
 * is something else by the name of its member, a reference, an account, a phone, is left alone.
 */
public final class CardBlot {

    private static final int SHOWN_BEFORE = 6;
    private static final int SHOWN_BEHIND = 4;

    /** In one piece, or in groups as cards have them, parted by one character everywhere. */
    private static final Pattern NUMBER =
            Pattern.compile(
                    "(?<!\\p{Nd})(?:\\p{Nd}{13,19}"
                            + "|\\p{Nd}{4}([\\p{Z}\\p{Pd}._/])\\p{Nd}{4}\\1\\p{Nd}{4}\\1\\p{Nd}{1,7}"
                            + "|\\p{Nd}{4}([\\p{Z}\\p{Pd}._/])\\p{Nd}{6}\\2\\p{Nd}{4,5})(?!\\p{Nd})");

    private static final Pattern NO_DIGIT = Pattern.compile("\\P{Nd}");

    private static final Pattern PARTING = Pattern.compile("[_.-]");

    /** How the names of members end, or what is in them, whose number is none of a card. */
    private static final Pattern ANOTHER_NUMBER =
            Pattern.compile(
                    "(?i).*(id|no|num|number|code|phone|mobile|date|time|timestamp|url|token|key|ref"
                            + "|reference|rrn|stan|account|invoice|nik|npwp)"
                            + "|.*(custid|customerid|trxid|requestid|referenceno).*");

    private static final Pattern CARD =
            Pattern.compile("(?i).*card.*|(customer|masked|primary|[fdt])?pan(number|no)?");

    private CardBlot() {}

    /**
     * @param member whose value the text is; null for a text of no name
     */
    public static String of(@Nullable String member, String text) {
        return member != null && isAnotherNumber(member) ? text : of(text);
    }

    /** Of a text that people write, or that nothing is known of. */
    public static String of(String text) {
        Matcher number = NUMBER.matcher(text);
        StringBuilder blotted = new StringBuilder();
        while (number.find()) {
            String digits = digits(number.group());
            number.appendReplacement(
                    blotted,
                    Matcher.quoteReplacement(
                            CardNumbers.isId(digits) ? blot(digits) : number.group()));
        }
        return number.appendTail(blotted).toString();
    }

    private static boolean isAnotherNumber(String member) {
        String name = PARTING.matcher(member).replaceAll("");
        return !CARD.matcher(name).matches() && ANOTHER_NUMBER.matcher(name).matches();
    }

    /** Of ASCII, without what parts them. */
    private static String digits(String number) {
        return NO_DIGIT.matcher(number)
                .replaceAll("")
                .codePoints()
                .collect(
                        StringBuilder::new,
                        (all, c) -> all.append(Character.digit(c, 10)),
                        StringBuilder::append)
                .toString();
    }

    private static String blot(String digits) {
        int end = digits.length() - SHOWN_BEHIND;
        return digits.substring(0, SHOWN_BEFORE)
                + "*".repeat(end - SHOWN_BEFORE)
                + digits.substring(end);
    }
}
