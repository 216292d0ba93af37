package io.github.dokucamel.outcome;

/**
 * What came back from one call.
 *
 * @param contentType null when there was none, likewise {@code retryAfter}
 * @param retryAfter the header as received: seconds or an HTTP date
 * @param body raw bytes; null or empty when there were none
 */
public record Answer(int status, String contentType, String retryAfter, byte[] body) {}
