package io.github.dokucamel.intake;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dokucamel.told.Why;
import java.io.ByteArrayInputStream;
import java.io.IOException;

/** Reads a message or call that holds exactly one JSON object. */
public final class OneObject {

    private final int mostBytes;
    private final String wanted;
    private final ObjectReader reader;

    /** @param wanted for messages: {@code send one order as a JSON object} */
    public OneObject(int mostBytes, String wanted) {
        this.mostBytes = mostBytes;
        this.wanted = wanted;
        this.reader =
                OrderJson.reader(mostBytes)
                        .forType(JsonNode.class)
                        .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    }

    /** @throws MalformedOrderException when the bytes are no single JSON object */
    public ObjectNode read(byte[] json) {
        if (json == null || json.length == 0) {
            throw new MalformedOrderException(Why.of("message_empty", "wanted", wanted));
        }
        if (json.length > mostBytes) {
            throw new MalformedOrderException(Why.of("message_too_large", "most", mostBytes));
        }
        FileKind kind = FileKind.of(json);
        if (kind == FileKind.UTF_16 || kind == FileKind.UTF_32) {
            throw new MalformedOrderException(Why.of("message_not_utf8", "wanted", wanted));
        }
        if (tree(json) instanceof ObjectNode object) {
            return object;
        }
        throw new MalformedOrderException(Why.of("message_not_an_object", "wanted", wanted));
    }

    private JsonNode tree(byte[] json) {
        try {
            return reader.readValue(new StrictUtf8(new ByteArrayInputStream(json)));
        } catch (StreamConstraintsException e) {
            throw new MalformedOrderException(Why.of("message_beyond", "wanted", wanted));
        } catch (MismatchedInputException e) {
            throw new MalformedOrderException(
                    Why.of("message_twice", "place", place(e), "wanted", wanted));
        } catch (JsonProcessingException e) {
            throw new MalformedOrderException(
                    Why.of("message_syntax", "place", place(e), "wanted", wanted));
        } catch (NumberFormatException e) {
            throw new MalformedOrderException(Why.of("message_exponent"));
        } catch (IOException e) {
            throw new MalformedOrderException(Why.of("message_unreadable"));
        }
    }

    private static String place(JsonProcessingException e) {
        JsonLocation at = e.getLocation();
        return at == null ? "" : "(line %s, column %s)".formatted(at.getLineNr(), at.getColumnNr());
    }
}
