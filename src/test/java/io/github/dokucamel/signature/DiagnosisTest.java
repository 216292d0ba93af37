package io.github.dokucamel.signature;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
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
import org.junit.jupiter.params.provider.ValueSource;

/** One slip of a sender each, signed here by hand and not by the code under test. */
class DiagnosisTest {

    private static final String KEY = "SK-test-0123456789abcdefABCDEF";
    private static final String OTHER_KEY = "SK-test-of-another-merchant";
    private static final String PREVIOUS_KEY = "SK-test-of-last-year";
    private static final String TARGET = "/payments/notifications";
    private static final String AT = "2020-08-11T08:45:42Z";
    private static final Instant NOW = Instant.parse(AT).plusSeconds(20);
    private static final String BODY =
            "{\"order\":{\"invoice_number\":\"INV-1\",\"url\":\"https://a.example/b\"},\"a\":[1, 2]}\n";
    private static final String HOLDS = "The signature holds.";

    /** The words have to hold {@code words} for a message whose signer signed {@code signed}. */
    @ParameterizedTest(name = "{0}")
    @MethodSource
    void namesASlipInTheSignedLines(String words, UnaryOperator<String> slip) {
        String signed = slip.apply(lines(TARGET, BODY));
        assertFalse(signed.equals(lines(TARGET, BODY)), "the case changes nothing");
        assertSays(words, diagnose(BODY, TARGET, sign(KEY, signed)));
    }

    static Stream<Arguments> namesASlipInTheSignedLines() {
        return Stream.of(
                slip("A line feed was signed after the last line", s -> s + "\n"),
                slip("joined by CR LF", s -> s.replace("\n", "\r\n")),
                slip("A space was signed after each colon", DiagnosisTest::withSpaces),
                slip(
                        "The line Request-Target was left out",
                        s -> s.replaceFirst("\nRequest-Target:[^\n]*", "")),
                slip("The line Digest was left out", s -> s.substring(0, s.indexOf("\nDigest:"))),
                slip(
                        "signed as Response-Timestamp",
                        s -> s.replace("Request-Timestamp", "Response-Timestamp")),
                slip("signed in lower case", DiagnosisTest::withLowerCaseNames),
                slip("The digest was signed in hex", s -> withDigest(s, hex(sha256(BODY)))),
                slip(
                        "The digest was signed as Base64 of hex text",
                        s -> withDigest(s, base64(ascii(hex(sha256(BODY)))))),
                slip("SHA-256= before it", s -> withDigest(s, "SHA-256=" + base64(sha256(BODY)))),
                slip("with a / at its end that the called path lacks", s -> to(s, TARGET + "/")),
                slip("without the start of the called path", s -> to(s, "/notifications")),
                slip("without its first /", s -> to(s, "payments/notifications")),
                slip("for the request target /hooks/doku and not", s -> to(s, "/hooks/doku")),
                slip("/hooks/doku with a / at its end", s -> to(s, "/hooks/doku/")),
                slip(
                        "/with/query with its host or query",
                        s -> to(s, "/with/query?token=hidden-in-here")));
    }

    /** The words for a message whose signer digested another body than the one that arrived. */
    @ParameterizedTest(name = "{0}")
    @MethodSource
    void namesAnotherSpellingOfTheBody(String words, String arrived, String signed) {
        assertSays(words, diagnose(arrived, TARGET, sign(KEY, lines(TARGET, signed))));
    }

    static Stream<Arguments> namesAnotherSpellingOfTheBody() {
        return Stream.of(
                Arguments.of("without the line break at its end", "{}\n", "{}"),
                Arguments.of("without the line break at its end", "{}\r\n", "{}"),
                Arguments.of("with a line feed at its end that did not arrive", "{}", "{}\n"),
                Arguments.of("with CR LF at its end that did not arrive", "{}", "{}\r\n"),
                Arguments.of("without the byte order mark", "\ufeff{}", "{}"),
                Arguments.of("with a byte order mark that did not arrive", "{}", "\ufeff{}"),
                Arguments.of("as if it were empty", "{}", ""),
                Arguments.of("with LF where CR LF arrived", "{\r\n\"a\":1\r\n}", "{\n\"a\":1\n}"),
                Arguments.of("with CR LF where LF arrived", "{\n\"a\":1\n}", "{\r\n\"a\":1\r\n}"),
                Arguments.of(
                        "as JSON without white space",
                        "{ \"a b\" : \"c \\\" , d\",\n  \"e\": [1, 2] }\n",
                        "{\"a b\":\"c \\\" , d\",\"e\":[1,2]}"),
                Arguments.of(
                        "a space after each comma and colon",
                        "{\"a\":\"b,c\",\"d\":[1,2]}",
                        "{\"a\": \"b,c\", \"d\": [1, 2]}"),
                Arguments.of("slashes written as \\/", "{\"a\":\"b/c\"}", "{\"a\":\"b\\/c\"}"),
                Arguments.of("with plain slashes", "{\"a\":\"b\\/c\"}", "{\"a\":\"b/c\"}"));
    }

    /** As programs write JSON anew: what they made of the body that arrived, word by word. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiterString = " | ",
            quoteCharacter = '`',
            textBlock =
                    """
                    with \\uXXXX for what is not ASCII | {"a":"Jalan É"} | {"a":"Jalan \\u00c9"}
                    with \\uXXXX in capitals | {"a":"É"} | {"a":"\\u00C9"}
                    with plain slashes and characters | {"a":"\\u00c9 \\/"} | {"a":"É /"}
                    as Gson writes them | {"a":"<b> & c='d'"} | {"a":"\\u003cb\\u003e \\u0026 c\\u003d\\u0027d\\u0027"}
                    as Go and Gson write them | {"a":"<b> & c"} | {"a":"\\u003cb\\u003e \\u0026 c"}
                    as .NET writes them | {"a":"b+c & '\\"É'"} | {"a":"b\\u002Bc \\u0026 \\u0027\\u0022\\u00C9\\u0027"}
                    with \\/ for slashes and \\uXXXX | {"a":"É/"} | {"a":"\\u00c9\\/"}
                    with its members sorted | {"b":1,"a":{"d":1,"c":[{"f":1,"e":2}]}} | {"a":{"c":[{"e":2,"f":1}],"d":1},"b":1}
                    with its outer members sorted | {"b":1,"a":{"d":1,"c":2}} | {"a":{"d":1,"c":2},"b":1}
                    without the members that are null | {"a":null,"b":[null],"c":{"d":null}} | {"b":[null],"c":{}}
                    with 10000.0 for 10000.00 | {"a":10000.00,"q":2,"b":10.50} | {"a":10000.0,"q":2,"b":10.5}
                    with 10000 for 10000.00 | {"a":10000.00,"b":10.50} | {"a":10000,"b":10.5}
                    with 10000.00 for 10000.0 | {"a":10000.0,"q":2} | {"a":10000.00,"q":2}
                    with 10000.0 for 10000: | {"a":10000,"b":[2]} | {"a":10000.0,"b":[2.0]}
                    with 10000.00 for amounts of 10000 | {"q":2,"amount":10000} | {"q":2,"amount":10000.00}
                    as Java's double | {"a":12345678} | {"a":1.2345678E7}
                    with amounts in quotes | {"q":2,"amount":10000} | {"q":2,"amount":"10000"}
                    with numbers out of their quotes | {"amount":"10000"} | {"amount":10000}
                    without any blanks, those inside strings too | {"a": "b  c"} | {"a":"bc"}
                    with one blank for several | {"a": "  1900"} | {"a": " 1900"}
                    in small letters | {"A":"B"} | {"a":"b"}
                    as a JSON string | {"a":"\\\\"} | "{\\"a\\":\\"\\\\\\\\\\"}"
                    with its members sorted, with slashes written as \\/, with a space | {"b":"/","a":1} | {"a": 1, "b": "\\/"}
                    """)
    void namesWhatAProgramMadeOfTheBody(String words, String arrived, String signed) {
        String said = diagnose(arrived, TARGET, sign(KEY, lines(TARGET, signed)));
        assertSays(words, said);
        assertSays("Sign the bytes that are sent", said);
    }

    /** Pretty-printed: with a line feed at its end as well, as an editor leaves it. */
    @ParameterizedTest
    @ValueSource(strings = {"", "\n"})
    void namesAPrettyPrinter(String end) throws IOException {
        String arrived = "{\"a\":{},\"b\":[],\"c\":[1,{\"d\":\"e: {,\"}],\"f\":{\"g\":null}}";
        String two =
                "{\n  \"a\": {},\n  \"b\": [],\n  \"c\": [\n    1,\n    {\n      \"d\": \"e: {,\"\n"
                        + "    }\n  ],\n  \"f\": {\n    \"g\": null\n  }\n}";
        Map<String, String> printed =
                Map.of(
                        "with two spaces:", two,
                        "with four spaces:", two.replaceAll("(?m)^( +)", "$1$1"),
                        "with two spaces and CR LF:", two.replace("\n", "\r\n"),
                        "with tabs:", two.replace("  ", "\t"),
                        "as Jackson does:", new ObjectMapper().readTree(arrived).toPrettyString());
        printed.forEach(
                (words, signed) ->
                        assertSays(
                                "pretty-printed " + words,
                                diagnose(arrived, TARGET, sign(KEY, lines(TARGET, signed + end)))));
        String compact = lines(TARGET, arrived);
        assertSays("without white space", diagnose(two + end, TARGET, sign(KEY, compact)));
    }

    @Test
    void namesAnotherEncoding() {
        byte[] utf8 = bytes("{\"a\":\"\u00c9\"}");
        byte[] latin = "{\"a\":\"\u00c9\"}".getBytes(StandardCharsets.ISO_8859_1);
        assertSays("in Latin-1, not in UTF-8", diagnose(utf8, latin));
        assertSays("in UTF-8, and it arrived in Latin-1", diagnose(latin, utf8));
        assertSays("with ? for each character", diagnose(utf8, bytes("{\"a\":\"?\"}")));
        assertSays("in UTF-8 twice over", diagnose(utf8, bytes("{\"a\":\"\u00c3\u0089\"}")));
        assertSays("Unicode form NFD", diagnose(utf8, bytes("{\"a\":\"E\u0301\"}")));
        assertSays(
                "in another encoding, with a space",
                diagnose(utf8, "{\"a\": \"\u00c9\"}".getBytes(StandardCharsets.ISO_8859_1)));
    }

    /** The first as Java's {@code getBytes("UTF-16")} does, the last as .NET's Encoding.Unicode. */
    @ParameterizedTest
    @CsvSource({
        "UTF-16, 'in UTF-16, big endian, with a byte order mark. '",
        "x-UTF-16LE-BOM, 'in UTF-16, little endian, with a byte order mark. '",
        "UTF-16BE, 'in UTF-16, big endian. '",
        "UTF-16LE, 'in UTF-16, little endian. '"
    })
    void namesUtf16OfEitherOrderWithAndWithoutItsMark(String charset, String words)
            throws IOException {
        for (String body : List.of("{\"a\":\"b\"}", "{\"a\":\"\u00c9\"}")) {
            assertSays(words, diagnose(bytes(body), body.getBytes(charset)));
            assertSays(
                    words.replace(". ", ", without white space. "),
                    diagnose(bytes(body.replace(":", " : ")), body.getBytes(charset)));
        }
    }

    /** As Python's json.dumps(sort_keys=True, indent=2) writes a body of the usual size. */
    @Test
    void namesFourChangesAtOnce() {
        String many = ",\"c\":\"" + "x".repeat(900) + "\"}";
        assertSays(
                "sorted, with 10000.0 for 10000.00, with \\uXXXX for what is not ASCII, pretty-printed",
                diagnose(
                        bytes("{\"b\":10.00,\"a\":\"\u00c9 & / =\"" + many),
                        bytes(
                                "{\n  \"a\": \"\\u00c9 & / =\",\n  \"b\": 10.0"
                                        + many.replace(",\"c\":", ",\n  \"c\": ")
                                                .replace("}", "\n}"))));
    }

    private static String diagnose(byte[] arrived, byte[] signed) {
        String lines = withDigest(lines(TARGET, ""), base64(sha256(signed)));
        return diagnose(new Received("BRN-1", "r-1", AT, TARGET, arrived, sign(KEY, lines)));
    }

    @ParameterizedTest
    @CsvSource({
        "2020-08-11T08:45:40Z, 2 s earlier than it was sent",
        "2020-08-11T08:45:45Z, 3 s later than it was sent",
        "2020-08-11T15:45:42+07:00, in another zone than it was sent",
        "2020-08-11T08:45:42+07:00, with another zone behind the same time",
        "2020-08-11T08:45:42, without its zone",
        "2020-08-11T08:45:42.000Z, with milliseconds",
        "1597135542, in seconds since 1970"
    })
    void namesAnotherTimestampThanTheOneThatWasSent(String signed, String words) {
        String lines = lines(TARGET, BODY).replace(AT, signed);
        assertSays(words + ". Take the time once", diagnose(BODY, TARGET, sign(KEY, lines)));
    }

    /** The work for a body that fits in no way ends soon, however it is made. */
    @Test
    void givesUpOnALongBody() {
        String many = "{\"a\":[" + "1.0,".repeat(10_000) + "\"\\/&\\u00e9\u00e9\"]}";
        String deep = "[".repeat(20_000) + "]".repeat(10_000);
        String usual =
                "{\"b\":10.00,\"a\":\"\u00c9 & / =\",\"n\":null" + ",\"c\":\"x\"".repeat(99) + "}";
        String half = "{\"a\":{".repeat(10_000);
        assertTimeout(
                Duration.ofSeconds(8),
                () -> {
                    for (String body :
                            List.of(usual, many, deep, half, "\"\\u0026".repeat(10_000))) {
                        assertSays(
                                "The key, the body",
                                diagnose(body, TARGET, sign("SK-unknown", lines(TARGET, body))));
                    }
                });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    a line feed at its end      | '%s\n'
                    CR LF at its end            | '%s\r\n'
                    a space at its end          | '%s '
                    a space at its start        | ' %s'
                    quotes around it            | '"%s"'
                    """)
    void namesAKeyThatWasReadCarelessly(String words, String key) {
        assertSays(
                "with the right key, but with " + words,
                diagnose(BODY, TARGET, sign(key.formatted(KEY), lines(TARGET, BODY))));
    }

    @Test
    void namesSpacesThatBelongToTheKey() {
        Received received = received(BODY, TARGET, sign("SK-a", lines(TARGET, BODY)));
        assertSays(
                "the spaces around it cut off",
                Diagnosis.of(received, List.of(Secret.of(" SK-a")), List.of(), Map.of(), NOW));
    }

    @Test
    void namesTheMerchantWhoseKeyWasUsed() {
        assertSays(
                "the key of merchant shop",
                diagnose(BODY, TARGET, sign(OTHER_KEY, lines(TARGET, BODY))));
    }

    @Test
    void namesThePreviousKey() {
        assertSays(
                "with the previous key",
                diagnose(BODY, TARGET, sign(PREVIOUS_KEY, lines(TARGET, BODY))));
    }

    @Test
    void saysThatNoKeyIsKnown() {
        Received received = received(BODY, TARGET, sign(KEY, lines(TARGET, BODY)));
        assertEquals(
                "No key is known for this Client-Id.",
                Diagnosis.of(received, List.of(), List.of(), Map.of(), NOW));
    }

    @Test
    void namesAQueryThatWasSigned() {
        String called = TARGET + "?a=b";
        assertSays(
                "signed with its host or query",
                diagnose(BODY, called, sign(KEY, lines(called, BODY))));
        assertEquals(HOLDS, diagnose(BODY, called, sign(KEY, lines(TARGET, BODY))));
        String whole = "https://shop.example" + TARGET;
        assertSays(
                "signed with its host or query",
                diagnose(BODY, whole, sign(KEY, lines(whole, BODY))));
        assertEquals(HOLDS, diagnose(BODY, whole, sign(KEY, lines(TARGET, BODY))));
    }

    @Test
    void namesASlashThatWasLeftOut() {
        assertSays(
                "without the / at the end",
                diagnose(BODY, TARGET + "/", sign(KEY, lines(TARGET, BODY))));
    }

    @Test
    void namesADigestOfAMessageWithoutBody() {
        String lines = lines(TARGET, "");
        Received get = new Received("BRN-1", "r-1", AT, TARGET, null, sign(KEY, lines));
        assertSays(
                "without a body there is none",
                Diagnosis.of(get, keys(), List.of(), others(), NOW));
    }

    @Test
    void namesTheTimestampOfARequestInAnAnswer() {
        Received answer =
                new Received(
                        true,
                        "BRN-1",
                        "r-1",
                        AT,
                        TARGET,
                        bytes(BODY),
                        sign(KEY, lines(TARGET, BODY)));
        assertSays(
                "signed as Request-Timestamp",
                Diagnosis.of(answer, keys(), List.of(), others(), NOW));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void namesASlipInTheHeader(String words, UnaryOperator<String> spelling) {
        String right = sign(KEY, lines(TARGET, BODY));
        String said = diagnose(BODY, TARGET, spelling.apply(right));
        assertSays(words, said);
        assertSays("would hold but for its spelling", said);
    }

    static Stream<Arguments> namesASlipInTheHeader() {
        return Stream.of(
                slip("lacks HMACSHA256=", s -> s.substring(11)),
                slip("HMACHSHA256= instead of", s -> s.replace("HMACSHA256", "HMACHSHA256")),
                slip("hmacsha256= instead of", s -> s.replace("HMACSHA256", "hmacsha256")),
                slip("another scheme", s -> s.replace("HMACSHA256", "HS256")),
                slip("in hex", s -> "HMACSHA256=" + hex(mac(s))),
                slip("in hex", s -> "HMACSHA256=" + hex(mac(s)).toUpperCase()),
                slip("Base64 of hex text", s -> "HMACSHA256=" + base64(ascii(hex(mac(s))))),
                slip("not written in standard Base64", s -> s.replace("+", "-").replace("/", "_")),
                slip("not written in standard Base64", s -> s.replace("+", " ")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    Signature is missing   | ''
                    not Base64             | HMACSHA256=not*base64
                    is 3 bytes long        | HMACSHA256=AAAA
                    as of SHA-512          | HMACSHA512=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA==
                    """)
    void saysWhatIsNoSignatureAtAll(String words, String header) {
        assertSays(words, diagnose(BODY, TARGET, header));
    }

    @Test
    void doesNotReadAHugeHeader() {
        assertSays("too long", diagnose(BODY, TARGET, "HMACSHA256=" + "A".repeat(100_000)));
    }

    @Test
    void saysWhatToCompareWhereNothingFits() {
        assertSays(
                "The key, the body, the path or a signed header differs",
                diagnose(BODY, TARGET, sign("SK-unknown", lines(TARGET, BODY))));
        assertSays(
                "The key, the body, the path or a signed header differs",
                diagnose("{\"a\":1}", TARGET, sign(KEY, lines(TARGET, "{\"a\":2}"))));
    }

    @ParameterizedTest
    @CsvSource({
        "3600, ''",
        "-3600, ''",
        "3601, is 1 h 0 min behind this clock",
        "-3661, is 1 h 1 min ahead of this clock",
        "43320, is 12 h 2 min behind this clock",
        "-25200, or the other way round.",
        "864000, is 10 days behind this clock"
    })
    void addsHowFarTheClockIsAway(long seconds, String words) {
        String signature = sign(KEY, lines(TARGET, BODY));
        String said =
                Diagnosis.of(
                        received(BODY, TARGET, signature),
                        keys(),
                        List.of(),
                        Map.of(),
                        Instant.parse(AT).plusSeconds(seconds));
        assertTrue(said.startsWith(HOLDS), said);
        assertEquals(words.isEmpty(), said.equals(HOLDS), said);
        assertTrue(said.contains(words), said);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2020-08-11T08:45:42.123Z",
                "2020-08-11T08:45:42+07:00",
                "2020-08-11 08:45:42",
                "2020-13-11T08:45:42Z",
                "now"
            })
    void saysThatATimestampIsMalformed(String timestamp) {
        String signed = lines(TARGET, BODY).replace(AT, timestamp);
        Received received =
                new Received("BRN-1", "r-1", timestamp, TARGET, bytes(BODY), sign(KEY, signed));
        String said = Diagnosis.of(received, keys(), List.of(), Map.of(), NOW);
        assertSays("Request-Timestamp is malformed", said);
        assertTrue(said.startsWith(HOLDS), said);
    }

    @Test
    void namesAMissingHeader() {
        byte[] body = bytes(BODY);
        assertEquals(
                "Client-Id is missing.", diagnose(new Received(null, "r", AT, TARGET, body, "s")));
        assertEquals(
                "Request-Id is missing.", diagnose(new Received("c", " ", AT, TARGET, body, "s")));
        assertEquals(
                "Request-Timestamp is missing.",
                diagnose(new Received("c", "r", null, TARGET, body, "s")));
        assertEquals(
                "Response-Timestamp is missing.",
                diagnose(new Received(true, "c", "r", null, TARGET, body, "s")));
        assertEquals(
                "Request-Target is missing.", diagnose(new Received("c", "r", AT, "", body, "s")));
        assertSays(
                "Request-Id holds a line break",
                diagnose(new Received("c", "r\nX:y", AT, TARGET, body, "s")));
    }

    @Test
    void boundsItsWorkWhateverIsConfigured() {
        Map<String, List<Secret>> many = new LinkedHashMap<>();
        for (int i = 0; i < 1000; i++) {
            many.put("m" + i, List.of(Secret.of("SK-" + i)));
        }
        Received tenth = received(BODY, TARGET, sign("SK-9", lines(TARGET, BODY)));
        Received last = received(BODY, TARGET, sign("SK-999", lines(TARGET, BODY)));
        assertSays("merchant m9,", Diagnosis.of(tenth, keys(), List.of(), many, NOW));
        assertSays("The key, the body", Diagnosis.of(last, keys(), List.of(), many, NOW));
        List<String> targets = Stream.iterate(0, i -> i + 1).limit(1000).map(i -> "/" + i).toList();
        Received far = received(BODY, TARGET, sign(KEY, lines("/999", BODY)));
        assertSays("The key, the body", Diagnosis.of(far, keys(), targets, many, NOW));
    }

    /** The last slip that is tried, after as much else as there can be. */
    @Test
    void triesEverySlipHoweverManyMerchantsThereAre() {
        Map<String, List<Secret>> many = new LinkedHashMap<>();
        for (int i = 0; i < 1000; i++) {
            many.put("m" + i, List.of(Secret.of("SK-" + i)));
        }
        String called = "/a/b/c/d/?e=f";
        String arrived = "{\"a\": \"b\\/c\"}\n";
        String signature = sign(KEY, lines("/a/b/c/d/", arrived.replace("\\/", "/")));
        assertSays(
                "with plain slashes",
                Diagnosis.of(
                        received(arrived, called, signature),
                        keys(),
                        List.of("/1?a", "/2?a", "/3?a", "/4?a"),
                        many,
                        NOW));
    }

    private static Arguments slip(String words, UnaryOperator<String> slip) {
        return Arguments.of(words, slip);
    }

    private static void assertSays(String words, String said) {
        assertTrue(said.contains(words), said);
        assertFalse(said.contains("\n"), said);
        for (String hidden : List.of(KEY, OTHER_KEY, PREVIOUS_KEY, "INV-1", "hidden-in-here")) {
            assertFalse(said.contains(hidden), said);
        }
        assertFalse(said.matches(".*[0-9a-zA-Z+/=]{40,}.*"), said);
    }

    private static String diagnose(String body, String target, String signature) {
        return diagnose(received(body, target, signature));
    }

    private static String diagnose(Received received) {
        return Diagnosis.of(
                received,
                keys(),
                List.of("/hooks/doku", "/with/query?token=hidden-in-here"),
                others(),
                NOW);
    }

    private static Received received(String body, String target, String signature) {
        return new Received("BRN-1", "r-1", AT, target, bytes(body), signature);
    }

    private static List<Secret> keys() {
        return List.of(Secret.of(KEY), Secret.of(PREVIOUS_KEY));
    }

    private static Map<String, List<Secret>> others() {
        return Map.of("shop", List.of(Secret.of(OTHER_KEY)));
    }

    private static String lines(String target, String body) {
        return "Client-Id:BRN-1\nRequest-Id:r-1\nRequest-Timestamp:"
                + AT
                + "\nRequest-Target:"
                + target
                + "\nDigest:"
                + base64(sha256(body));
    }

    private static String withSpaces(String lines) {
        return lines.replaceAll("(?m)^([A-Za-z-]+):", "$1: ");
    }

    private static String withLowerCaseNames(String lines) {
        return lines.replace("Client-Id:", "client-id:")
                .replace("Request-Id:", "request-id:")
                .replace("Request-Timestamp:", "request-timestamp:")
                .replace("Request-Target:", "request-target:")
                .replace("Digest:", "digest:");
    }

    private static String to(String lines, String target) {
        return lines.replace("Request-Target:" + TARGET, "Request-Target:" + target);
    }

    private static String withDigest(String lines, String digest) {
        return lines.substring(0, lines.indexOf("\nDigest:")) + "\nDigest:" + digest;
    }

    private static String sign(String key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(bytes(key), "HmacSHA256"));
            return "HMACSHA256=" + base64(mac.doFinal(bytes(text)));
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

    private static byte[] mac(String header) {
        return Base64.getDecoder().decode(header.substring(11));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
