package io.github.dokucamel.signature;

import org.jspecify.annotations.Nullable;

/**
 * The lines somebody may have signed, right or wrong: unlike {@link SignatureComponents} nothing is
 * refused. Only for finding out what went wrong.
 *
 * @param target null: there is no such line
 * @param digest what stands behind {@code Digest:}; null: there is no such line
 */
record Lines(
        String timestampName,
        String clientId,
        String requestId,
        String timestamp,
        @Nullable String target,
        @Nullable String digest) {

    String text() {
        return text(":", "\n");
    }

    String text(String colon, String lineBreak) {
        StringBuilder text = new StringBuilder(256);
        text.append("Client-Id").append(colon).append(clientId);
        text.append(lineBreak).append("Request-Id").append(colon).append(requestId);
        text.append(lineBreak).append(timestampName).append(colon).append(timestamp);
        if (target != null) {
            text.append(lineBreak).append("Request-Target").append(colon).append(target);
        }
        if (digest != null) {
            text.append(lineBreak).append("Digest").append(colon).append(digest);
        }
        return text.toString();
    }

    Lines withTimestampName(String other) {
        return new Lines(other, clientId, requestId, timestamp, target, digest);
    }

    Lines withTarget(@Nullable String other) {
        return new Lines(timestampName, clientId, requestId, timestamp, other, digest);
    }

    Lines withDigest(@Nullable String other) {
        return new Lines(timestampName, clientId, requestId, timestamp, target, other);
    }

    /** Without scheme, host, query and fragment. */
    static String path(String target) {
        String path = target;
        int host = path.indexOf("://");
        if (host >= 0 && !path.startsWith("/")) {
            int slash = path.indexOf('/', host + 3);
            path = slash < 0 ? "/" : path.substring(slash);
        }
        for (char end : new char[] {'?', '#'}) {
            int at = path.indexOf(end);
            path = at < 0 ? path : path.substring(0, at);
        }
        return path;
    }
}
