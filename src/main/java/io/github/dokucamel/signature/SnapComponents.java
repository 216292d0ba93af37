package io.github.dokucamel.signature;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * What is signed of a SNAP request: {@code METHOD:path:token:digest:timestamp}.
 *
 * <p>The digest is lower-case hex of SHA-256 over the minified body; without a body it is that of
 * nothing. Every factory throws {@link IllegalArgumentException} when a component is missing or
 * holds what could let it pose as another. The message names the component and not its value, which
 * may come from outside and may be a token.
 */
public final class SnapComponents {

    private static final Pattern METHOD = Pattern.compile("[A-Z]{1,16}");

    /** Neither a colon nor white space: what a bearer token is made of. */
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9._~+/=-]{1,8192}");

    /** Too short to hold a digest, so that the text can be read in one way only. */
    private static final Pattern TIMESTAMP = Pattern.compile("[0-9TZtz:+.-]{1,40}");

    private final String text;
    private final String digest;

    private SnapComponents(String text, String digest) {
        this.text = text;
        this.digest = digest;
    }

    /**
     * @param method in capitals
     * @param path path that is called, with its query if it has one, without a host
     * @param token the bare B2B token, without {@code Bearer}
     * @param body as it travels; may be empty, not null
     * @param timestamp what stands in the header {@code X-TIMESTAMP}
     */
    public static SnapComponents of(
            String method, String path, String token, byte[] body, String timestamp) {
        if (body == null) {
            throw new IllegalArgumentException("the body is missing: without one it is empty");
        }
        return ofMinified(method, path, token, JsonSpelling.compact(body), timestamp);
    }

    static SnapComponents ofMinified(
            String method, String path, String token, byte[] minified, String timestamp) {
        String digest = Sha256.hex(minified);
        String text =
                String.join(
                        ":",
                        checked("the method", METHOD, method),
                        path(path),
                        checked("the token", TOKEN, token),
                        digest,
                        checked("X-TIMESTAMP", TIMESTAMP, timestamp));
        return new SnapComponents(text, digest);
    }

    private static String checked(String name, Pattern form, String value) {
        if (value == null || value.isEmpty()) {
            throw new IllegalArgumentException(name + " is missing or empty");
        }
        if (!form.matcher(value).matches()) {
            throw new IllegalArgumentException(name + " is malformed");
        }
        return value;
    }

    private static String path(String path) {
        if (path == null || !path.startsWith("/") || path.startsWith("//")) {
            throw new IllegalArgumentException(
                    "the path is missing or none: it starts with one / and holds no host");
        }
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            if (c <= ' ' || c > '~') {
                throw new IllegalArgumentException(
                        "the path holds a character that has to be escaped, at index " + i);
            }
        }
        return path;
    }

    /** Holds the token: for signing, and for nothing that is kept or shown to others. */
    public String text() {
        return text;
    }

    /** The fourth part: 64 hex digits. */
    public String digest() {
        return digest;
    }

    byte[] utf8() {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Without the components: one of them is a token. */
    @Override
    public String toString() {
        return "SnapComponents(hidden)";
    }
}
