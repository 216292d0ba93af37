package io.github.dokucamel.report;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Links that open a chat with a text ready to be sent. */
final class WhatsApp {

    private static final Pattern NO_DIGIT = Pattern.compile("[^0-9]");
    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{7,14}");
    private static final String INDONESIA = "62";

    private WhatsApp() {}

    /**
     * @param phone in any spelling; without a country it is one of Indonesia
     * @return empty where it can be none
     */
    static Optional<String> link(@Nullable String phone, String text) {
        return number(phone == null ? "" : phone)
                .map(
                        number ->
                                "https://wa.me/"
                                        + number
                                        + "?text="
                                        + URLEncoder.encode(text, StandardCharsets.UTF_8)
                                                .replace("+", "%20"));
    }

    /** {@code wa.me/6281287458232}. */
    static String shown(String link) {
        return link.substring("https://".length(), link.indexOf('?'));
    }

    private static Optional<String> number(String phone) {
        String digits = NO_DIGIT.matcher(phone).replaceAll("");
        String number;
        if (digits.startsWith("00")) {
            number = digits.substring(2);
        } else if (digits.startsWith("0")) {
            number = INDONESIA + digits.substring(1);
        } else if (digits.startsWith("8") && !phone.contains("+")) {
            number = INDONESIA + digits;
        } else {
            number = digits;
        }
        // A 0 that was left behind the country's number.
        String plain =
                number.startsWith(INDONESIA + "0") ? INDONESIA + number.substring(3) : number;
        return NUMBER.matcher(plain).matches() ? Optional.of(plain) : Optional.empty();
    }
}
