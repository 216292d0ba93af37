package io.github.dokucamel.signature;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class VerifierTest {

    private static final String KEY = "SK-test-0123456789abcdefABCDEF";
    private final Secret secret = Secret.of(KEY);
    private final Verifier verifier = new Verifier(List.of(secret));
    private final SignatureComponents components = notification("{\"a\":1}");
    private final String signature = new Signer(secret).sign(components);

    private static SignatureComponents notification(String body) {
        return SignatureComponents.notification(
                "BRN-1",
                "req-1",
                "2023-01-06T06:27:20Z",
                "/payments/notifications",
                Digest.of(body.getBytes(StandardCharsets.UTF_8)));
    }

    private String refusal(SignatureComponents seen, String header) {
        InvalidSignatureException refused =
                assertThrows(InvalidSignatureException.class, () -> verifier.verify(seen, header));
        assertNull(refused.getCause());
        assertFalse(refused.getMessage().contains(KEY));
        assertFalse(refused.getMessage().contains(signature.substring(11, 30)));
        return refused.getMessage();
    }

    @Test
    void acceptsAValidSignature() {
        assertDoesNotThrow(() -> verifier.verify(components, signature));
    }

    @Test
    void acceptsASignatureWithoutItsPadding() {
        String unpadded = signature.substring(0, signature.length() - 1);
        assertDoesNotThrow(() -> verifier.verify(components, unpadded));
    }

    @Test
    void acceptsThePreviousSecretWhileKeysAreChanged() {
        Verifier both = new Verifier(List.of(Secret.of("SK-new"), secret));
        assertDoesNotThrow(() -> both.verify(components, signature));
    }

    @Test
    void rejectsATamperedBody() {
        assertTrue(refusal(notification("{\"a\":2}"), signature).contains("does not match"));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "  "})
    void rejectsAMissingSignature(String header) {
        assertEquals("Signature is missing", refusal(components, header));
    }

    @Test
    void rejectsTheWrongKey() {
        String foreign = new Signer(Secret.of("SK-other")).sign(components);
        assertTrue(refusal(components, foreign).contains("does not match"));
    }

    @Test
    void rejectsATruncatedSignature() {
        assertEquals(
                "Signature is 30 bytes long, not 32",
                refusal(components, signature.substring(0, 11 + 40)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"HMACSHA512=", "hmacsha256=", "HMACHSHA256=", ""})
    void rejectsAnotherPrefix(String prefix) {
        String header = prefix + signature.substring(11);
        assertEquals("Signature does not start with HMACSHA256=", refusal(components, header));
    }

    @ParameterizedTest
    @ValueSource(strings = {"not base64!", "AA=A", "A", " "})
    void rejectsWhatIsNotBase64(String text) {
        assertEquals("Signature is not Base64", refusal(components, "HMACSHA256=" + text));
    }

    @Test
    void rejectsAnEmptySignature() {
        assertEquals("Signature is 0 bytes long, not 32", refusal(components, "HMACSHA256="));
    }

    @Test
    void rejectsASecondSpellingOfTheSameBytes() {
        int last = signature.length() - 2;
        char sameBits = (char) (signature.charAt(last) + 1);
        String other = signature.substring(0, last) + sameBits + "=";
        assertEquals("Signature is not canonical Base64", refusal(components, other));
    }

    @Test
    void refusesToVerifyWithoutASecret() {
        assertThrows(IllegalArgumentException.class, () -> new Verifier(List.of()));
    }
}
