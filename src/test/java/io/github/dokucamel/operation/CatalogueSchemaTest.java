package io.github.dokucamel.operation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import io.github.dokucamel.CatalogueFiles;
import io.github.dokucamel.operation.Field.FieldType;
import io.github.dokucamel.operation.Field.Place;
import io.github.dokucamel.operation.Field.Requirement;
import io.github.dokucamel.operation.Operation.Confidence;
import io.github.dokucamel.operation.Operation.Direction;
import io.github.dokucamel.operation.Operation.Idempotency;
import io.github.dokucamel.operation.Operation.Media;
import io.github.dokucamel.operation.Operation.SignatureScheme;
import io.github.dokucamel.operation.Operation.TokenKind;
import io.github.dokucamel.operation.shape.Shapes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The schema that editors use says what the reader says. */
class CatalogueSchemaTest {

    private static final Path FOLDER = Path.of("config/operations");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonNode TEXT = text();
    private static final JsonSchema SCHEMA =
            JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(TEXT);

    static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(f -> f.toString().endsWith(".yaml")).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void takesEveryFileOfTheCatalogue(Path file) throws IOException {
        String yaml = Files.readString(file);
        assertTrue(yaml.startsWith("# yaml-language-server: $schema=schema.json\n"));
        assertEquals(Set.of(), complaints(yaml));
    }

    @Test
    void thePackageHoldsEveryFile() throws IOException {
        assertEquals(
                files().stream().map(f -> f.getFileName().toString()).toList(),
                CatalogueFiles.packaged());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "method: POST | methode: POST",
                "method: POST | method: FETCH",
                "path: /a/b | path: a",
                "signature: non-snap | signature: md5",
                "token: none | token: b3b",
                "body: payment-page | body: payment-pge",
                "success: /url | success: url",
                "idempotency: none | idempotency: maybe",
                "call: check-status | cal: check-status",
                "amount: 1 | amount: [1]",
                "source: somewhere | source: ''",
                "type: integer | type: coins",
                "required: optional | required: yes",
                "max-length: 12 | max-length: 0",
                "max-length: 12 | maximum: 12",
                "place: header | place: body-part",
                "an-id: | An Id:"
            })
    void refusesWhatTheReaderRefuses(String right, String wrong) {
        String yaml =
                """
                an-id:
                  method: POST
                  path: /a/b
                  signature: non-snap
                  token: none
                  body: payment-page
                  success: /url
                  invoice: none
                  idempotency: none
                  status:
                    call: check-status
                    copy: { amount: /amount }
                  constants: { amount: 1 }
                  source: somewhere
                  confidence: documented
                  fields:
                    amount: { type: integer, required: optional, max-length: 12 }
                    X-ID: { type: string, required: optional, place: header }
                """;
        assertEquals(Set.of(), complaints(yaml));
        assertTrue(yaml.contains(right));
        String broken = yaml.replace(right, wrong);
        assertFalse(complaints(broken).isEmpty());
        String status = "\ncheck-status: { like: an-id }\n";
        assertThrows(InvalidCatalogueException.class, () -> load(broken + status));
    }

    @Test
    void knowsTheReadersKeysAndValues() {
        JsonNode entry = TEXT.at("/$defs/entry/properties");
        JsonNode field = TEXT.at("/$defs/field/properties");
        assertEquals(new TreeSet<>(OperationReader.KEYS), names(entry));
        assertEquals(new TreeSet<>(FieldsReader.KEYS), names(field));
        assertEquals(constants(Direction.class), values(entry, "direction"));
        assertEquals(constants(SignatureScheme.class), values(entry, "signature"));
        assertEquals(constants(TokenKind.class), values(entry, "token"));
        assertEquals(constants(Media.class), values(entry, "media"));
        assertEquals(constants(Idempotency.class), values(entry, "idempotency"));
        assertEquals(constants(Confidence.class), values(entry, "confidence"));
        assertEquals(constants(FieldType.class), values(field, "type"));
        assertEquals(constants(Requirement.class), values(field, "required"));
        assertEquals(constants(Place.class), values(field, "place"));
        assertEquals(Shapes.names(), values(entry, "body"));
    }

    private static Set<String> names(JsonNode object) {
        Set<String> names = new TreeSet<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static Set<String> values(JsonNode properties, String key) {
        Set<String> values = new HashSet<>();
        properties.get(key).get("enum").forEach(value -> values.add(value.asText()));
        return values;
    }

    private static <E extends Enum<E>> Set<String> constants(Class<E> kind) {
        return Arrays.stream(kind.getEnumConstants())
                .map(constant -> constant.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .collect(Collectors.toSet());
    }

    private static Set<ValidationMessage> complaints(String yaml) {
        Object read = new Load(LoadSettings.builder().build()).loadFromString(yaml);
        return SCHEMA.validate(JSON.valueToTree(read));
    }

    private static void load(String yaml) {
        byte[] bytes = yaml.getBytes(StandardCharsets.UTF_8);
        Catalogue.load(List.of(new Catalogue.Source("x.yaml", bytes)), Shapes.names());
    }

    private static JsonNode text() {
        try {
            return JSON.readTree(FOLDER.resolve("schema.json").toFile());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
