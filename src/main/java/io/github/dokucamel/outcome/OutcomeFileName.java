package io.github.dokucamel.outcome;

import io.github.dokucamel.signature.Sha256;
import io.github.dokucamel.told.FreeName;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The file name of an outcome document: {@code
 * <merchant>-<operation>-<invoice_number>-r<revision>-<outcome>.json}, of a call {@code
 * <merchant>-<operation>-<key>-call-<outcome>.json}. Characters outside {@code
 * [A-Za-z0-9._-]} are percent-encoded, but for a number's {@code /}, which is {@code -}: no order
 * chooses a directory.
 */
public final class OutcomeFileName {

    private static final int LONGEST_PART = 100;
    private static final int TWIN_DIGITS = 4;

    private OutcomeFileName() {}

    /**
     * @param repeats whether the outcome can come again, so that its delivery id is needed too
     * @param hasTwin whether another order's number may be the same name, as it differs by letter
     *     case or by a slash for a hyphen alone: four digits tell them apart
     */
    public static String of(OutcomeDocument document, boolean repeats, boolean hasTwin) {
        boolean isTold = hasTwin && !repeats && document.callKey() == null;
        return of(document, repeats, isTold ? "~" + digits(document.invoiceNumber()) : "");
    }

    /** @param repeats whether the outcome can come again, so that its delivery id is needed too */
    public static String of(OutcomeDocument document, boolean repeats) {
        return of(document, repeats, "");
    }

    private static String of(OutcomeDocument document, boolean repeats, String twin) {
        String name =
                String.join(
                        "-",
                        safe(document.merchant()),
                        safe(document.operation()),
                        document.callKey() == null
                                ? safe(plain(document.invoiceNumber())) + twin
                                : key(document),
                        kind(document),
                        document.outcome());
        return FreeName.with(name, (repeats ? "-" + document.deliveryId() : "") + ".json");
    }

    /**
     * Of what DOKU told about something that is no order: {@code
     * <merchant>-<kind>-<id>-<outcome>-<delivery_id>.json}.
     */
    public static String of(
            String merchant, String kind, String id, Outcome outcome, String deliveryId) {
        String name = String.join("-", safe(merchant), kind, safe(id), outcome.text());
        return FreeName.with(name, "-" + deliveryId + ".json");
    }

    /** A slash, which no name of a file has, is a hyphen. */
    private static @Nullable String plain(@Nullable String number) {
        return number == null ? null : number.replace('/', '-');
    }

    private static String digits(@Nullable String number) {
        return Sha256.hex(String.valueOf(number).getBytes(StandardCharsets.UTF_8))
                .substring(0, TWIN_DIGITS);
    }

    /** A key that would be cut is not of use: another may begin the same. */
    private static String key(OutcomeDocument document) {
        String key = safe(document.callKey());
        return key.length() < LONGEST_PART
                ? key
                : Objects.requireNonNull(document.deliveryId(), "An order in flight has no file");
    }

    private static String kind(OutcomeDocument document) {
        if (document.callKey() != null) {
            return "call";
        }
        return "r" + (document.revision() == null ? "none" : document.revision());
    }

    private static String safe(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return "none";
        }
        StringBuilder safe = new StringBuilder();
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            boolean letterOrDigit = c < 128 && Character.isLetterOrDigit(c);
            if (letterOrDigit || c == '_' || c == '-' || c == '.' && !safe.isEmpty()) {
                safe.append(c);
            } else {
                safe.append(String.format(Locale.ROOT, "%%%02X", (int) c));
            }
            if (safe.length() >= LONGEST_PART) {
                break;
            }
        }
        return safe.toString();
    }
}
