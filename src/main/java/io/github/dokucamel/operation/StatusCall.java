package io.github.dokucamel.operation;

import com.fasterxml.jackson.core.JsonPointer;
import java.util.Map;

/**
 * How the outcome of a call is asked for.
 *
 * @param operation the id of the operation that asks
 * @param copy the question's members, by field path, taken from the request that was sent
 * @param copyAnswer those taken from its answer, when there is one; they go before {@code copy}
 */
public record StatusCall(
        String operation, Map<String, JsonPointer> copy, Map<String, JsonPointer> copyAnswer) {

    public StatusCall {
        copy = Map.copyOf(copy);
        copyAnswer = Map.copyOf(copyAnswer);
    }
}
