package io.github.dokucamel.rest;

import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/** The address that DOKU called, letter for letter: its path is signed. */
public final class CalledAddress {

    /** Segments that are no dots and hold no escapes. */
    private static final Pattern PLAIN = Pattern.compile("(/(?!\\.+(/|$))[A-Za-z0-9._~-]+)*");

    private final Message message;

    public CalledAddress(Exchange exchange) {
        this.message = exchange.getMessage();
    }

    /** The path letter for letter: not decoded and not made simpler, without host and query. */
    public String path() {
        String called = text(Exchange.HTTP_URI);
        int path = called.startsWith("/") ? 0 : called.indexOf('/', called.indexOf("//") + 2);
        return path < 0 ? "/" : called.substring(path).split("[?#]", 2)[0];
    }

    /** Whether it was called by this path, maybe below the one that a host gives all of its own. */
    private boolean isCalledAs(String path) {
        String called = path();
        if (!called.endsWith(path)) {
            return false;
        }
        String above = called.substring(0, called.length() - path.length());
        return PLAIN.matcher(above).matches();
    }

    /**
     * What is wrong with the address, which is part of what DOKU says: only its plain path is signed.
     *
     * @param setting that names the path
     */
    public Optional<String> stray(String path, String setting) {
        if (hasQuery()) {
            return Optional.of(
                    "The signature holds, but the address was called with a query, which it does"
                            + " not cover. Take it out of the address in DOKU's Back Office");
        }
        return isCalledAs(path)
                ? Optional.empty()
                : Optional.of(
                        "The signature holds, but the path was not called as it is spelled in "
                                + setting);
    }

    private boolean hasQuery() {
        return !text(Exchange.HTTP_RAW_QUERY).isEmpty() || text(Exchange.HTTP_URI).contains("?");
    }

    private String text(String name) {
        return message.getHeader(name) instanceof String text ? text : "";
    }
}
