package io.github.dokucamel.order;

import static com.fasterxml.jackson.databind.cfg.CoercionAction.Fail;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.deser.std.FromStringDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import com.fasterxml.jackson.databind.type.LogicalType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How JSON is read and written here. Decimals keep their digits ({@code 90000.00} stays
 * recognisable), no number ever passes through a double, and a name that occurs twice in one object
 * is an error rather than a guess which amount was meant.
 */
public final class OrderJson {

    private static final String NO_DOCUMENT = "Not what was stored as ";

    private static final JsonMapper MAPPER =
            JsonMapper.builder()
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                    .visibility(PropertyAccessor.IS_GETTER, Visibility.NONE)
                    .withCoercionConfig(
                            LogicalType.Textual,
                            texts ->
                                    texts.setCoercion(CoercionInputShape.Integer, Fail)
                                            .setCoercion(CoercionInputShape.Float, Fail)
                                            .setCoercion(CoercionInputShape.Boolean, Fail))
                    .addModule(
                            new SimpleModule()
                                    .addSerializer(Instant.class, ToStringSerializer.instance)
                                    .addDeserializer(Instant.class, new Instants()))
                    .build();

    private static final ObjectWriter WIRE =
            MAPPER.writer().with(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8);

    private static final class Instants extends FromStringDeserializer<Instant> {

        private static final long serialVersionUID = 1L;

        Instants() {
            super(Instant.class);
        }

        @Override
        protected Instant _deserialize(String text, DeserializationContext context) {
            return Instant.parse(text);
        }
    }

    private OrderJson() {}

    /** Shared and never reconfigured: intakes read orders with it. */
    public static JsonMapper mapper() {
        return MAPPER;
    }

    /** What the bytes say; missing where there are none, or they are no JSON. */
    public static JsonNode readOrMissing(byte @Nullable [] json) {
        if (json == null || json.length == 0) {
            return MissingNode.getInstance();
        }
        try {
            return read(json);
        } catch (IOException e) {
            return MissingNode.getInstance();
        }
    }

    /**
     * @throws IOException not JSON, or a name twice in one object
     */
    public static JsonNode read(byte[] json) throws IOException {
        return MAPPER.readTree(json);
    }

    /** A tree or a record: UTF-8, no white space, members in its order. */
    public static byte[] write(Object document) {
        try {
            return MAPPER.writeValueAsBytes(document);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("A tree that was read could not be written", e);
        }
    }

    /**
     * What is signed and sent: as {@link #write}, with every character as itself. Whoever parses it
     * and writes it anew has the same bytes, and so the same digest.
     */
    public static byte[] wire(JsonNode body) {
        try {
            return WIRE.writeValueAsBytes(body);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("A tree that was read could not be written", e);
        }
    }

    /**
     * A document of the ledger, as the record that it was made of.
     *
     * @throws IllegalArgumentException when the bytes are no such document
     */
    public static <T> T read(byte[] json, Class<T> type) {
        try {
            T document =
                    MAPPER.readerFor(type)
                            .with(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                            .readValue(json);
            if (document != null) {
                return document;
            }
        } catch (IOException e) {
            throw new IllegalArgumentException(NO_DOCUMENT + type.getSimpleName(), e);
        }
        throw new IllegalArgumentException(NO_DOCUMENT + type.getSimpleName());
    }

    /**
     * The record whose components the members are, by their names in snake case.
     *
     * @throws IllegalArgumentException when a member is of another kind
     */
    public static <T> T bind(ObjectNode tree, Class<T> type) {
        try {
            return MAPPER.treeToValue(tree, type);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(NO_DOCUMENT + type.getSimpleName(), e);
        }
    }

    /** A record's components as members, in their order; instants are texts. */
    public static ObjectNode tree(Object document) {
        return MAPPER.valueToTree(document);
    }

    /** As {@link #write}, but half of a character becomes {@code ?} instead of an exception. */
    public static byte[] document(Object document) {
        try {
            return MAPPER.writeValueAsString(document).getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("A document could not be written", e);
        }
    }
}
