package io.github.dokucamel.operation.shape;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dokucamel.operation.Operation;
import io.github.dokucamel.order.Order;
import io.github.dokucamel.signature.Sha256;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;

/**
 * Under which number an order goes to DOKU. It is a function of the order alone: the same order has
 * the same number wherever and whenever it is asked for.
 *
 * @param plain whether {@code /} goes as {@code -}
 * @param suffix whether a higher revision goes under a number of its own, {@code INV-1-r2}
 */
public record DokuNumbers(boolean plain, boolean suffix) {

    public static final DokuNumbers DEFAULT = new DokuNumbers(true, true);

    private static final int BASE = 36;

    /** Letters and digits at the end of a number that had to be made another. */
    private static final int TAIL = 8;

    /**
     * Null where it is the books' own, or does not fit in the books already, which the checks tell.
     *
     * @param payload of the order under the books' number
     */
    public String of(Order order, Operation operation, ObjectNode payload) {
        String books = order.invoiceNumber();
        if (books == null) {
            return null;
        }
        String number = plain ? books.replace('/', '-') : books;
        NumberLimits limits = NumberLimits.of(operation, payload);
        boolean fitsAlone = limits.fit(plain ? books.replace("/", "") : books);
        if (suffix && order.revision() > 1) {
            number += "-r" + order.revision();
        }
        if (number.equals(books)) {
            return null;
        }
        boolean isTooLong = books.length() > limits.longest();
        return limits.fit(number) || !fitsAlone || isTooLong
                ? number
                : shortened(number, books + "\n" + order.revision(), limits);
    }

    /** As much of it as there is room for, and a digest of all that it was made from. */
    private static String shortened(String number, String whole, NumberLimits limits) {
        byte[] digest = Sha256.of(whole.getBytes(StandardCharsets.UTF_8));
        String digits = new BigInteger(1, digest).toString(BASE);
        String tail = digits.substring(digits.length() - TAIL);
        boolean hasSymbols = limits.fit("-");
        String begin = hasSymbols ? number : number.replaceAll("[^A-Za-z0-9]", "");
        String end = hasSymbols ? "-" + tail : tail;
        int room = Math.max(0, limits.longest() - end.length());
        return begin.substring(0, Math.min(begin.length(), room)) + end;
    }
}
