package io.github.dokucamel.signature;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** One slip of a sender each, signed here by hand and not by the code under test. */
class SnapDiagnosisTest {

    private static final String KEY = "SK-test-0123456789abcdefABCDEF";
    private static final String OTHER_KEY = "SK-test-of-another-merchant";
    private static final String PREVIOUS_KEY = "SK-test-of-last-year";
    private static final String PATH = "/api/v1.1/transfer-va/payment?a=b";
    private static final String TOKEN = "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhIn0.c2ln";
    private static final String AT = "2024-03-26T16:01:41+07:00";
    private static final Instant NOW = Instant.parse("2024-03-26T09:02:00Z");
    private static final String BODY =
            "{ \"partnerServiceId\": \"  1900\", \"paidAmount\": {\"value\": \"11500.00\"},"
                    + " \"url\": \"https://a.example/b?c=d&e=f\", \"name\": \"S\u00edti\" }";
    private static final String MINIFIED =
            "{\"partnerServiceId\":\"  1900\",\"paidAmount\":{\"value\":\"11500.00\"},"
                    + "\"url\":\"https://a.example/b?c=d&e=f\",\"name\":\"S\u00edti\"}";
    private static final String RIGHT = text("POST", PATH, TOKEN, hex(sha256(MINIFIED)), AT);

    @Test
    void saysThatItHolds() {
        assertEquals("The signature holds.", diagnose(sign(KEY, RIGHT)));
        assertEquals(
                "The signature was made with the previous key.",
                diagnose(sign(PREVIOUS_KEY, RIGHT)));
        assertEquals(
                "The signature was made with the key of merchant shop, which does not belong to this"
                        + " Client-Id.",
                diagnose(sign(OTHER_KEY, RIGHT)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void namesASlipInWhatIsSigned(String words, String signed) {
        assertFalse(signed.equals(RIGHT), "the case changes nothing");
        assertSays(words, diagnose(sign(KEY, signed)));
    }

    static Stream<Arguments> namesASlipInWhatIsSigned() {
        return Stream.of(
                slip("with its white space: minify it", digested(BODY)),
                slip("those inside strings too", digested(MINIFIED.replace(" ", ""))),
                slip("with one blank for several", digested(MINIFIED.replace("  ", " "))),
                slip(
                        "as Gson writes them",
                        digested(MINIFIED.replace("&", "\\u0026").replace("=", "\\u003d"))),
                slip("slashes written as \\/", digested(MINIFIED.replace("/", "\\/"))),
                slip(
                        "\\uXXXX for what is not ASCII",
                        digested(MINIFIED.replace("\u00ed", "\\u00ed"))),
                slip("with a line feed at its end", digested(BODY + "\n")),
                slip("as if it were empty", digested("")),
                slip("into small letters before", digested(MINIFIED.toLowerCase(Locale.ROOT))),
                slip("The body itself was signed", text("POST", PATH, TOKEN, MINIFIED, AT)),
                slip("in capitals", withDigest(hex(sha256(MINIFIED)).toUpperCase(Locale.ROOT))),
                slip("signed in Base64", withDigest(base64(sha256(MINIFIED)))),
                slip("with Bearer before it", RIGHT.replace(TOKEN, "Bearer " + TOKEN)),
                slip("No token was signed", RIGHT.replace(TOKEN, "")),
                slip("No token was signed", RIGHT.replace(TOKEN + ":", "")),
                slip("without its query", RIGHT.replace("?a=b", "")),
                slip("without the start", RIGHT.replace(PATH, "/v1.1/transfer-va/payment")),
                slip("/proxied and not for", RIGHT.replace(PATH, "/proxied")),
                slip(
                        "DOKU's host",
                        RIGHT.replace(PATH, "https://api.doku.com/api/v1.1/transfer-va/payment")),
                slip("its host", RIGHT.replace(PATH, "https://shop.example" + PATH)),
                slip("in another zone", RIGHT.replace(AT, "2024-03-26T09:01:41Z")),
                slip("with another zone behind", RIGHT.replace(AT, "2024-03-26T16:01:41Z")),
                slip("without the colon of its zone", RIGHT.replace("+07:00", "+0700")),
                slip("1 s earlier", RIGHT.replace(":41+", ":40+")),
                slip("in small letters: it is in capitals", RIGHT.replace("POST", "post")),
                slip("that was signed is GET", RIGHT.replace("POST", "GET")),
                slip(
                        "a colon stands between",
                        RIGHT.replace(TOKEN + ":", TOKEN + "|")
                                .replace("POST:", "POST|")
                                .replace("=b:", "=b|")
                                .replace(":" + AT, "|" + AT)),
                slip("A line feed was signed", RIGHT + "\n"));
    }

    @ParameterizedTest
    @CsvSource({
        "UTF-16, 'in UTF-16, big endian, with a byte order mark'",
        "x-UTF-16LE-BOM, 'in UTF-16, little endian, with a byte order mark'",
        "UTF-16BE, 'in UTF-16, big endian'",
        "UTF-16LE, 'in UTF-16, little endian'"
    })
    void namesUtf16OfTheBodyAsItCameAndMinified(String charset, String words) throws Exception {
        Charset signed = Charset.forName(charset);
        String came = withDigest(hex(sha256(BODY.getBytes(signed))));
        assertSays(words + ". ", diagnose(sign(KEY, came)));
        String minified = withDigest(hex(sha256(MINIFIED.getBytes(signed))));
        assertSays(words + ", without white space. ", diagnose(sign(KEY, minified)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void namesASlipInTheHeader(String words, UnaryOperator<String> spelling) {
        String said = diagnose(spelling.apply(sign(KEY, RIGHT)));
        assertSays(words, said);
        assertSays("would hold but for its spelling", said);
    }

    static Stream<Arguments> namesASlipInTheHeader() {
        return Stream.of(
                spelled("in hex", s -> hex(Base64.getDecoder().decode(s))),
                spelled("in hex", s -> hex(Base64.getDecoder().decode(s)).toUpperCase(Locale.ROOT)),
                spelled("Base64 of hex", s -> base64(bytes(hex(Base64.getDecoder().decode(s))))),
                spelled("not written in standard", s -> s.replace("+", "-").replace("/", "_")),
                spelled("not written in standard", s -> s.replace("=", "")),
                spelled("starts with the name of a scheme", s -> "HMACSHA512=" + s));
    }

    @ParameterizedTest
    @CsvSource({
        "0, The header X-SIGNATURE is missing",
        "32, as of HMAC-SHA256",
        "256, as of an RSA key",
        "512, the private key signs the request for a token alone",
        "63, The signature is 63 bytes long"
    })
    void saysWhatIsNoSignatureOfThisKind(int length, String words) {
        assertSays(words, diagnose(base64(new byte[length])));
    }

    @Test
    void saysWhatToCompareWhereNothingFits() {
        assertSays(
                "and no private key; the token is the one of this direction",
                diagnose(sign("SK-unknown", RIGHT)));
        assertSays("with a line feed at its end", diagnose(sign(KEY + "\n", RIGHT)));
    }

    @Test
    void addsWhatIsWrongWithTheTimestamp() {
        String signature = sign(KEY, RIGHT);
        String late = diagnose(received(AT, signature), NOW.plus(Duration.ofHours(7)));
        assertSays(
                "X-TIMESTAMP is 7 h 0 min behind this clock. Unless it is as old as that,", late);
        String none = diagnose(received("2024-03-26 16:01:41", signature), NOW);
        assertSays("X-TIMESTAMP is no date and time with an offset", none);
    }

    private static String diagnose(String signature) {
        return diagnose(received(AT, signature), NOW);
    }

    private static String diagnose(ReceivedSnap received, Instant now) {
        return SnapDiagnosis.of(
                received,
                List.of(Secret.of(KEY), Secret.of(PREVIOUS_KEY)),
                List.of("/proxied", "https://shop.example" + PATH),
                Map.of("shop", List.of(Secret.of(OTHER_KEY))),
                now);
    }

    private static ReceivedSnap received(String at, String signature) {
        return new ReceivedSnap("POST", PATH, TOKEN, bytes(BODY), at, signature);
    }

    private static void assertSays(String words, String said) {
        assertTrue(said.contains(words), said);
        assertFalse(said.contains("\n"), said);
        for (String hidden : List.of(KEY, PREVIOUS_KEY, OTHER_KEY, TOKEN, "11500")) {
            assertFalse(said.contains(hidden), said);
        }
        assertFalse(said.matches(".*[0-9a-zA-Z+/=]{40,}.*"), said);
    }

    private static Arguments slip(String words, String signed) {
        return Arguments.of(words, signed);
    }

    private static Arguments spelled(String words, UnaryOperator<String> spelling) {
        return Arguments.of(words, spelling);
    }

    private static String digested(String body) {
        return withDigest(hex(sha256(body)));
    }

    private static String withDigest(String digest) {
        return text("POST", PATH, TOKEN, digest, AT);
    }

    private static String text(String... parts) {
        return String.join(":", parts);
    }

    private static String sign(String key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA512");
            mac.init(new SecretKeySpec(bytes(key), "HmacSHA512"));
            return base64(mac.doFinal(bytes(text)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] sha256(String body) {
        return sha256(bytes(body));
    }

    private static byte[] sha256(byte[] body) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
