package io.github.dokucamel.signature;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SnapSignatureVectorsTest {

    static Stream<SnapVector> vectors() {
        return SnapVector.all();
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void agreesWithThePinnedVectorInEveryMember(SnapVector vector) {
        switch (vector.kind()) {
            case "body-digest" -> digests(vector);
            case "body-digest-negative" -> doesNotStripWhatStandsInsideStrings(vector);
            case "minify" -> minifies(vector);
            case "symmetric-signature-sample" -> readsTheSample(vector);
            case "jwt-claims" -> sharesTheLifeOfATokenWithDoku(vector);
            case "asymmetric-token" -> signsForAToken(vector);
            case "symmetric-request" -> signsARequest(vector);
            case "symmetric-negative" -> refuses(vector);
            case "asymmetric-transactional" -> signsWithTheDigestAsText(vector);
            case "card-data-encryption" -> encrypts(vector);
            case "merchant-token-jwt" -> issuesTheToken(vector);
            case "padding" -> pads(vector);
            default -> throw new AssertionError("nobody handles " + vector.kind());
        }
        assertEquals(Set.of(), vector.unused());
    }

    @Test
    void hasAllVectors() {
        assertEquals(26, SnapVector.all().count());
    }

    private static void digests(SnapVector vector) {
        byte[] body = vector.bytes("minified_body");
        assertTrue(Arrays.equals(body, JsonSpelling.compact(body)));
        assertEquals(vector.text("expected_sha256_hex_lower"), Sha256.hex(body));
    }

    private static void doesNotStripWhatStandsInsideStrings(SnapVector vector) {
        byte[] stripped = vector.bytes("minified_body");
        assertEquals(vector.text("sha256_hex_lower"), Sha256.hex(stripped));
        SnapVector published = SnapVector.named("published-minify-sha256");
        byte[] minified = JsonSpelling.compact(published.bytes("minified_body"));
        assertNotEquals(vector.text("sha256_hex_lower"), Sha256.hex(minified));
        assertEquals(vector.text("must_not_equal"), Sha256.hex(minified));
    }

    private static void minifies(SnapVector vector) {
        byte[] minified = JsonSpelling.compact(vector.bytes("input"));
        assertEquals(
                vector.text("expected_minified"), new String(minified, StandardCharsets.UTF_8));
        assertEquals(vector.text("expected_sha256_hex_lower"), Sha256.hex(minified));
    }

    private static void readsTheSample(SnapVector vector) {
        String sample = vector.text("x_signature");
        SnapVector request = SnapVector.named("computed-symmetric-create-va");
        String message =
                assertThrows(
                                InvalidSignatureException.class,
                                () -> request.verify(request.bytes("minified_body"), sample))
                        .getMessage();
        if (vector.has("decoded_length_bytes")) {
            assertEquals(
                    vector.member("decoded_length_bytes").asInt(),
                    Base64.getDecoder().decode(sample).length);
            assertTrue(message.contains("does not match"), message);
        } else {
            assertTrue(message.contains("bytes long, not 64"), message);
        }
    }

    private static void sharesTheLifeOfATokenWithDoku(SnapVector vector) {
        JsonNode claims = vector.member("claims");
        JsonNode derived = vector.member("derived");
        if (derived.has("lifetime_seconds")) {
            long lifetime = claims.path("exp").asLong() - claims.path("iat").asLong();
            assertEquals(derived.path("lifetime_seconds").asLong(), lifetime);
            assertEquals(MerchantToken.LIFETIME.toSeconds(), lifetime);
            assertEquals("RS256", derived.path("alg").asText());
            return;
        }
        Instant expires = Instant.ofEpochSecond(claims.path("access.exp").asLong());
        String written = derived.path("accessTokenExpiryTime").asText().split(" ")[0];
        assertEquals(written, SnapTimestamp.of(expires));
        assertEquals(expires, SnapTimestamp.parse(written));
        Instant refresh = Instant.ofEpochSecond(claims.path("refresh.exp").asLong());
        assertEquals(
                derived.path("refresh_minus_access_days").asLong(),
                Duration.between(expires, refresh).toDays());
    }

    private static void signsForAToken(SnapVector vector) {
        String clientId = vector.text("client_id");
        String timestamp = vector.text("x_timestamp");
        String signature = vector.text("x_signature");
        assertEquals("test_key_pair", vector.text("private_key_ref"));
        assertEquals(vector.text("string_to_sign"), TokenComponents.of(clientId, timestamp));
        assertEquals(signature, new TokenSigner(SnapVector.privateKey()).sign(clientId, timestamp));
        TokenVerifier verifier = new TokenVerifier(SnapVector.publicKey());
        assertDoesNotThrow(() -> verifier.verify(clientId, timestamp, signature));
        assertEquals(
                Instant.parse("2024-03-26T09:01:41Z"),
                SnapTimestamp.parse(timestamp),
                "both spellings are one instant");
    }

    private static void signsARequest(SnapVector vector) {
        byte[] body = vector.bytes("minified_body");
        assertEquals(vector.text("body_sha256_hex_lower"), Sha256.hex(JsonSpelling.compact(body)));
        assertEquals(vector.text("string_to_sign"), vector.components().text());
        String signature = vector.text("x_signature");
        assertEquals(signature, new SnapSigner(vector.secret()).sign(vector.components()));
        assertDoesNotThrow(() -> vector.verify(body, signature));
    }

    private static void refuses(SnapVector vector) {
        String presented = vector.text("presented_x_signature");
        SnapVector signed =
                vector.has("based_on") ? SnapVector.named(vector.text("based_on")) : vector;
        byte[] body = signed.bytes("minified_body");
        assertThrows(InvalidSignatureException.class, () -> signed.verify(body, presented));
        String correct = signed.text(signed == vector ? "correct_x_signature" : "x_signature");
        assertEquals(correct, new SnapSigner(signed.secret()).sign(signed.components()));
        assertDoesNotThrow(() -> signed.verify(body, correct));
    }

    private static void signsWithTheDigestAsText(SnapVector vector) {
        String text =
                String.join(
                        ":",
                        vector.text("method"),
                        vector.text("endpoint_url"),
                        Sha256.hex(JsonSpelling.compact(vector.bytes("minified_body"))),
                        vector.text("x_timestamp"));
        assertEquals(vector.text("string_to_sign"), text);
        assertEquals("test_key_pair", vector.text("private_key_ref"));
        byte[] signature = RsaSha256.sign(SnapVector.privateKey(), text);
        assertEquals(vector.text("x_signature"), Base64.getEncoder().encodeToString(signature));
    }

    private static void encrypts(SnapVector vector) {
        Secret key = Secret.of(vector.text("shared_key"));
        byte[] iv = Base64.getDecoder().decode(vector.text("iv_base64"));
        byte[] card = vector.bytes("plaintext");
        assertEquals(vector.text("expected_card_data"), CardData.encrypt(card, key, iv));
        Secret effective = Secret.of(vector.text("effective_key_16"));
        assertEquals(vector.text("expected_card_data"), CardData.encrypt(card, effective, iv));
    }

    private static void issuesTheToken(SnapVector vector) {
        JsonNode claims = vector.member("claims");
        Instant expires = Instant.ofEpochSecond(claims.path("exp").asLong());
        String clientId = claims.path("clientId").asText();
        String jwt = vector.text("jwt");
        assertEquals("test_key_pair", vector.text("private_key_ref"));
        String[] parts = jwt.split("\\.");
        assertEquals("{\"alg\":\"" + vector.text("alg") + "\"}", decoded(parts[0]));
        assertEquals(claims.toString(), decoded(parts[1]));
        MerchantToken token = token(expires.minus(MerchantToken.LIFETIME));
        assertEquals(jwt, token.issue(clientId));
        assertDoesNotThrow(() -> token.verify(jwt, clientId));
        assertThrows(InvalidSignatureException.class, () -> token(expires).verify(jwt, clientId));
    }

    private static MerchantToken token(Instant now) {
        return new MerchantToken(SnapVector.privateKey(), Clock.fixed(now, ZoneOffset.UTC));
    }

    private static String decoded(String part) {
        return new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8);
    }

    private static void pads(SnapVector vector) {
        for (JsonNode one : vector.member("cases")) {
            assertEquals(
                    one.path("partnerServiceId").asText(),
                    PartnerServiceId.padded(one.path("bin").asText()));
        }
        JsonNode concat = vector.member("concat");
        String id = concat.path("partnerServiceId").asText();
        assertEquals(id, PartnerServiceId.padded(id.strip()));
        assertEquals(
                concat.path("virtualAccountNo").asText(),
                PartnerServiceId.padded(id.strip()) + concat.path("customerNo").asText());
    }

    @Test
    void takesTheSignatureOverABodyThatWasWrittenAnewWithFewerEscapes() {
        SnapVector escaped = SnapVector.named("computed-symmetric-escaped-variant");
        SnapVector plain = SnapVector.named("computed-symmetric-escaped-variant-roundtrip");
        byte[] received = escaped.bytes("minified_body");
        assertDoesNotThrow(() -> escaped.verify(received, plain.text("x_signature")));
        assertThrows(
                InvalidSignatureException.class,
                () -> plain.verify(plain.bytes("minified_body"), escaped.text("x_signature")),
                "nothing is written with more escapes than it came with");
    }
}
