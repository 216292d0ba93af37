package io.github.dokucamel.inbound;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dokucamel.intake.SnapRefusedException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The members of a SNAP body that its answer needs. New ones may come and are passed over. */
final class SnapFields {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

    private final JsonNode body;

    private SnapFields(JsonNode body) {
        this.body = body;
    }

    /** @throws SnapRefusedException it is no JSON object in UTF-8 */
    static SnapFields of(byte[] bytes) {
        try {
            String text =
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            if (JSON.readTree(text.replaceFirst("^\ufeff", "")) instanceof ObjectNode object) {
                return new SnapFields(object);
            }
        } catch (IOException e) {
            // The same answer as for JSON of another kind; its message may quote the body.
        }
        throw SnapRefusedException.badRequest("The body is no JSON object in UTF-8");
    }

    /**
     * A text that has to be there.
     *
     * @throws SnapRefusedException it is missing, empty, too long or no text
     */
    String required(String name, int longest) {
        JsonNode value = body.path(name);
        boolean isBlank = value.isTextual() && value.textValue().isBlank();
        if (value.isMissingNode() || value.isNull() || isBlank) {
            throw SnapRefusedException.missing(name);
        }
        return text(name, longest).orElseThrow(() -> SnapRefusedException.malformed(name));
    }

    /** Empty for anything but a text of that length. */
    Optional<String> text(String name, int longest) {
        return text(body.path(name), longest);
    }

    /** The same of {@code additionalInfo}. */
    Optional<String> additional(String name, int longest) {
        return text(body.path("additionalInfo").path(name), longest);
    }

    private static Optional<String> text(JsonNode value, int longest) {
        return Optional.ofNullable(value.textValue())
                .filter(text -> text.length() <= longest)
                .filter(text -> text.codePoints().noneMatch(Character::isISOControl));
    }
}
