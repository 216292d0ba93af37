package io.github.dokucamel.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dokucamel.order.RawOrder;
import java.io.IOException;
import java.util.Map;

/** Reads a message or call that holds exactly one order as JSON. */
public final class OneOrder {

    private final int mostBytes;
    private final ObjectReader reader;

    public OneOrder(int mostBytes) {
        this.mostBytes = mostBytes;
        this.reader =
                OrderJson.reader(new FileOptions(mostBytes, Map.of()))
                        .forType(JsonNode.class)
                        .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    }

    /** @throws MalformedOrderException when the bytes are no single JSON object */
    public RawOrder read(byte[] json) {
        if (json == null || json.length == 0) {
            throw new MalformedOrderException(
                    "The message is empty; send one order as a JSON object");
        }
        if (json.length > mostBytes) {
            throw new MalformedOrderException(
                    "The message is larger than doku.order.max-bytes = " + mostBytes);
        }
        JsonNode tree;
        try {
            tree = reader.readValue(json);
        } catch (JsonProcessingException e) {
            throw new MalformedOrderException(
                    "The message is no well-formed JSON (line "
                            + e.getLocation().getLineNr()
                            + ", column "
                            + e.getLocation().getColumnNr()
                            + "); send one order as a JSON object in UTF-8");
        } catch (IOException e) {
            throw new MalformedOrderException("The message cannot be read as UTF-8 JSON");
        }
        if (tree instanceof ObjectNode order) {
            return RawOrder.read(0, order);
        }
        throw new MalformedOrderException(
                "The message is no JSON object; send one order at a time, as an object");
    }
}
