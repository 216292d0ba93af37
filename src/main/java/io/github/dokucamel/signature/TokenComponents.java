package io.github.dokucamel.signature;

import java.util.regex.Pattern;

/** What is signed to get a token: {@code clientId|timestamp}. */
final class TokenComponents {

    /** Without the bar that parts it from the timestamp. */
    private static final Pattern CLIENT_ID = Pattern.compile("[\\x21-\\x7b\\x7d\\x7e]{1,128}");

    private static final Pattern TIMESTAMP = Pattern.compile("[0-9TZtz:+.-]{1,40}");

    private TokenComponents() {}

    /** @throws IllegalArgumentException one is missing or malformed; the value is not shown */
    static String of(String clientId, String timestamp) {
        require("X-CLIENT-KEY", CLIENT_ID, clientId);
        require("X-TIMESTAMP", TIMESTAMP, timestamp);
        return clientId + "|" + timestamp;
    }

    private static void require(String name, Pattern form, String value) {
        if (value == null || !form.matcher(value).matches()) {
            throw new IllegalArgumentException(name + " is missing or malformed");
        }
    }
}
