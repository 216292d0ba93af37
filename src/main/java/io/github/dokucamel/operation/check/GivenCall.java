package io.github.dokucamel.operation.check;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A call as it arrived.
 *
 * @param merchant an alias; null for the default one
 * @param operation id or alias; null when it was not named
 * @param key the caller's own, under which a call happens once; null when the caller gave none
 * @param customer whose access token is needed; may be null
 * @param request DOKU's own JSON, with what travels in path, query or header as members
 */
public record GivenCall(
        String merchant, String operation, String key, String customer, ObjectNode request) {}
