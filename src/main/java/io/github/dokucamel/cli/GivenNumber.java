package io.github.dokucamel.cli;

import io.github.dokucamel.told.Shown;
import java.math.BigDecimal;
import java.util.regex.Pattern;
import picocli.CommandLine.TypeConversionException;

/** Numbers of options, in digits of ASCII and nothing else; what is none is told in a sentence. */
final class GivenNumber {

    private static final Pattern AMOUNT = Pattern.compile("-?[0-9]{1,18}(\\.[0-9]{1,4})?");
    private static final Pattern WHOLE = Pattern.compile("[0-9]{1,9}");

    private GivenNumber() {}

    /** Spelled as given: {@code 20000.00} stays so. */
    static BigDecimal amount(String given) {
        if (!AMOUNT.matcher(given).matches()) {
            throw new TypeConversionException(
                    Shown.of(given)
                            + " is no amount in rupiah. Write digits without separators, such as"
                            + " 90000 or 90000.00");
        }
        return new BigDecimal(given);
    }

    static Integer whole(String given) {
        if (!WHOLE.matcher(given).matches()) {
            throw new TypeConversionException(
                    Shown.of(given) + " is no whole number. Write at most nine digits, such as 2");
        }
        return Integer.valueOf(given);
    }
}
