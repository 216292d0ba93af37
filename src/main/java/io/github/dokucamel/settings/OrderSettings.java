package io.github.dokucamel.settings;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Map;

/**
 * What an order's number and its days mean.
 *
 * @param isSlashPlain whether {@code /} in an invoice number goes to DOKU as {@code -}
 * @param isRevisionApart whether a higher revision goes out under a number of its own
 * @param zone in which days are meant, and times shown to people
 */
public record OrderSettings(boolean isSlashPlain, boolean isRevisionApart, ZoneId zone) {

    static OrderSettings of(Values values) {
        return new OrderSettings(
                values.choice(
                        "doku.invoice-number.at-doku",
                        Map.of("plain", true, "same", false),
                        "is neither plain nor same"),
                values.choice(
                        "doku.order.revision-number",
                        Map.of("suffix", true, "same", false),
                        "is neither suffix nor same"),
                values.read(
                        "doku.time-zone",
                        OrderSettings::zone,
                        "is no time zone such as Asia/Jakarta"));
    }

    private static ZoneId zone(String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
