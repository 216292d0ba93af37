package io.github.dokucamel.signature;

/**
 * The lines DOKU signs, in DOKU's order, joined by LF with no LF at the end.
 *
 * <pre>
 * Client-Id:BRN-0000-0000000000000
 * Request-Id:b266c265-3d61-4708-9860-c0d5b9a98f8c
 * Request-Timestamp:2020-08-11T08:45:42Z        (Response-Timestamp in an answer)
 * Request-Target:/credit-card/v1/payment-page   (path only: no host, no query)
 * Digest:fumrIW65rzcZCi8xtTuPVY72mBj+0aE9pZS7ILQajM8=   (absent for GET)
 * </pre>
 *
 * <p>Every factory throws {@link IllegalArgumentException} when a component is null, blank, or holds
 * a control character: a line break inside one component would let it pose as the next. The message
 * names the component and not its value, which may come from outside.
 *
 * @see <a href="https://developers.doku.com">DOKU: signature component from request header and from
 *     response header (non-SNAP)</a>
 */
public final class SignatureComponents {

    private final String text;

    private SignatureComponents(StringBuilder lines) {
        this.text = lines.toString();
    }

    /**
     * What we send with a body (POST, PATCH).
     *
     * @param timestamp what stands in the header {@code Request-Timestamp}
     * @param target path that is called, e.g. {@code /credit-card/v1/payment-page}
     */
    public static SignatureComponents request(
            String clientId, String requestId, String timestamp, String target, Digest digest) {
        return withDigest(
                lines("Request-Timestamp", clientId, requestId, timestamp, target), digest);
    }

    /** What we send without a body (GET): four lines, no {@code Digest}. */
    public static SignatureComponents requestWithoutBody(
            String clientId, String requestId, String timestamp, String target) {
        return new SignatureComponents(
                lines("Request-Timestamp", clientId, requestId, timestamp, target));
    }

    /**
     * What DOKU answers.
     *
     * @param timestamp what stands in the header {@code Response-Timestamp}
     * @param target path that was called
     * @param digest over the raw body of the answer
     */
    public static SignatureComponents response(
            String clientId, String requestId, String timestamp, String target, Digest digest) {
        return withDigest(
                lines("Response-Timestamp", clientId, requestId, timestamp, target), digest);
    }

    /**
     * What DOKU sends to us: a notification or an inquiry.
     *
     * @param target path of our own URL as DOKU called it, before any rewriting by a proxy
     * @param digest over the raw body received
     */
    public static SignatureComponents notification(
            String clientId, String requestId, String timestamp, String target, Digest digest) {
        return request(clientId, requestId, timestamp, target, digest);
    }

    /** The bytes to sign are the UTF-8 bytes of this text. Holds nothing secret. */
    public String text() {
        return text;
    }

    private static StringBuilder lines(
            String timeName, String clientId, String requestId, String timestamp, String target) {
        StringBuilder lines = new StringBuilder(256);
        line(lines, "Client-Id", clientId);
        line(lines, "Request-Id", requestId);
        line(lines, timeName, timestamp);
        line(lines, "Request-Target", pathOnly(target));
        return lines;
    }

    private static SignatureComponents withDigest(StringBuilder lines, Digest digest) {
        if (digest == null) {
            throw new IllegalArgumentException("Digest is missing");
        }
        line(lines, "Digest", digest.value());
        return new SignatureComponents(lines);
    }

    private static void line(StringBuilder lines, String name, String value) {
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException(name + " is missing or blank");
        }
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            // A lone surrogate becomes '?' in UTF-8, and two texts would share one signature.
            if (Character.isISOControl(c) || Character.isSurrogate(c)) {
                throw new IllegalArgumentException(
                        name + " holds a character that cannot stand in a header, at index " + i);
            }
        }
        if (!lines.isEmpty()) {
            lines.append('\n');
        }
        lines.append(name).append(':').append(value);
    }

    private static String pathOnly(String target) {
        if (target == null || target.isBlank()) {
            throw new IllegalArgumentException("Request-Target is missing or blank");
        }
        if (!target.startsWith("/") || target.startsWith("//")) {
            throw new IllegalArgumentException(
                    "Request-Target is not a path: it starts with one / and holds no host");
        }
        if (target.indexOf('?') >= 0 || target.indexOf('#') >= 0) {
            throw new IllegalArgumentException(
                    "Request-Target holds a query or a fragment: only the path is signed");
        }
        return target;
    }

    @Override
    public String toString() {
        return text;
    }
}
