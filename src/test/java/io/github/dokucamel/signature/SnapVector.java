package io.github.dokucamel.signature;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** One case of {@code signature/snap-vectors.json}; remembers which of its members were used. */
public final class SnapVector {

    /** Say where a case comes from and judge nothing. */
    private static final Set<String> DESCRIPTIVE =
            Set.of("id", "origin", "source", "verified", "kind", "note", "algorithm", "direction");

    private static final JsonNode FILE = file();

    private final JsonNode json;
    private final Set<String> used = new TreeSet<>();

    private SnapVector(JsonNode json) {
        this.json = json;
    }

    private static JsonNode file() {
        try (InputStream in =
                SnapVector.class.getResourceAsStream("/signature/snap-vectors.json")) {
            return new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new IllegalStateException("signature/snap-vectors.json cannot be read", e);
        }
    }

    public static Stream<SnapVector> all() {
        return StreamSupport.stream(FILE.path("vectors").spliterator(), false).map(SnapVector::new);
    }

    public static SnapVector named(String id) {
        return all().filter(vector -> vector.id().equals(id)).findFirst().orElseThrow();
    }

    public static PrivateKey privateKey() {
        return PemKeys.privateKey(FILE.at("/test_key_pair/private_key_pem").asText(), null);
    }

    public static PublicKey publicKey() {
        return PemKeys.publicKey(FILE.at("/test_key_pair/public_key_pem").asText(), Instant.EPOCH);
    }

    public String id() {
        return json.path("id").asText();
    }

    public String kind() {
        return json.path("kind").asText();
    }

    public boolean has(String member) {
        return json.has(member);
    }

    public JsonNode member(String name) {
        if (!json.has(name)) {
            throw new IllegalStateException(id() + " has no " + name);
        }
        used.add(name);
        return json.path(name);
    }

    public String text(String name) {
        return member(name).asText();
    }

    public byte[] bytes(String name) {
        return text(name).getBytes(StandardCharsets.UTF_8);
    }

    public Secret secret() {
        return Secret.of(text("client_secret"));
    }

    public SnapComponents components() {
        return components(bytes("minified_body"));
    }

    public SnapComponents components(byte[] body) {
        return SnapComponents.of(
                text("method"),
                text("endpoint_url"),
                text("access_token"),
                body,
                text("x_timestamp"));
    }

    public void verify(byte[] body, String signature) {
        new SnapVerifier(List.of(secret()))
                .verify(
                        text("method"),
                        text("endpoint_url"),
                        text("access_token"),
                        body,
                        text("x_timestamp"),
                        signature);
    }

    /** Members with a verdict that nothing has looked at. */
    public Set<String> unused() {
        Set<String> names = new TreeSet<>();
        json.fieldNames().forEachRemaining(names::add);
        names.removeAll(DESCRIPTIVE);
        names.removeAll(used);
        return names;
    }

    @Override
    public String toString() {
        return id();
    }
}
