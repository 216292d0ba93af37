package io.github.dokucamel.outcome;

import org.jspecify.annotations.Nullable;

/**
 * What came back from one call.
 *
 * @param contentType null when there was none, likewise {@code retryAfter}
 * @param retryAfter the header as received: seconds or an HTTP date
 * @param body raw bytes; null or empty when there were none
 */
public record Answer(
        int status,
        @Nullable String contentType,
        @Nullable String retryAfter,
        byte @Nullable [] body) {}
