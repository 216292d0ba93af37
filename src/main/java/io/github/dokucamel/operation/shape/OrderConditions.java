package io.github.dokucamel.operation.shape;

import io.github.dokucamel.operation.Findings;
import io.github.dokucamel.order.Order;
import io.github.dokucamel.told.Why;
import java.util.regex.Pattern;

/** What is worth a word in every order, whichever operation it is for. */
final class OrderConditions {

    /** A mobile number of Indonesia as it stands behind +62 or 0. */
    private static final Pattern LOST_ZERO = Pattern.compile("8[1-9][0-9]{7,10}");

    private static final Pattern ADDRESS =
            Pattern.compile("https?://[^\\s\\p{Z}\\p{Cc}]+", Pattern.CASE_INSENSITIVE);

    private OrderConditions() {}

    static void warnOfNoAddress(String field, String url, Findings findings) {
        if (!isBlank(url) && !ADDRESS.matcher(url).matches()) {
            findings.warn(field, Why.of("address_doubtful"));
        }
    }

    static void warnOfLostZero(Order order, Findings findings) {
        String phone = order.customer().phone();
        if (phone != null && LOST_ZERO.matcher(phone).matches()) {
            findings.warn("customer.phone", Why.of("phone_lost_zero"));
        }
    }

    /**
     * @param back where the payer returns to, by the payload; blank when nowhere
     */
    static void refuseRedirectToNowhere(Order order, String back, Findings findings) {
        if (order.autoRedirect() && isBlank(back)) {
            findings.refuse("callback_url", Why.of("no_way_back"));
        }
    }

    static boolean isBlank(String text) {
        return text == null || text.isBlank();
    }
}
