package io.github.dokucamel.settings;

import io.github.dokucamel.signature.AsciiCase;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers of bytes as people write them, by 1,024: {@code 800}, {@code 500kB}, {@code 2 GB}. */
final class SizeText {

    private static final Pattern SHAPE = Pattern.compile("(\\d{1,15})\\s*([KMGT]?)B?");

    private SizeText() {}

    /**
     * @throws IllegalArgumentException when it is none
     * @throws ArithmeticException when no file is as large
     */
    static long read(String text) {
        Matcher m = SHAPE.matcher(AsciiCase.upper(text));
        if (!m.matches()) {
            throw new IllegalArgumentException();
        }
        int thousands = "KMGT".indexOf(m.group(2)) + (m.group(2).isEmpty() ? 0 : 1);
        return Math.multiplyExact(Long.parseLong(m.group(1)), 1L << (10 * thousands));
    }
}
