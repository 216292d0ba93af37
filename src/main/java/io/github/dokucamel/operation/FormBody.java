package io.github.dokucamel.operation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dokucamel.signature.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Members as the parts of a form. The same members give the same bytes, so that a call can be
 * repeated.
 *
 * @param type the content type, with the boundary between the parts
 */
record FormBody(String type, byte[] bytes) {

    private static final int BOUNDARY_DIGITS = 32;

    static FormBody of(ObjectNode members) {
        // No value holds its own digest.
        String digest = Sha256.hex(members.toString().getBytes(StandardCharsets.UTF_8));
        String boundary = "doku-camel-" + digest.substring(0, BOUNDARY_DIGITS);
        StringBuilder form = new StringBuilder();
        for (Map.Entry<String, JsonNode> member : members.properties()) {
            JsonNode value = member.getValue();
            form.append("--").append(boundary).append("\r\n");
            form.append("Content-Disposition: form-data; name=\"");
            form.append(name(member.getKey())).append("\"\r\n\r\n");
            form.append(value.isValueNode() ? value.asText() : value.toString()).append("\r\n");
        }
        form.append("--").append(boundary).append("--\r\n");
        return new FormBody(
                "multipart/form-data; boundary=" + boundary,
                form.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** As browsers write it. */
    private static String name(String text) {
        return text.replace("\"", "%22").replace("\r", "%0D").replace("\n", "%0A");
    }
}
