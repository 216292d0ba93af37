package io.github.dokucamel.outcome;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The body of an answer as JSON. */
public final class AnswerBody {

    private static final JsonMapper JSON = new JsonMapper();

    private AnswerBody() {}

    /** A missing node for a body that is not one JSON document and nothing else. */
    public static JsonNode json(byte @Nullable [] bytes) {
        if (bytes == null || bytes.length == 0) {
            return MissingNode.getInstance();
        }
        try (var parser = JSON.createParser(bytes)) {
            JsonNode tree = JSON.readTree(parser);
            boolean whole = tree != null && parser.nextToken() == null;
            return whole ? tree : MissingNode.getInstance();
        } catch (IOException e) {
            return MissingNode.getInstance();
        }
    }
}
