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

    /**
     * Whether the question is about the transaction that the call refers to, as for a refund: its
     * being there does not show that the call was carried out.
     */
    public boolean isAboutAnother() {
        return copy.values().stream().anyMatch(from -> from.toString().startsWith("/original"));
    }
}
