package io.github.dokucamel.intake;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Jackson set up for orders: exact decimals, no name twice in an object, limits on what one order
 * may make us hold.
 */
public final class OrderJson {

    private static final int DEEPEST = 100;
    private static final int LONGEST_NUMBER = 100;

    private OrderJson() {}

    /**
     * A name that stands twice is refused where the tree is built and not by the parser: so the
     * parser can go on with the next order.
     */
    public static ObjectReader reader(int mostBytes) {
        return JsonMapper.builder(factory(mostBytes))
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
                .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                .build()
                .readerFor(ObjectNode.class);
    }

    /** Parsers within the limits of one order. */
    public static JsonFactory factory(int mostBytes) {
        return JsonFactory.builder()
                .streamReadConstraints(
                        StreamReadConstraints.builder()
                                .maxNestingDepth(DEEPEST)
                                .maxNumberLength(LONGEST_NUMBER)
                                .maxNameLength(mostBytes)
                                .maxStringLength(mostBytes)
                                .build())
                .build();
    }
}
