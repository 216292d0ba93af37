package io.github.dokucamel.operation;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Set;

/**
 * A call that follows another and is made from it: the question what became of it, or what undoes
 * what it brought about.
 *
 * @param operation the id of the operation that is called
 * @param copy its members, by field path, taken from the request that was sent
 * @param copyAnswer those taken from its answer, where there is one; they go before {@code copy}
 * @param values those that the person or the order gives
 * @param channels of payments that are undone like this; empty for all
 */
public record FollowUp(
        String operation,
        Map<String, JsonPointer> copy,
        Map<String, JsonPointer> copyAnswer,
        Map<String, Value> values,
        Set<String> channels) {

    /** What an order brought about, and by which call it is undone. */
    public enum Act {
        /** Nobody can pay any more. */
        CANCEL,
        /** What was paid goes back. */
        REFUND
    }

    /** What a member is that neither request nor answer holds. */
    public enum Value {
        /** How much goes back, whole rupiah. */
        AMOUNT,
        /** The same with two decimals, as SNAP writes money. */
        MONEY,
        /** The person's words. */
        REASON,
        /** A number of its own, for this act alone. */
        NUMBER,
        /** The Request-Id of the payment request. */
        REQUEST_ID
    }

    public FollowUp {
        copy = Map.copyOf(copy);
        copyAnswer = Map.copyOf(copyAnswer);
        values = Map.copyOf(values);
        channels = Set.copyOf(channels);
    }

    /** Whether a payment by this channel is undone like this; null when nobody told the channel. */
    public boolean isFor(String channel) {
        return channels.isEmpty() || channel != null && channels.contains(channel);
    }

    /**
     * The body of the call.
     *
     * @param request what was sent
     * @param answer what came back; missing where it was not kept
     * @param given what stands for each value
     */
    public ObjectNode body(JsonNode request, JsonNode answer, Map<Value, JsonNode> given) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        values.forEach((path, value) -> put(body, path, given.get(value)));
        copyAnswer.forEach((path, from) -> put(body, path, answer.at(from)));
        copy.forEach((path, from) -> put(body, path, request.at(from)));
        return body;
    }

    private static void put(ObjectNode body, String path, JsonNode value) {
        if (value != null && !value.isMissingNode() && !value.isNull()) {
            Members.putIfAbsent(body, path, value);
        }
    }
}
