package io.github.dokucamel.settings;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * {@code doku.trusted-proxy.addresses}: whose word is taken for where a call came from.
 *
 * @param ranges none: nobody's
 */
public record ProxyAddresses(List<Range> ranges) {

    private static final String NAME = "doku.trusted-proxy.addresses";

    /** What is looked up nowhere. */
    private static final Pattern LITERAL =
            Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}|\\[?[0-9a-fA-F]*:[0-9a-fA-F:.]*]?");

    private static final Pattern BITS = Pattern.compile("\\d{1,3}");

    /** @param bits of the address that count */
    record Range(InetAddress address, int bits) {

        boolean holds(InetAddress other) {
            byte[] ours = address.getAddress();
            byte[] theirs = other.getAddress();
            if (ours.length != theirs.length) {
                return false;
            }
            for (int i = 0; i < bits; i++) {
                if (((ours[i / 8] ^ theirs[i / 8]) >> (7 - i % 8) & 1) != 0) {
                    return false;
                }
            }
            return true;
        }
    }

    static ProxyAddresses of(Values values) {
        return new ProxyAddresses(
                Stream.of(values.optional(NAME).orElse("").split(","))
                        .map(String::strip)
                        .filter(text -> !text.isEmpty())
                        .map(text -> range(values, text))
                        .toList());
    }

    private static Range range(Values values, String text) {
        String[] parts = text.split("/", 2);
        InetAddress address = literal(parts[0]);
        int most = address == null ? 0 : address.getAddress().length * 8;
        boolean isWhole = parts.length == 1;
        boolean isRange = !isWhole && BITS.matcher(parts[1]).matches();
        int bits = isRange ? Integer.parseInt(parts[1]) : most;
        if (address == null || !isWhole && !isRange || bits > most) {
            throw values.wrong(
                    NAME, "is no list of addresses such as 10.0.0.7, 10.0.0.0/8 or fd00::/8");
        }
        return new Range(address, bits);
    }

    /** Null for what is no address, a name included. */
    public static InetAddress literal(String text) {
        if (!LITERAL.matcher(text).matches()) {
            return null;
        }
        try {
            return InetAddress.getByName(text);
        } catch (UnknownHostException e) {
            return null;
        }
    }

    /** Whether it is one of them. */
    public boolean hold(InetAddress address) {
        return ranges.stream().anyMatch(range -> range.holds(address));
    }
}
