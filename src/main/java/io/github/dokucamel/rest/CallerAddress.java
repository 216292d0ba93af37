package io.github.dokucamel.rest;

import io.github.dokucamel.settings.ProxyAddresses;
import io.github.dokucamel.signature.AsciiCase;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Where a call came from, and whether it came through a proxy. */
public final class CallerAddress {

    /** Of an exchange: the address that was found out, an {@link InetAddress}. */
    public static final String PROPERTY = "doku-caller-address";

    private static final String FORWARDED = "Forwarded";
    private static final String FORWARDED_FOR = "X-Forwarded-For";
    private static final Set<String> OF_PROXIES = Set.of("forwarded", "via", "x-real-ip");
    private static final Pattern FOR =
            Pattern.compile("(?i)(?:^|;)\\s*for=\"?\\[?([0-9a-f.:]+?)]?(?::\\d+)?\"?\\s*(?:;|$)");

    private CallerAddress() {}

    /** Whether it is a header that proxies add. */
    public static boolean isOfProxy(String header) {
        String name = AsciiCase.lower(header);
        return OF_PROXIES.contains(name) || name.startsWith("x-forwarded-");
    }

    /**
     * The address nearest to us that is no proxy we trust. Where a call has both kinds of header, one
     * of them may be the caller's own, and neither is believed.
     *
     * @param remote who connected
     * @param headers the values of a header, in their order
     */
    public static InetAddress of(
            InetAddress remote, Function<String, List<String>> headers, ProxyAddresses trusted) {
        List<String> hops = hops(headers);
        InetAddress nearest = remote;
        for (int i = hops.size() - 1; i >= 0 && trusted.hold(nearest); i--) {
            InetAddress before = ProxyAddresses.literal(hops.get(i));
            if (before == null) {
                return nearest;
            }
            nearest = before;
        }
        return nearest;
    }

    private static List<String> hops(Function<String, List<String>> headers) {
        List<String> plain = listed(headers.apply(FORWARDED_FOR));
        List<String> named = listed(headers.apply(FORWARDED));
        if (!plain.isEmpty() && !named.isEmpty()) {
            return List.of();
        }
        List<String> hops = new ArrayList<>(plain);
        for (String element : named) {
            Matcher of = FOR.matcher(element);
            hops.add(of.find() ? of.group(1) : "");
        }
        return hops;
    }

    private static List<String> listed(List<String> values) {
        return values.stream()
                .flatMap(value -> Stream.of(value.split(",")))
                .map(String::strip)
                .toList();
    }
}
