package io.github.dokucamel.signature;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import net.jqwik.api.Assume;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;

class SnapVerifierTest {

    private static final String PATH = "/v1.1/transfer-va/payment";
    private static final String TOKEN = "eyJh.bGci.c2ln";
    private static final String AT = "2024-03-26T16:01:41+07:00";
    private static final byte[] BODY =
            "{\"trxId\":\"INV 1\",\"paidAmount\":{\"value\":\"11500.00\"}}".getBytes(UTF_8);

    private static final Secret PRESENT = Secret.of("SK-test-present");
    private static final Secret PREVIOUS = Secret.of("SK-test-previous");

    private final SnapVerifier verifier = new SnapVerifier(List.of(PRESENT, PREVIOUS));

    private static String signed(Secret key, byte[] body) {
        return new SnapSigner(key).sign("POST", PATH, TOKEN, body, AT);
    }

    private String refused(
            String method, String path, String token, byte[] body, String at, String signature) {
        return assertThrows(
                        InvalidSignatureException.class,
                        () -> verifier.verify(method, path, token, body, at, signature))
                .getMessage();
    }

    @Example
    void takesThePresentKeyAndThePreviousOneAndNoOther() {
        assertDoesNotThrow(
                () -> verifier.verify("POST", PATH, TOKEN, BODY, AT, signed(PRESENT, BODY)));
        assertDoesNotThrow(
                () -> verifier.verify("POST", PATH, TOKEN, BODY, AT, signed(PREVIOUS, BODY)));
        String other = signed(Secret.of("SK-test-other"), BODY);
        assertTrue(refused("POST", PATH, TOKEN, BODY, AT, other).contains("does not match"));
        assertThrows(IllegalArgumentException.class, () -> new SnapVerifier(List.of()));
    }

    @Example
    void whiteSpaceBetweenTheTokensOfTheBodyDoesNotCount() {
        byte[] spaced = new String(BODY, UTF_8).replace(":", " : \n").getBytes(UTF_8);
        assertDoesNotThrow(
                () -> verifier.verify("POST", PATH, TOKEN, spaced, AT, signed(PRESENT, BODY)));
        byte[] changed = new String(BODY, UTF_8).replace("INV 1", "INV1").getBytes(UTF_8);
        refused("POST", PATH, TOKEN, changed, AT, signed(PRESENT, BODY));
    }

    @Example
    void aMissingOrMalformedSignatureIsSaidToBeThat() {
        assertEquals("X-SIGNATURE is missing", refused("POST", PATH, TOKEN, BODY, AT, null));
        assertEquals("X-SIGNATURE is missing", refused("POST", PATH, TOKEN, BODY, AT, " "));
        assertEquals("X-SIGNATURE is not Base64", refused("POST", PATH, TOKEN, BODY, AT, "§"));
        assertEquals(
                "X-SIGNATURE is too long to be a signature",
                refused("POST", PATH, TOKEN, BODY, AT, "A".repeat(5000)));
        assertEquals(
                "X-SIGNATURE is 3 bytes long, not 64",
                refused("POST", PATH, TOKEN, BODY, AT, "AAAA"));
        String unpadded = signed(PRESENT, BODY).replace("=", "");
        assertEquals(
                "X-SIGNATURE is not canonical Base64",
                refused("POST", PATH, TOKEN, BODY, AT, unpadded));
    }

    @Example
    void eachOtherComponentIsSigned() {
        String signature = signed(PRESENT, BODY);
        refused("PUT", PATH, TOKEN, BODY, AT, signature);
        refused("POST", PATH + "/", TOKEN, BODY, AT, signature);
        refused("POST", PATH, TOKEN + "x", BODY, AT, signature);
        refused("POST", PATH, TOKEN, BODY, "2024-03-26T16:01:42+07:00", signature);
        refused("POST", PATH, TOKEN, BODY, "2024-03-26T09:01:41Z", signature);
    }

    @Example
    void aComponentThatCouldPoseAsAnotherIsRefusedAndNotShown() {
        String signature = signed(PRESENT, BODY);
        for (String bad : new String[] {null, "", "hidden\r", "hid\nden", "hid den", "hid:den"}) {
            for (String message :
                    List.of(
                            refused(bad, PATH, TOKEN, BODY, AT, signature),
                            refused("POST", PATH, bad, BODY, AT, signature),
                            refused("POST", PATH, TOKEN, BODY, bad, signature),
                            refused("POST", bad, TOKEN, BODY, AT, signature))) {
                assertTrue(message.startsWith("X-SIGNATURE cannot hold: "), message);
                assertFalse(message.contains("hid"), message);
            }
        }
        for (String path : List.of("/a b", "/a\r", "/a\nb", "/\u00e9", "//host/a", "https://h/a")) {
            assertTrue(
                    refused("POST", path, TOKEN, BODY, AT, signature)
                            .startsWith("X-SIGNATURE cannot hold: the path"));
        }
    }

    @Example
    void showsNoTokenWhenItIsPrinted() {
        SnapComponents components = SnapComponents.of("POST", PATH, TOKEN, BODY, AT);
        assertFalse(components.toString().contains(TOKEN));
        assertTrue(components.text().contains(TOKEN));
    }

    @Property
    void holdsForAnyBody(@ForAll byte[] body) {
        String signature = signed(PRESENT, body);
        assertDoesNotThrow(() -> verifier.verify("POST", PATH, TOKEN, body, AT, signature));
    }

    @Property
    void rejectsAnyChangedByteOfTheBody(
            @ForAll @IntRange(min = 0, max = 1000) int where,
            @ForAll @IntRange(min = 1, max = 255) int change) {
        byte[] tampered = BODY.clone();
        tampered[where % BODY.length] ^= (byte) change;
        refused("POST", PATH, TOKEN, tampered, AT, signed(PRESENT, BODY));
    }

    @Property
    void rejectsAnyChangedCharacterOfTheSignature(
            @ForAll @IntRange(min = 0, max = 87) int where, @ForAll char replacement) {
        StringBuilder signature = new StringBuilder(signed(PRESENT, BODY));
        Assume.that(signature.charAt(where) != replacement);
        signature.setCharAt(where, replacement);
        refused("POST", PATH, TOKEN, BODY, AT, signature.toString());
    }

    /** A colon in the path is allowed; what it parts must not be read another way. */
    @Property
    void noTwoRequestsShareOneText(
            @ForAll @CharRange(from = '-', to = ':') @StringLength(min = 1, max = 6) String path,
            @ForAll @CharRange(from = '-', to = '9') @StringLength(min = 1, max = 6) String token) {
        String one = SnapComponents.of("POST", "/a" + path, "b", BODY, AT).text();
        String other = SnapComponents.of("POST", "/a", token, BODY, AT).text();
        assertFalse(one.equals(other));
    }
}
