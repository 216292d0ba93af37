package io.github.dokucamel.signature;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.NotEmpty;

class SignaturePropertiesTest {

    private static final String[] NAMES = {
        "Client-Id", "Request-Id", "Request-Timestamp", "Request-Target"
    };

    private final Secret secret = Secret.of("SK-test-0123456789abcdefABCDEF");
    private final Signer signer = new Signer(secret);
    private final Verifier verifier = new Verifier(List.of(secret));

    private static SignatureComponents with(String[] parts, byte[] body) {
        return SignatureComponents.request(parts[0], parts[1], parts[2], parts[3], Digest.of(body));
    }

    private static String[] parts() {
        return new String[] {"BRN-1", "req-1", "2020-08-11T08:45:42Z", "/checkout/v1/payment"};
    }

    @Property
    void verifiesWhatItSigned(@ForAll byte[] body, @ForAll("components") String requestId) {
        String[] parts = parts();
        parts[1] = requestId;
        SignatureComponents components = with(parts, body);
        assertDoesNotThrow(() -> verifier.verify(components, signer.sign(components)));
    }

    @Property
    void rejectsAnyChangedByteOfTheBody(
            @ForAll @NotEmpty byte[] body,
            @ForAll @IntRange(min = 0, max = 100_000) int where,
            @ForAll @IntRange(min = 1, max = 255) int change) {
        String signature = signer.sign(with(parts(), body));
        byte[] tampered = body.clone();
        tampered[where % body.length] ^= (byte) change;
        assertRejected(with(parts(), tampered), signature);
    }

    @Property
    void rejectsAnyChangedComponent(
            @ForAll("components") String other, @ForAll @IntRange(min = 0, max = 3) int which) {
        String signature = signer.sign(with(parts(), new byte[0]));
        String[] changed = parts();
        changed[which] = which == 3 ? "/" + other : other;
        Assume.that(!changed[which].equals(parts()[which]));
        assertRejected(with(changed, new byte[0]), signature);
    }

    @Property
    void rejectsAnyChangedCharacterOfTheSignature(
            @ForAll byte[] body,
            @ForAll @IntRange(min = 0, max = 54) int where,
            @ForAll char replacement) {
        SignatureComponents components = with(parts(), body);
        StringBuilder signature = new StringBuilder(signer.sign(components));
        Assume.that(signature.charAt(where) != replacement);
        signature.setCharAt(where, replacement);
        assertRejected(components, signature.toString());
    }

    @Property
    void refusesALineBreakInAnyComponent(
            @ForAll("components") String text,
            @ForAll @IntRange(min = 0, max = 100) int where,
            @ForAll boolean lineFeed,
            @ForAll @IntRange(min = 0, max = 3) int which) {
        String breaking = lineFeed ? "\n" : "\r";
        String[] broken = parts();
        String value = which == 3 ? "/" + text : text;
        int at = Math.max(which == 3 ? 1 : 0, where % (value.length() + 1));
        broken[which] = value.substring(0, at) + breaking + value.substring(at);
        IllegalArgumentException refused =
                assertThrows(IllegalArgumentException.class, () -> with(broken, new byte[0]));
        assertTrue(refused.getMessage().startsWith(NAMES[which]), refused.getMessage());
        assertFalse(refused.getMessage().contains(breaking));
    }

    @Provide
    Arbitrary<String> components() {
        return Arbitraries.strings().withCharRange('0', 'z').excludeChars('?').ofMinLength(1);
    }

    private void assertRejected(SignatureComponents components, String signature) {
        assertThrows(InvalidSignatureException.class, () -> verifier.verify(components, signature));
    }
}
