package io.github.dokucamel.signature;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** How JSON writers put a number that they took for one of their own kinds. */
enum JsonNumbers {
    FRACTIONS_SHORT("with 10000 for 10000.00", (name, n) -> hasFraction(n), JsonNumbers::shortest),
    FRACTIONS_ONE("with 10000.0 for 10000.00", (name, n) -> hasFraction(n), n -> places(n, 1)),
    FRACTIONS_TWO("with 10000.00 for 10000.0", (name, n) -> hasFraction(n), n -> places(n, 2)),
    AMOUNTS_ONE("with 10000.0 for amounts of 10000", JsonNumbers::isAmount, n -> places(n, 1)),
    AMOUNTS_TWO("with 10000.00 for amounts of 10000", JsonNumbers::isAmount, n -> places(n, 2)),
    ALL_ONE("with 10000.0 for 10000", (name, n) -> true, n -> places(n, 1)),
    ALL_TWO("with 10000.00 for 10000", (name, n) -> true, n -> places(n, 2)),
    JAVA("with numbers as Java's double", (name, n) -> true, n -> "" + Double.parseDouble(n)),
    AMOUNTS_TEXT("with amounts in quotes", JsonNumbers::isAmount, n -> '"' + n + '"'),
    TEXT("with numbers in quotes", (name, n) -> true, n -> '"' + n + '"'),
    BARE("with numbers out of their quotes", (name, n) -> true, n -> n);

    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,20}(\\.\\d{1,20})?");

    final String how;
    private final BiPredicate<String, String> which;
    private final UnaryOperator<String> written;

    JsonNumbers(String how, BiPredicate<String, String> which, UnaryOperator<String> written) {
        this.how = how;
        this.which = which;
        this.written = written;
    }

    List<String> of(List<String> tokens) {
        List<String> all = new ArrayList<>(tokens);
        String name = "";
        for (int i = 0; i < all.size(); i++) {
            String token = all.get(i);
            boolean quoted = JsonTokens.isString(token);
            String number = quoted ? token.substring(1, token.length() - 1) : token;
            if (quoted == (this == BARE)
                    && NUMBER.matcher(number).matches()
                    && which.test(name, number)) {
                all.set(i, written.apply(number));
            } else if (quoted) {
                name = token;
            }
        }
        return all;
    }

    private static boolean hasFraction(String number) {
        return number.contains(".");
    }

    /** The name stands right before it, or at the head of its list. */
    private static boolean isAmount(String name, String number) {
        String lower = AsciiCase.lower(name);
        return lower.contains("amount") || lower.contains("price") || lower.contains("value");
    }

    private static String shortest(String number) {
        return new BigDecimal(number).stripTrailingZeros().toPlainString();
    }

    private static String places(String number, int least) {
        BigDecimal value = new BigDecimal(shortest(number));
        return value.setScale(Math.max(least, value.scale()), RoundingMode.UNNECESSARY)
                .toPlainString();
    }
}
