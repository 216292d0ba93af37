package io.github.dokucamel.settings;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * How SNAP requests are written, and what DOKU calls here by SNAP.
 *
 * @param timestampZone of the header {@code X-TIMESTAMP}
 * @param channelId the header {@code CHANNEL-ID}, where an operation has no other
 * @param customerTokenPrefix what stands before the token in {@code Authorization-customer}; may be
 *     empty
 * @param refusesAccountNames the name of a virtual account is refused for characters that DOKU does
 *     not take; else it gets blanks
 * @param tokenMargin how long before it expires a token is renewed
 * @param inboundEnabled whether DOKU is served: tokens, inquiries and notifications by SNAP
 * @param publicPrefix what stands before the paths as DOKU calls them; may be empty
 * @param vaPaymentPaths at least one
 * @param bindingPaths none unless a setting names some
 * @param inboundMaxAge how far the timestamp of DOKU's token request may be away from now, either
 *     way
 */
public record SnapSettings(
        ZoneOffset timestampZone,
        String channelId,
        String customerTokenPrefix,
        boolean refusesAccountNames,
        Duration tokenMargin,
        boolean inboundEnabled,
        String publicPrefix,
        Duration inboundMaxAge,
        String tokenPath,
        String vaInquiryPath,
        List<String> vaPaymentPaths,
        String debitNotifyPath,
        List<String> bindingPaths) {

    private static final String ENABLED = "doku.snap.inbound.enabled";
    private static final String VA_PAYMENT_PATH = "doku.snap.inbound.va-payment-path";
    private static final String BINDING_PATH = "doku.snap.inbound.binding-path";
    private static final String PREFIX = "doku.snap.inbound.public-prefix";

    /** What stands in a header and needs no quotes. */
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    /** Of a token's 15 minutes some have to be left. */
    private static final Duration LONGEST_MARGIN = Duration.ofMinutes(10);

    static SnapSettings of(
            Values values, Collection<Merchant> merchants, NotificationSettings notifications) {
        Set<String> taken =
                new HashSet<>(notifications.isEnabled() ? notifications.paths() : Set.of());
        notifications.qrisPath().ifPresent(taken::add);
        return new SnapSettings(
                values.read(
                        "doku.snap.timestamp-zone",
                        SnapSettings::offset,
                        "is no offset such as +07:00 or Z"),
                word(values, "doku.snap.channel-id"),
                customerTokenPrefix(values),
                values.choice(
                        "doku.snap.account-name-characters",
                        Map.of("blank", false, "refuse", true),
                        "is neither blank nor refuse"),
                tokenMargin(values),
                inboundEnabled(values, merchants, notifications),
                publicPrefix(values),
                values.duration("doku.snap.inbound.max-age", Duration.ofSeconds(1)),
                path(values, "doku.snap.inbound.token-path", taken),
                path(values, "doku.snap.inbound.va-inquiry-path", taken),
                paths(values, VA_PAYMENT_PATH, taken),
                path(values, "doku.snap.inbound.debit-notify-path", taken),
                values.optional(BINDING_PATH).isPresent()
                        ? paths(values, BINDING_PATH, taken)
                        : List.of());
    }

    private static ZoneOffset offset(String text) {
        try {
            return ZoneOffset.of(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static String customerTokenPrefix(Values values) {
        String word = word(values, "doku.snap.customer-token-prefix");
        return word.equals("none") ? "" : word + " ";
    }

    private static String word(Values values, String name) {
        String word = values.text(name);
        if (!WORD.matcher(word).matches()) {
            throw values.wrong(name, "is not one word of A-Z a-z 0-9 . _ -");
        }
        return word;
    }

    private static Duration tokenMargin(Values values) {
        String name = "doku.snap.token-margin";
        Duration margin = values.duration(name);
        if (margin.compareTo(LONGEST_MARGIN) > 0) {
            throw values.wrong(name, "is longer than 10m; a token lives for 15m");
        }
        return margin;
    }

    private static boolean inboundEnabled(
            Values values, Collection<Merchant> merchants, NotificationSettings notifications) {
        boolean possible =
                merchants.stream().anyMatch(m -> m.snap().map(SnapKeys::bothWays).orElse(false));
        if (values.optional(ENABLED).isEmpty()) {
            return possible && notifications.isEnabled();
        }
        boolean enabled = values.flag(ENABLED);
        if (enabled && !possible) {
            throw values.wrong(
                    ENABLED,
                    "needs a merchant with SNAP keys both ways: doku.snap.private-key-file and"
                            + " doku.snap.doku-public-key-file");
        }
        return enabled;
    }

    private static String publicPrefix(Values values) {
        String prefix = values.optional(PREFIX).orElse("");
        if (prefix.endsWith("/")) {
            throw values.wrong(PREFIX, "ends with a /, and the paths begin with one");
        }
        return prefix.isEmpty() ? "" : ServedPath.plain(values, PREFIX, prefix);
    }

    /** @param taken what is listened on already; these too from now on */
    private static List<String> paths(Values values, String name, Set<String> taken) {
        return Stream.of(values.text(name).split(",", -1))
                .map(path -> path(values, name, path.strip(), taken))
                .toList();
    }

    private static String path(Values values, String name, Set<String> taken) {
        return path(values, name, values.text(name), taken);
    }

    private static String path(Values values, String name, String given, Set<String> taken) {
        String path = ServedPath.free(values, name, given);
        if (!taken.add(path)) {
            throw values.wrong(name, "is listened on for something else already");
        }
        return path;
    }

    /**
     * A path as DOKU calls and signs it.
     *
     * @param path one of those that are listened on
     */
    public String publicPath(String path) {
        return publicPrefix + path;
    }
}
