package io.github.dokucamel.outcome;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * What came back from one call.
 *
 * @param contentType null when there was none, likewise {@code retryAfter}
 * @param retryAfter the header as received: seconds or an HTTP date
 * @param body raw bytes; null or empty when there were none
 */
public record Answer(
        int status,
        @Nullable String contentType,
        @Nullable String retryAfter,
        byte @Nullable [] body) {

    /** Of a member that is there twice, nobody knows which counts. */
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

    /** A missing node for a body that is not one JSON document and nothing else. */
    public JsonNode json() {
        if (body == null || body.length == 0) {
            return MissingNode.getInstance();
        }
        try (var parser = JSON.createParser(body)) {
            JsonNode tree = JSON.readTree(parser);
            boolean whole = tree != null && parser.nextToken() == null;
            return whole ? tree : MissingNode.getInstance();
        } catch (IOException e) {
            return MissingNode.getInstance();
        }
    }
}
