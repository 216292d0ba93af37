package io.github.dokucamel.signature;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** One case of {@code signature/vectors.json}: components in, digest, text and signature out. */
public record Vector(JsonNode json) {

    public static Stream<Vector> all() {
        try (InputStream in = Vector.class.getResourceAsStream("/signature/vectors.json")) {
            JsonNode cases = new ObjectMapper().readTree(in);
            List<Vector> vectors =
                    StreamSupport.stream(cases.spliterator(), false).map(Vector::new).toList();
            return vectors.stream();
        } catch (IOException e) {
            throw new IllegalStateException("signature/vectors.json cannot be read", e);
        }
    }

    public static Vector named(String name) {
        return all().filter(vector -> vector.name().equals(name)).findFirst().orElseThrow();
    }

    public String name() {
        return json.path("name").asText();
    }

    public String signature() {
        return json.path("signature").asText();
    }

    public String text() {
        return json.path("string_to_sign").asText();
    }

    public boolean hasBody() {
        return !json.path("body").isNull();
    }

    public byte[] body() {
        return json.path("body").asText().getBytes(StandardCharsets.UTF_8);
    }

    public String digest() {
        return json.path("digest").asText();
    }

    public Secret secret() {
        return Secret.of(json.path("secret").asText());
    }

    public SignatureComponents components() {
        String clientId = json.path("client_id").asText();
        String requestId = json.path("request_id").asText();
        String timestamp = json.path("timestamp").asText();
        String target = json.path("target").asText();
        return switch (json.path("scheme").asText()) {
            case "non-snap-request" ->
                    SignatureComponents.request(
                            clientId, requestId, timestamp, target, Digest.of(body()));
            case "non-snap-request-get" ->
                    SignatureComponents.requestWithoutBody(clientId, requestId, timestamp, target);
            case "non-snap-response" ->
                    SignatureComponents.response(
                            clientId, requestId, timestamp, target, Digest.of(body()));
            case "non-snap-notification" ->
                    SignatureComponents.notification(
                            clientId, requestId, timestamp, target, Digest.of(body()));
            default -> throw new IllegalStateException("unknown scheme in " + name());
        };
    }

    @Override
    public String toString() {
        return name();
    }
}
