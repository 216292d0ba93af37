package io.github.dokucamel.settings;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** How SNAP requests are written, and what DOKU calls here by SNAP. */
public final class SnapSettings {

    private static final String ENABLED = "doku.snap.inbound.enabled";
    private static final String PREFIX = "doku.snap.inbound.public-prefix";
    private static final String TOKEN = "doku.snap.inbound.token-path";
    private static final String VA_INQUIRY = "doku.snap.inbound.va-inquiry-path";
    private static final String VA_PAYMENT = "doku.snap.inbound.va-payment-path";
    private static final String DEBIT_NOTIFY = "doku.snap.inbound.debit-notify-path";

    /** What stands in a header and needs no quotes. */
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    /** Of a token's 15 minutes some have to be left. */
    private static final Duration LONGEST_MARGIN = Duration.ofMinutes(10);

    private final Values values;
    private final Collection<Merchant> merchants;
    private final NotificationSettings notifications;

    SnapSettings(
            Values values, Collection<Merchant> merchants, NotificationSettings notifications) {
        this.values = values;
        this.merchants = merchants;
        this.notifications = notifications;
    }

    /** Of the header {@code X-TIMESTAMP}. */
    public ZoneOffset timestampZone() {
        return values.read(
                "doku.snap.timestamp-zone",
                text -> {
                    try {
                        return ZoneOffset.of(text);
                    } catch (DateTimeException e) {
                        throw new IllegalArgumentException(e);
                    }
                },
                "is no offset such as +07:00 or Z");
    }

    /** The header {@code CHANNEL-ID}, where an operation has no other. */
    public String channelId() {
        return word("doku.snap.channel-id");
    }

    /** What stands before the token in {@code Authorization-customer}; may be empty. */
    public String customerTokenPrefix() {
        String word = word("doku.snap.customer-token-prefix");
        return word.equals("none") ? "" : word + " ";
    }

    private String word(String name) {
        String word = values.text(name);
        if (!WORD.matcher(word).matches()) {
            throw values.wrong(name, "is not one word of A-Z a-z 0-9 . _ -");
        }
        return word;
    }

    /** How long before it expires a token is renewed. */
    public Duration tokenMargin() {
        String name = "doku.snap.token-margin";
        Duration margin = values.duration(name);
        if (margin.compareTo(LONGEST_MARGIN) > 0) {
            throw values.wrong(name, "is longer than 10m; a token lives for 15m");
        }
        return margin;
    }

    /** Whether DOKU is served: tokens, inquiries and notifications by SNAP. */
    public boolean inboundEnabled() {
        boolean possible =
                merchants.stream()
                        .anyMatch(
                                merchant -> merchant.snap().map(SnapKeys::bothWays).orElse(false));
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

    public String tokenPath() {
        return ServedPath.free(values, TOKEN, values.text(TOKEN));
    }

    public String vaInquiryPath() {
        return ServedPath.free(values, VA_INQUIRY, values.text(VA_INQUIRY));
    }

    public String vaPaymentPath() {
        return ServedPath.free(values, VA_PAYMENT, values.text(VA_PAYMENT));
    }

    public String debitNotifyPath() {
        return ServedPath.free(values, DEBIT_NOTIFY, values.text(DEBIT_NOTIFY));
    }

    /**
     * A path as DOKU calls and signs it.
     *
     * @param path one of those that are listened on
     */
    public String publicPath(String path) {
        return publicPrefix() + path;
    }

    private String publicPrefix() {
        String prefix = values.optional(PREFIX).orElse("");
        if (prefix.endsWith("/")) {
            throw values.wrong(PREFIX, "ends with a /, and the paths begin with one");
        }
        return prefix.isEmpty() ? "" : ServedPath.plain(values, PREFIX, prefix);
    }

    /** How far the timestamp of DOKU's token request may be away from now, either way. */
    public Duration inboundMaxAge() {
        return values.duration("doku.snap.inbound.max-age", Duration.ofSeconds(1));
    }

    /** Reads each of them once: a wrong one throws. */
    void check() {
        Stream.of(
                        timestampZone(),
                        channelId(),
                        customerTokenPrefix(),
                        tokenMargin(),
                        inboundEnabled(),
                        publicPrefix(),
                        inboundMaxAge())
                .forEach(Objects::requireNonNull);
        requireDistinctPaths();
    }

    private void requireDistinctPaths() {
        Map<String, String> paths = new LinkedHashMap<>();
        paths.put(TOKEN, tokenPath());
        paths.put(VA_INQUIRY, vaInquiryPath());
        paths.put(VA_PAYMENT, vaPaymentPath());
        paths.put(DEBIT_NOTIFY, debitNotifyPath());
        List<String> others = notifications.isEnabled() ? notifications.paths() : List.of();
        Set<String> seen = new HashSet<>(others);
        paths.forEach(
                (name, path) -> {
                    if (!seen.add(path)) {
                        throw values.wrong(name, "is listened on for something else already");
                    }
                });
    }
}
