package io.github.dokucamel.ledger;

/**
 * A merchant whose orders wait because DOKU does not take its credentials, configuration or clock.
 *
 * @param code DOKU's error code, or {@code http_<status>}
 * @param reason for people: the code and DOKU's words
 * @param since milliseconds since 1970 UTC
 */
public record Hold(String merchant, String code, String reason, long since) {}
