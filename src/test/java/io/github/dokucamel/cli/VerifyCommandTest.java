package io.github.dokucamel.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dokucamel.signature.Digest;
import io.github.dokucamel.signature.RequestTimestamp;
import io.github.dokucamel.signature.Secret;
import io.github.dokucamel.signature.SignatureComponents;
import io.github.dokucamel.signature.Signer;
import io.github.dokucamel.signature.Vector;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code doku verify}: each mistake somebody makes is named in words. */
class VerifyCommandTest {

    private static final String KEY = SignCommandTest.KEY;
    private static final String OTHER_KEY = "SK-test-of-somebody-else";
    private static final String TARGET = "/payments/notifications";
    private static final String BODY = "{\"order\":{\"invoice_number\":\"INV-1\"}}";

    @TempDir Path directory;
    private String now;
    private Path key;

    @BeforeEach
    void writeTheKey() throws IOException {
        now = RequestTimestamp.of(Instant.now());
        key = SignCommandTest.file(directory, "key", KEY);
    }

    static Stream<Vector> vectors() {
        return Vector.all();
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void findsThatEveryPublishedVectorHolds(Vector vector) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("verify"));
        arguments.addAll(SignCommandTest.options(vector, directory));
        arguments.add("--signature=" + vector.signature());
        DokuRun run = DokuRun.of(arguments.toArray(String[]::new));
        assertEquals(0, run.status(), run.said());
        assertEquals("holds", run.out().strip());
    }

    /** What arrived at the target with the body of this test, signed as given. */
    private DokuRun verify(String signature, String... more) throws IOException {
        return verifyMessage(BODY, now, signature, more);
    }

    private DokuRun verifyMessage(String body, String timestamp, String signature, String... more)
            throws IOException {
        List<String> arguments =
                new ArrayList<>(
                        List.of(
                                "verify",
                                "--client-id=BRN-1",
                                "--request-id=r-1",
                                "--timestamp=" + timestamp,
                                "--target=" + TARGET,
                                "--body=" + SignCommandTest.file(directory, "body", body),
                                "--signature=" + signature));
        if (Stream.of(more).noneMatch(option -> option.startsWith("--secret-file"))) {
            arguments.add("--secret-file=" + key);
        }
        arguments.addAll(List.of(more));
        DokuRun run = DokuRun.of(arguments.toArray(String[]::new));
        for (String hidden : List.of(KEY, OTHER_KEY, signature, "INV-1")) {
            assertFalse(run.said().contains(hidden), run.said());
        }
        return run;
    }

    private String sign(String secret, String timestamp, String target, String body) {
        return new Signer(Secret.of(secret)).sign(components(timestamp, target, body));
    }

    private static SignatureComponents components(String timestamp, String target, String body) {
        return SignatureComponents.notification(
                "BRN-1",
                "r-1",
                timestamp,
                target,
                Digest.of(body.getBytes(StandardCharsets.UTF_8)));
    }

    private static void assertSays(String words, DokuRun run) {
        assertTrue(run.out().contains(words), run.out());
    }

    @Test
    void saysInOneLineThatItDoesNotHold() throws IOException {
        DokuRun run = verify(sign(KEY, now, "/elsewhere", BODY));
        assertEquals(1, run.status());
        assertEquals("does not hold", run.out().strip());
        DokuRun right = verify(sign(KEY, now, TARGET, BODY), "--explain");
        assertEquals(0, right.status());
        assertTrue(right.out().endsWith("holds%nThe signature holds.%n".formatted()), right.out());
    }

    @Test
    void namesAPathThatWasSignedByMistake() throws IOException {
        DokuRun named =
                verify(
                        sign(KEY, now, "/hooks", BODY),
                        "--explain",
                        "--other-target=/checkout/v1/payment",
                        "--other-target=/hooks");
        assertEquals(1, named.status());
        assertSays("made for the request target /hooks and not", named);
        assertSays("/ at its end", verify(sign(KEY, now, TARGET + "/", BODY), "--explain"));
    }

    @Test
    void namesAnotherKey() throws IOException {
        String signature = sign(OTHER_KEY, now, TARGET, BODY);
        assertSays(
                "The key, the body, the path or a signed header differs",
                verify(signature, "--explain"));
        Path previous = SignCommandTest.file(directory, "previous", OTHER_KEY);
        DokuRun run = verify(signature, "--explain", "--previous-secret-file=" + previous);
        assertEquals(0, run.status(), run.said());
        assertSays("with the previous key", run);
    }

    @Test
    void namesAKeyThatIsKnownToSignTheLinesAsTheyShouldBe() throws IOException {
        Path theirs =
                SignCommandTest.file(directory, "theirs", components(now, TARGET, BODY).text());
        DokuRun run = verify(sign(OTHER_KEY, now, TARGET, BODY), "--components=" + theirs);
        assertEquals(1, run.status());
        assertSays("holds the same bytes", run);
        assertSays("another key was used", run);
    }

    @Test
    void namesTheClock() throws IOException {
        String early = RequestTimestamp.of(Instant.now().minusSeconds(4 * 3600 + 65));
        DokuRun run = verifyMessage(BODY, early, sign(KEY, early, TARGET, BODY), "--explain");
        assertEquals(0, run.status());
        assertSays("Request-Timestamp is 4 h 1 min behind this clock", run);
    }

    @Test
    void namesATrailingNewline() throws IOException {
        assertSays(
                "with a line feed at its end that did not arrive",
                verify(sign(KEY, now, TARGET, BODY + "\n"), "--explain"));
        assertSays(
                "without the line break at its end",
                verifyMessage(BODY + "\n", now, sign(KEY, now, TARGET, BODY), "--explain"));
    }

    @Test
    void showsTheByteThatDiffers() throws IOException {
        String wrong = components(now, "/payments/notification", BODY).text();
        Path theirs = SignCommandTest.file(directory, "theirs", wrong);
        DokuRun run =
                verify(sign(KEY, now, "/payments/notification", BODY), "--components=" + theirs);
        assertEquals(1, run.status());
        assertSays("line 4, Request-Target, column 38", run);
        assertSays("here    0x73 's'", run);
        assertSays("there   0x0a line feed", run);
        assertSays("The signature was made over these bytes with this key.", run);
    }

    @Test
    void looksAtTheComponentsOfAHeaderThatIsNoSignature() throws IOException {
        Path theirs = SignCommandTest.file(directory, "theirs", "x");
        assertSays("Signature is not Base64.", verify("HMACSHA256=%%%", "--components=" + theirs));
    }

    @Test
    void readsHeadersAndBodyAsCurlShowsThem() throws IOException {
        String message =
                "POST %s?x=y HTTP/1.1\r\nHost: shop\r\nclient-id: BRN-1\r\nRequest-Id: r-1\r\n"
                        + "Request-Timestamp:%s\r\nSignature: %s\r\n\r\n%s";
        Path headers =
                SignCommandTest.file(
                        directory,
                        "headers",
                        message.formatted(TARGET, now, sign(KEY, now, TARGET, BODY), BODY));
        DokuRun run =
                DokuRun.of(
                        "verify",
                        "--headers=" + headers,
                        "--target=" + TARGET,
                        "--secret-file=" + key);
        assertEquals(0, run.status(), run.said());
        run =
                DokuRun.of(
                        "verify",
                        "--explain",
                        "--headers=" + headers,
                        "--target=" + TARGET,
                        "--request-id=r-2",
                        "--secret-file=" + key);
        assertEquals(1, run.status(), run.said());
        assertSays("headers, behind its empty line", run);
    }

    @ParameterizedTest
    @CsvSource({
        "Client_Id, 'Client_Id is another header than Client-Id.'",
        "X_SIGNATURE, 'X_SIGNATURE is another header than X-SIGNATURE.'",
        "Signature: ^x, 'Signature holds a character that nobody sees, U+00A0'",
        "my_header, '--client-id is missing'",
    })
    void saysWhatIsNoHeaderOfASignature(String name, String words) throws IOException {
        Path headers =
                SignCommandTest.file(
                        directory,
                        "headers",
                        name.replace("^", "\u00a0") + ": x\n" + name + ": y\n");
        DokuRun run = DokuRun.of("verify", "--headers=" + headers, "--secret-file=" + key);
        assertEquals(2, run.status(), run.said());
        assertTrue(run.said().contains(words), run.said());
    }

    @Test
    void readsTheTargetOfARequestAndTheMarksOfCurl() throws IOException {
        Path headers =
                SignCommandTest.file(
                        directory,
                        "headers",
                        "> POST %s HTTP/1.1\n> Client-Id: BRN-1\n> Request-Id: r-1\n> Request-Timestamp: %s\n> Signature: %s\n"
                                .formatted(TARGET, now, sign(KEY, now, TARGET, BODY)));
        DokuRun run =
                DokuRun.of(
                        "verify",
                        "--headers=" + headers,
                        "--body=" + SignCommandTest.file(directory, "body", BODY),
                        "--secret-file=" + key);
        assertEquals(0, run.status(), run.said());
    }

    @Test
    void takesAnAnswerByItsTimestamp() throws IOException {
        Vector answer = Vector.named("response-post-card-payment-page");
        Path headers =
                SignCommandTest.file(
                        directory,
                        "headers",
                        "HTTP/1.1 200 OK\r\nClient-Id: %s\r\nRequest-Id: %s\r\nResponse-Timestamp: %s\r\nSignature: %s\r\n\r\n"
                                .formatted(
                                        answer.json().path("client_id").asText(),
                                        answer.json().path("request_id").asText(),
                                        answer.json().path("timestamp").asText(),
                                        answer.signature()));
        Path body = Files.write(directory.resolve("body"), answer.body());
        DokuRun run =
                DokuRun.of(
                        "verify",
                        "--headers=" + headers,
                        "--body=" + body,
                        "--target=" + answer.json().path("target").asText(),
                        "--secret-file=" + key);
        assertEquals(0, run.status(), run.said());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    Request-Id: a,Request-Id: b | stands twice
                    Client-Id: c,Request-Id: a,Request-Timestamp: t | --signature is missing
                    Client-Id: c,Request-Id: a,Signature: s | --timestamp is missing
                    """)
    void saysWhatTheHeadersLack(String lines, String words) throws IOException {
        Path headers = SignCommandTest.file(directory, "headers", lines.replace(",", "\n") + "\n");
        DokuRun run =
                DokuRun.of(
                        "verify",
                        "--headers=" + headers,
                        "--get",
                        "--target=/x",
                        "--secret-file=" + key);
        assertEquals(2, run.status(), run.said());
        assertTrue(run.err().contains(words), run.err());
        assertEquals("", run.out());
    }
}
