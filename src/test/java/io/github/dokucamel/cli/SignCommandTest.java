package io.github.dokucamel.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dokucamel.settings.SettingNames;
import io.github.dokucamel.settings.Settings;
import io.github.dokucamel.signature.Secret;
import io.github.dokucamel.signature.Vector;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code doku sign}: the headers of one message, and where each byte of them comes from. */
class SignCommandTest {

    static final String KEY = "SK-test-0123456789abcdefABCDEF";

    @TempDir Path directory;

    static Stream<Vector> vectors() {
        return Vector.all();
    }

    /** The options that name a vector's message. */
    static List<String> options(Vector vector, Path directory) throws IOException {
        List<String> options =
                new ArrayList<>(
                        List.of(
                                "--client-id=" + vector.json().path("client_id").asText(),
                                "--request-id=" + vector.json().path("request_id").asText(),
                                "--timestamp=" + vector.json().path("timestamp").asText(),
                                "--target=" + vector.json().path("target").asText(),
                                "--secret-file="
                                        + file(
                                                directory,
                                                "key",
                                                vector.json().path("secret").asText())));
        if (vector.hasBody()) {
            Path body = Files.write(directory.resolve("body.json"), vector.body());
            options.add("--body=" + body);
        } else {
            options.add("--get");
        }
        if (vector.json().path("scheme").asText().equals("non-snap-response")) {
            options.add("--response");
        }
        return options;
    }

    static Path file(Path directory, String name, String content) throws IOException {
        return Files.writeString(directory.resolve(name), content);
    }

    private DokuRun sign(Vector vector, String... more) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("sign"));
        arguments.addAll(options(vector, directory));
        arguments.addAll(List.of(more));
        return DokuRun.of(arguments.toArray(String[]::new));
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void printsTheHeadersOfEveryPublishedVector(Vector vector) throws IOException {
        DokuRun run = sign(vector);
        assertEquals(0, run.status(), run.said());
        assertEquals("", run.err());
        assertEquals(
                List.of(
                        "Client-Id: " + vector.json().path("client_id").asText(),
                        "Request-Id: " + vector.json().path("request_id").asText(),
                        vector.json().path("timestamp_component").asText()
                                + ": "
                                + vector.json().path("timestamp").asText(),
                        "Signature: " + vector.signature()),
                run.out().lines().toList());
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void explainsTheLinesOfEveryPublishedVector(Vector vector) throws IOException {
        DokuRun run = sign(vector, "--explain");
        assertEquals(0, run.status());
        for (String line : vector.text().split("\n")) {
            assertTrue(run.out().contains("  " + line + System.lineSeparator()), run.out());
        }
        assertTrue(run.out().contains("Signature: " + vector.signature()), run.out());
        assertFalse(run.said().contains(KEY), run.said());
    }

    @Test
    void saysWhereEachPartComesFrom() throws IOException {
        DokuRun run = sign(Vector.named("request-post-card-payment-page-compact"), "--explain");
        String said = run.out().replace(directory.toString(), "DIR").replaceAll(" +", " ");
        for (String part :
                List.of(
                        "Client-Id --client-id",
                        "Request-Timestamp --timestamp",
                        "Request-Target --target",
                        "600 bytes of DIR/body.json, first 0x7b '{', last 0x7d '}'",
                        "key DIR/key",
                        "signed 215 bytes of UTF-8")) {
            assertTrue(said.contains(part), said);
        }
        DokuRun get = sign(Vector.named("request-get-check-status"), "--explain");
        assertTrue(get.out().contains("none: without a body there is no such line"), get.out());
    }

    @Test
    void showsALineBreakAtTheEndOfTheBody() throws IOException {
        Path body = file(directory, "b", "{}\n");
        DokuRun run =
                DokuRun.of(
                        "sign",
                        "--explain",
                        "--client-id=c",
                        "--target=/x",
                        "--body=" + body,
                        "--secret-file=" + file(directory, "key", KEY));
        assertTrue(run.out().contains("3 bytes of " + body), run.out());
        assertTrue(run.out().contains("last 0x0a line feed"), run.out());
    }

    @Test
    void makesUpRequestIdAndTimestamp() throws IOException {
        DokuRun run =
                DokuRun.of(
                        "sign",
                        "--client-id=c",
                        "--target=/x",
                        "--get",
                        "--secret-file=" + file(directory, "key", KEY));
        assertEquals(0, run.status(), run.said());
        assertTrue(run.out().matches("(?s).*\nRequest-Id: [0-9a-f-]{36}\r?\n.*"), run.out());
        assertTrue(
                run.out().matches("(?s).*\nRequest-Timestamp: \\d{4}-\\S+:\\d{2}Z\r?\n.*"),
                run.out());
    }

    @Test
    void readsTheBodyFromStandardInput() throws IOException {
        Vector vector = Vector.named("request-post-utf8-body");
        InputStream before = System.in;
        System.setIn(new ByteArrayInputStream(vector.body()));
        try {
            List<String> options = options(vector, directory);
            options.removeIf(option -> option.startsWith("--body"));
            options.add(0, "sign");
            options.add("--body=-");
            DokuRun run = DokuRun.of(options.toArray(String[]::new));
            assertTrue(run.out().contains(vector.signature()), run.said());
        } finally {
            System.setIn(before);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    '%s\n'       | ends with a line break
                    '%s\r\n'     | ends with a line break
                    '%s\n\n'     | ends with a line break
                    ' %s '       | has white space around the key
                    '\ufeff%s'   | starts with a byte order mark
                    """)
    void cutsOffWhatAnEditorAddedToTheKeyAndSaysSo(String content, String notice)
            throws IOException {
        Vector vector = Vector.named("request-get-check-status");
        Path key = file(directory, "edited", content.formatted(KEY));
        List<String> options = options(vector, directory);
        options.removeIf(option -> option.startsWith("--secret-file"));
        options.add(0, "sign");
        options.add("--secret-file=" + key);
        DokuRun run = DokuRun.of(options.toArray(String[]::new));
        assertTrue(run.out().contains(vector.signature()), run.said());
        assertTrue(run.err().contains(notice), run.err());
        assertFalse(run.said().contains(KEY), run.said());
    }

    @ParameterizedTest
    @ValueSource(strings = {"%s\n", "%s\r\n", "%s\n\n", " %s", "%s\t", "\n%s"})
    void readsAKeyAsASettingIsRead(String around) throws IOException {
        String given = around.formatted(KEY);
        Secret inRun =
                Settings.standalone(SettingNames.packaged(), Map.of("doku.secret-key", given))
                        .merchants()
                        .get("default")
                        .secretKey();
        assertTrue(inRun.matches(KEY));
        Map<String, String> environment = Map.of("DOKU_SECRET_KEY", given);
        assertEquals(inRun, SecretInput.read(null, environment, n -> {}).secret());
        assertEquals(inRun, SecretInput.fromFile(file(directory, "k", given), n -> {}).secret());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    ''          | missing or blank
                    ' '         | missing or blank
                    'SK-a\nb'   | line break
                    """)
    void refusesAFileThatHoldsNoKey(String content, String words) throws IOException {
        Path file = file(directory, "key", content);
        String said =
                assertThrows(InputException.class, () -> SecretInput.fromFile(file, n -> {}))
                        .getMessage();
        assertTrue(said.contains(words), said);
        assertFalse(said.contains("SK-a"), said);
    }

    @Test
    void takesTheKeyFromTheEnvironmentUnlessAFileIsNamed() throws IOException {
        Map<String, String> environment = Map.of("DOKU_SECRET_KEY", "SK-of-the-environment");
        assertEquals("DOKU_SECRET_KEY", SecretInput.read(null, environment, n -> {}).source());
        Path file = file(directory, "key", KEY);
        assertTrue(SecretInput.read(file, environment, n -> {}).secret().matches(KEY));
        assertThrows(InputException.class, () -> SecretInput.read(null, Map.of(), n -> {}));
    }

    @Test
    void hasNoOptionForTheKeyAndDoesNotRepeatOne() {
        for (String option : List.of("--secret", "--secret-key", "--key", "--doku.secret-key")) {
            DokuRun run = DokuRun.of("sign", "--target=/x", "--get", option + "=" + KEY);
            assertEquals(2, run.status(), option);
            assertTrue(run.err().contains("Unknown option: " + option), run.err());
            assertFalse(run.said().contains(KEY), run.said());
        }
        DokuRun run = DokuRun.of("sign", "--target=/x", "--get", KEY);
        assertEquals(2, run.status());
        assertFalse(run.said().contains(KEY), run.said());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    --client-id=c --target=/x                     | Say what the body is
                    --client-id=c --get                           | --target is missing
                    --target=/x --get                             | --client-id is missing
                    --client-id=c --target=/x --body=absent       | there is no such file
                    --client-id=c --target=/x --body=absent --get | and --body names one
                    --client-id=c --target=https://h/x --get      | Request-Target is not a path
                    --client-id=c --target=/x?a=b --get           | only the path is signed
                    --client-id=c --target=/x --get --response    | name its body
                    """)
    void saysWhatIsMissing(String arguments, String words) throws IOException {
        DokuRun run =
                DokuRun.of(
                        ("sign --secret-file=" + file(directory, "key", KEY) + " " + arguments)
                                .split(" "));
        assertEquals(2, run.status(), run.said());
        assertTrue(run.err().contains(words), run.err());
        assertEquals("", run.out());
    }

    @Test
    void isListedAndExplained() {
        String all = DokuRun.of("--help").out();
        for (String command : List.of("sign", "verify", "notify")) {
            assertTrue(all.contains("\n  " + command + " "), all);
            DokuRun help = DokuRun.of(command, "--help");
            assertEquals(0, help.status());
            assertTrue(help.out().contains("Ends with 0"), help.out());
        }
    }
}
