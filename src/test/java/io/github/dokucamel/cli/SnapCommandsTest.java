package io.github.dokucamel.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dokucamel.signature.SnapVector;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code doku sign --snap} and {@code doku verify --snap}. */
class SnapCommandsTest {

    private static final SnapVector REQUEST = SnapVector.named("computed-inbound-notification");

    @TempDir Path directory;

    static Stream<SnapVector> requests() {
        return SnapVector.all().filter(vector -> vector.kind().equals("symmetric-request"));
    }

    private List<String> arguments(String command, SnapVector vector, String... more)
            throws IOException {
        List<String> all =
                new ArrayList<>(
                        List.of(
                                command,
                                "--snap",
                                "--method=" + vector.text("method"),
                                "--target=" + vector.text("endpoint_url"),
                                "--timestamp=" + vector.text("x_timestamp"),
                                "--token-file=" + file("token", vector.text("access_token") + "\n"),
                                "--secret-file=" + file("key", vector.text("client_secret")),
                                "--body=" + file("body.json", vector.text("minified_body"))));
        all.addAll(List.of(more));
        return all;
    }

    private Path file(String name, String content) throws IOException {
        return SignCommandTest.file(directory, name, content);
    }

    private static DokuRun run(List<String> arguments) {
        return DokuRun.of(arguments.toArray(String[]::new));
    }

    @ParameterizedTest
    @MethodSource("requests")
    void signsEveryVector(SnapVector vector) throws IOException {
        DokuRun run =
                run(arguments("sign", vector, "--client-id=MCH-1", "--request-id=20240326160141"));
        assertEquals(0, run.status(), run.said());
        assertEquals(
                List.of(
                        "X-PARTNER-ID: MCH-1",
                        "X-EXTERNAL-ID: 20240326160141",
                        "X-TIMESTAMP: " + vector.text("x_timestamp"),
                        "X-SIGNATURE: " + vector.text("x_signature")),
                run.out().lines().toList());
    }

    @ParameterizedTest
    @MethodSource("requests")
    void findsThatEveryVectorHolds(SnapVector vector) throws IOException {
        DokuRun run = run(arguments("verify", vector, "--signature=" + vector.text("x_signature")));
        assertEquals(0, run.status(), run.said());
        assertEquals("holds", run.out().strip());
    }

    @Test
    void makesUpWhatIsNotGiven() throws IOException {
        List<String> arguments = arguments("sign", REQUEST, "--client-id=MCH-1");
        arguments.removeIf(one -> one.startsWith("--timestamp"));
        List<String> out = run(arguments).out().lines().toList();
        assertTrue(out.get(1).matches("X-EXTERNAL-ID: \\d{28}"), out.get(1));
        assertTrue(out.get(2).endsWith("+07:00"), out.get(2));
    }

    @Test
    void saysThatASignatureDoesNotHoldAndWhy() throws IOException {
        String other = SnapVector.named("computed-symmetric-create-va").text("x_signature");
        DokuRun run = run(arguments("verify", REQUEST, "--signature=" + other, "--explain"));
        assertEquals(1, run.status(), run.said());
        assertTrue(run.out().contains("does not hold\nX-SIGNATURE does not match"), run.out());
        assertTrue(run.out().contains(REQUEST.text("body_sha256_hex_lower")), run.out());
        assertTrue(run.out().contains("40 characters, not shown"), run.out());
        assertFalse(run.said().contains(REQUEST.text("access_token")), run.said());
        assertFalse(run.said().contains(REQUEST.text("client_secret")), run.said());
    }

    @Test
    void readsAMessageAsItArrived() throws IOException {
        Path message =
                file(
                        "message",
                        String.join(
                                "\n",
                                "POST " + REQUEST.text("endpoint_url") + " HTTP/1.1",
                                "Authorization: Bearer " + REQUEST.text("access_token"),
                                "X-TIMESTAMP: " + REQUEST.text("x_timestamp"),
                                "X-SIGNATURE: " + REQUEST.text("x_signature"),
                                "",
                                REQUEST.text("minified_body")));
        DokuRun run =
                DokuRun.of(
                        "verify",
                        "--snap",
                        "--headers=" + message,
                        "--secret-file=" + file("key", REQUEST.text("client_secret")));
        assertEquals(0, run.status(), run.said());
    }

    @Test
    void whatIsMissingOrDoesNotGoTogetherIsNamed() throws IOException {
        List<String> noToken = arguments("sign", REQUEST, "--client-id=MCH-1");
        noToken.removeIf(one -> one.startsWith("--token-file"));
        DokuRun run = run(noToken);
        assertEquals(2, run.status());
        assertTrue(run.err().contains("--token-file is missing"), run.err());
        run = run(arguments("sign", REQUEST, "--client-id=MCH-1", "--response"));
        assertTrue(run.err().contains("--response does not go with --snap"), run.err());
        run = run(arguments("verify", REQUEST, "--components=" + file("lines", "x")));
        assertTrue(run.err().contains("do not go with --snap"), run.err());
        run = run(arguments("verify", REQUEST));
        assertTrue(run.err().contains("--signature is missing"), run.err());
        List<String> small = arguments("sign", REQUEST, "--client-id=MCH-1", "--method=post");
        small.remove("--method=POST");
        run = run(small);
        assertTrue(run.err().contains("the method is malformed"), run.err());
    }

    /** The vector's signature, over what is given here otherwise: a slip of whoever signed. */
    @Test
    void namesWhatTheSignerDid() throws IOException {
        String body = REQUEST.text("minified_body");
        assertExplains(
                "signed as JSON with slashes written as \\/, with one blank",
                arguments("verify", REQUEST, "--body=" + file("sent", body + " ")),
                body.replace("   ", " ").replace("}}", ",\"u\":\"a\\/b\"}}"),
                body.replace("}}", ",\"u\":\"a/b\"}}"));
    }

    private void assertExplains(String words, List<String> arguments, String signed, String sent)
            throws IOException {
        List<String> sign = arguments("sign", REQUEST, "--client-id=MCH-1", "--request-id=1");
        sign.removeIf(one -> one.startsWith("--body"));
        sign.add("--body=" + file("signed.json", signed));
        String header = run(sign).out().lines().skip(3).findFirst().orElseThrow();
        arguments.removeIf(one -> one.startsWith("--body"));
        arguments.add("--body=" + file("sent.json", sent));
        arguments.add("--signature=" + header.substring("X-SIGNATURE: ".length()));
        arguments.add("--explain");
        DokuRun run = run(arguments);
        assertEquals(1, run.status(), run.said());
        assertTrue(run.out().contains(words), run.out());
    }

    @Test
    void namesTheWholeUrlByTheHostOfTheHeaders() throws IOException {
        String path = REQUEST.text("endpoint_url");
        List<String> lines = new ArrayList<>();
        lines.add("POST " + path + " HTTP/1.1");
        lines.add("Host: shop.example");
        lines.add("Authorization: Bearer " + REQUEST.text("access_token"));
        lines.add("X-TIMESTAMP: " + REQUEST.text("x_timestamp"));
        lines.add("X-SIGNATURE: " + signedForTheUrl("https://shop.example" + path));
        lines.add("");
        lines.add(REQUEST.text("minified_body"));
        DokuRun run =
                DokuRun.of(
                        "verify",
                        "--snap",
                        "--explain",
                        "--headers=" + file("message", String.join("\n", lines)),
                        "--secret-file=" + file("key", REQUEST.text("client_secret")));
        assertTrue(run.out().contains(path + " with its host or query"), run.out());
    }

    private static String signedForTheUrl(String url) {
        String text = REQUEST.text("string_to_sign").replace(REQUEST.text("endpoint_url"), url);
        try {
            Mac mac = Mac.getInstance("HmacSHA512");
            byte[] key = REQUEST.text("client_secret").getBytes(StandardCharsets.UTF_8);
            mac.init(new SecretKeySpec(key, "HmacSHA512"));
            return Base64.getEncoder()
                    .encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void saysWhatIsOddWhenItSigns() throws IOException {
        List<String> arguments = arguments("sign", REQUEST, "--client-id=MCH-1", "--request-id=1");
        arguments.add("--token-file=" + file("bearer", "Bearer " + REQUEST.text("access_token")));
        arguments.removeIf(one -> one.endsWith("token"));
        DokuRun bearer = run(arguments);
        assertTrue(bearer.out().contains(REQUEST.text("x_signature")), bearer.said());
        arguments.removeIf(one -> one.startsWith("--timestamp"));
        arguments.add("--timestamp=2024-03-26T16:01:41");
        DokuRun zoneless = run(arguments);
        assertTrue(zoneless.err().contains("DOKU will refuse this timestamp"), zoneless.said());
        arguments.removeIf(one -> one.startsWith("--secret-file"));
        arguments.add("--secret-file=" + file("pem", "-----BEGIN PRIVATE KEY-----\nx\n"));
        DokuRun pem = run(arguments);
        assertEquals(2, pem.status());
        assertTrue(pem.err().contains("SNAP with the shared key"), pem.err());
    }
}
