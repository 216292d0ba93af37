package io.github.dokucamel.simulator;

import java.time.Duration;
import java.util.List;

/**
 * Where and how a {@link Simulator} tells the merchant about payments.
 *
 * @param url http to a loopback address; empty: nowhere, until {@link Simulator#notifyAt}
 * @param signedPath the path that is signed; empty: that of the URL
 * @param retries when a notification without an answer of 2xx is sent again, each counted from the
 *     first try
 */
public record NotificationOptions(String url, String signedPath, List<Duration> retries) {

    /** As DOKU: 30 minutes, 6 hours and 12 hours after the first try. Nowhere yet. */
    static final NotificationOptions DEFAULT =
            new NotificationOptions(
                    "",
                    "",
                    List.of(Duration.ofMinutes(30), Duration.ofHours(6), Duration.ofHours(12)));

    private static final int MOST_RETRIES = 20;

    public NotificationOptions {
        if (retries.size() > MOST_RETRIES
                || retries.stream().anyMatch(Duration::isNegative)
                || !retries.equals(retries.stream().sorted().toList())) {
            throw new IllegalArgumentException(
                    "the retries must be up to %d times after the first try, in their order"
                            .formatted(MOST_RETRIES));
        }
        retries = List.copyOf(retries);
        if (!url.isEmpty()) {
            NotificationTarget.of(url, signedPath);
        }
    }

    /** Null while there is no URL. */
    NotificationTarget target() {
        return url.isEmpty() ? null : NotificationTarget.of(url, signedPath);
    }
}
