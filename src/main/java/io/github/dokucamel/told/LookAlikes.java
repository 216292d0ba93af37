package io.github.dokucamel.told;

import java.text.Normalizer;

/** Letters of other scripts that look like Latin ones. */
public final class LookAlikes {

    private static final String OTHERS =
            "\u0430\u0435\u043e\u0440\u0441\u0443\u0445\u0456\u0458\u0455\u0501\u04bb\u04cf\u051b\u051d\u0432\u043a\u043c\u043d\u0442"
                    + "\u03b1\u03bf\u03bd\u03b9\u03c1\u03c5\u03ba\u03c4\u0131\u0261\u0585\u057d\u0578";
    private static final String LATIN = "aeopcyxijsdhlqwbkmht" + "aovipuktigoun";

    private static final int FIRST_BEYOND_ASCII = 0x80;

    private LookAlikes() {}

    /** The text with a small Latin letter in the place of each that looks like one. */
    public static String latin(String text) {
        StringBuilder latin = new StringBuilder();
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKC);
        plain.codePoints().map(LookAlikes::letter).forEach(latin::appendCodePoint);
        return latin.toString();
    }

    private static int letter(int c) {
        int at = OTHERS.indexOf(Character.toLowerCase(c));
        return at < 0 ? c : LATIN.charAt(at);
    }

    /** {@code U+0430 CYRILLIC SMALL LETTER A}: the first one beyond ASCII; empty without one. */
    public static String in(String text) {
        return text.codePoints()
                .filter(c -> c >= FIRST_BEYOND_ASCII)
                .mapToObj(Unseen::name)
                .findFirst()
                .orElse("");
    }
}
