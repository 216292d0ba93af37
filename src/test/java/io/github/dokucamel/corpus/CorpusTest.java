package io.github.dokucamel.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.dokucamel.corpus.Verdicts.Verdict;
import io.github.dokucamel.intake.NotABatchException;
import io.github.dokucamel.operation.Payloads;
import io.github.dokucamel.operation.check.CheckedOrder;
import io.github.dokucamel.order.OrderJson;
import io.github.dokucamel.told.Violation;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Hostile and sloppy input, each case with what has to come of it. */
class CorpusTest {

    private static final List<String> FORMATS = List.of("json", "jsonl", "csv", "xml");

    @TempDir static Path directory;

    static Stream<Arguments> values() {
        return Corpus.values().stream()
                .flatMap(
                        one ->
                                FORMATS.stream()
                                        .filter(one::fits)
                                        .map(format -> Arguments.of(one.as(format), format)));
    }

    static Stream<FileCase> files() {
        return Corpus.files().stream();
    }

    @ParameterizedTest(name = "{0} as {1}")
    @MethodSource("values")
    void judgesAValueTheSameInEveryFormat(ValueCase one, String format) throws Exception {
        Path file = directory.resolve("value." + format);
        Files.write(file, one.file(format));

        List<Verdict> verdicts = Verdicts.of(file);

        assertEquals(1, verdicts.size());
        CheckedOrder order = verdicts.get(0).order();
        verdicts.forEach(Promises::hold);
        order.violations().forEach(v -> assertOurWords(v.message()));
        assertEquals(one.line(format), verdicts.get(0).line());
        assertEquals(
                one.expect(),
                order.isValid()
                        ? List.of("accepted")
                        : order.violations().stream().map(Violation::message).toList());
        if (order.isValid()) {
            assertReachesThePayload(one, order);
        }
    }

    private static void assertReachesThePayload(ValueCase one, CheckedOrder order)
            throws IOException {
        byte[] bytes = Payloads.bytes(order.order());
        JsonNode sent = OrderJson.read(bytes).at(pointer(one.field()));
        String expected = one.sends() != null ? one.sends() : one.value();
        if (expected == null || expected.equals("nothing")) {
            assertTrue(expected == null || sent.isMissingNode(), sent.toString());
            return;
        }
        assertEquals(expected, sent.asText());
        if (sent.isTextual()) {
            // Jackson's own way with a text in memory: no character beyond ASCII is escaped.
            String wire = new ObjectMapper().writeValueAsString(sent);
            assertTrue(
                    new String(bytes, StandardCharsets.UTF_8).contains(wire),
                    "the bytes of the text itself");
        }
    }

    /** Nothing a parser says to those who program it. */
    private static void assertOurWords(String message) {
        for (String word : List.of("Exception", "java.", "com.fasterxml", "Feature", "JAXP")) {
            assertFalse(message.contains(word), message);
        }
    }

    private static JsonPointer pointer(String field) {
        String path = field.replace("item.", "order.line_items.0.");
        if (path.startsWith("extra.")) {
            path = path.substring("extra.".length());
        } else if (path.startsWith("theme.")) {
            path = "override_configuration.themes." + path.substring("theme.".length());
        } else if (path.equals("merchant") || path.equals("operation") || path.equals("revision")) {
            path = "none";
        } else if (!path.startsWith("customer.") && !path.startsWith("order.")) {
            path = "order." + path;
        }
        return JsonPointer.compile("/" + path.replace('.', '/'));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void judgesAFile(FileCase one) throws Exception {
        Path file = directory.resolve("file." + one.format());
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            one.content().write(out);
        }

        if (one.refused() != null) {
            String reason =
                    assertThrows(NotABatchException.class, () -> Verdicts.of(file)).getMessage();
            Promises.holdOf(reason);
            assertOurWords(reason);
            assertTrue(reason.contains(one.refused()), reason);
            return;
        }
        List<Verdict> verdicts = Verdicts.of(file);
        verdicts.forEach(Promises::hold);
        verdicts.forEach(v -> v.order().violations().forEach(w -> assertOurWords(w.message())));
        Expectation.compare(one.expect(), verdicts);
    }

    @Test
    void holdsManyCasesOfEveryFamily() {
        long cases = Corpus.values().size() + Corpus.files().size();

        assertTrue(cases >= 480, "cases: " + cases);
        assertFalse(Corpus.values().stream().allMatch(ValueCase::accepted));
    }
}
