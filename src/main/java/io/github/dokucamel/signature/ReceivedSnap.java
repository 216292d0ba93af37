package io.github.dokucamel.signature;

import org.jspecify.annotations.Nullable;

/**
 * A SNAP request as it arrived, nothing of it believed yet.
 *
 * @param path as it was called; a host is seen and does not count
 * @param token without {@code Bearer}
 * @param body the raw body; may be empty
 * @param timestamp the header {@code X-TIMESTAMP}
 * @param signature the header {@code X-SIGNATURE}
 */
public record ReceivedSnap(
        String method,
        String path,
        String token,
        byte[] body,
        String timestamp,
        @Nullable String signature) {}
