package io.github.dokucamel.order;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * How JSON is read and written here. Decimals keep their digits ({@code 90000.00} stays
 * recognisable), no number ever passes through a double, and a name that occurs twice in one object
 * is an error rather than a guess which amount was meant.
 */
public final class OrderJson {

    private static final JsonMapper MAPPER =
            JsonMapper.builder()
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                    .build();

    private OrderJson() {}

    /** Shared and never reconfigured: intakes read orders with it. */
    public static JsonMapper mapper() {
        return MAPPER;
    }

    /**
     * @throws IOException not JSON, or a name twice in one object
     */
    public static JsonNode read(byte[] json) throws IOException {
        return MAPPER.readTree(json);
    }

    /** UTF-8, no white space, members in the order of the tree. */
    public static byte[] write(JsonNode tree) {
        try {
            return MAPPER.writeValueAsBytes(tree);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("A tree that was read could not be written", e);
        }
    }
}
