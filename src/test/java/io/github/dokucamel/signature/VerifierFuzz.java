package io.github.dokucamel.signature;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Any signature header over any request: nothing but the right one holds. */
class VerifierFuzz {

    private static final Secret SECRET = Secret.of("SK-fuzz-0123456789");
    private static final Verifier VERIFIER = new Verifier(List.of(SECRET));
    private static final List<String> SIGNED =
            List.of("C-1", "R-1", "2026-11-25T00:00:00Z", "/notifications", "{}");
    private static final String RIGHT = new Signer(SECRET).sign(components(SIGNED));

    /** Header and the signed parts, a line each; the body is what is left. */
    static Stream<byte[]> seeds() {
        String rest = "\n" + String.join("\n", SIGNED);
        return Stream.of(
                        RIGHT + rest,
                        RIGHT.replace("=", "") + rest,
                        RIGHT + "=" + rest,
                        RIGHT + " " + rest,
                        RIGHT.toLowerCase() + rest,
                        RIGHT.substring("HMACSHA256=".length()) + rest,
                        "HMACSHA256=" + rest,
                        "HMACSHA512=" + rest,
                        RIGHT + rest + " ",
                        RIGHT + rest.replace("R-1", "R-2"),
                        RIGHT + rest.replace("R-1\n2026", "R-1:2026"),
                        RIGHT + rest.replace("/notifications", "/notifications?a=1"),
                        RIGHT + rest.replace("C-1", ""),
                        "")
                .map(text -> text.getBytes(StandardCharsets.UTF_8));
    }

    @MethodSource("seeds")
    @FuzzTest
    void believesNothingButTheRightSignature(byte[] bytes) {
        String[] parts = new String(bytes, StandardCharsets.UTF_8).split("\n", 6);
        if (parts.length < 6) {
            return;
        }
        List<String> given = List.of(parts).subList(1, 6);
        try {
            VERIFIER.verify(components(given), parts[0]);
        } catch (InvalidSignatureException e) {
            assertFalse(
                    e.getMessage().contains(RIGHT.substring("HMACSHA256=".length())),
                    "the right signature is told nobody");
            return;
        } catch (IllegalArgumentException e) {
            assertTrue(e.getMessage().length() < 200, e.getMessage());
            return;
        }
        assertEquals(SIGNED, given);
        assertTrue(parts[0].equals(RIGHT) || RIGHT.equals(parts[0] + "="));
    }

    private static SignatureComponents components(List<String> parts) {
        return SignatureComponents.notification(
                parts.get(0),
                parts.get(1),
                parts.get(2),
                parts.get(3),
                Digest.of(parts.get(4).getBytes(StandardCharsets.UTF_8)));
    }
}
