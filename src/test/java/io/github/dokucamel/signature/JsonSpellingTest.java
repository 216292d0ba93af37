package io.github.dokucamel.signature;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class JsonSpellingTest {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final ObjectMapper JSON = new ObjectMapper();

    private static String minified(String json) {
        return new String(JsonSpelling.compact(json.getBytes(UTF_8)), UTF_8);
    }

    private static String plain(String json) {
        return new String(JsonEscapes.plain(json.getBytes(UTF_8)), UTF_8);
    }

    @Example
    void keepsOrderNullsNumbersAndEscapes() {
        assertEquals(
                "{\"b\":null,\"a\":[1.0,1e2,-0],\"c\":\" \\u0041\\/ \\\" { \\t\"}",
                minified(
                        " {\r\n\"b\" : null,\t\"a\" : [ 1.0, 1e2 , -0 ],"
                                + "\"c\":\" \\u0041\\/ \\\" { \\t\" } \n"));
    }

    @Example
    void keepsWhatIsNoWhiteSpaceInJson() {
        assertEquals("[1\u00a0,\u000b2]", minified("[ 1\u00a0, \u000b2 ]"));
    }

    @Property
    void isWhatAnyOtherWriterWouldWrite(@ForAll("json") JsonNode json) throws IOException {
        byte[] pretty = JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(json);
        assertArrayEquals(JSON.writeValueAsBytes(json), JsonSpelling.compact(pretty));
    }

    @Property
    void takesAnyBytesAndMinifiesOnce(@ForAll byte[] bytes) {
        byte[] once = JsonSpelling.compact(bytes);
        assertTrue(once.length <= bytes.length);
        assertArrayEquals(once, JsonSpelling.compact(once));
    }

    @Example
    void leavesOnlyTheEscapesThatHaveToBe() {
        assertEquals(
                "{\"a\":\"& / é 😀 \\\" \\\\ \\n \\u001F\"}",
                plain(
                        "{\"a\":\"\\u0026 \\/ \\u00e9 \\ud83d\\uDE00 \\u0022 \\u005c \\u000a"
                                + " \\u001f\"}"));
    }

    @Example
    void leavesHalfAnEscapeAsItIs() {
        for (String half :
                List.of("\\", "\\u", "\\u00", "\\u00g1", "\\x", "\\ud83d", "\\ud83d\\u0041")) {
            String kept = half.equals("\\ud83d\\u0041") ? "\\ud83dA" : half;
            assertEquals("[\"" + kept, plain("[\"" + half));
        }
    }

    @Property
    void plainEscapesMeanTheSame(@ForAll("json") JsonNode json) throws IOException {
        byte[] compact = JSON.writeValueAsString(json).getBytes(UTF_8);
        ObjectMapper escaping =
                new ObjectMapper()
                        .configure(JsonWriteFeature.ESCAPE_NON_ASCII.mappedFeature(), true);
        assertArrayEquals(compact, JsonEscapes.plain(escaping.writeValueAsBytes(json)));
        assertArrayEquals(compact, JsonEscapes.plain(compact));
    }

    @Property
    void anyBytesCanBeWrittenPlain(@ForAll byte[] bytes) {
        byte[] once = JsonEscapes.plain(bytes);
        assertTrue(once.length <= bytes.length);
    }

    @Provide
    Arbitrary<JsonNode> json() {
        Arbitrary<JsonNode> leaves =
                Arbitraries.oneOf(
                        Arbitraries.of(
                                        " ",
                                        "\t",
                                        "\n",
                                        "\"",
                                        "\\",
                                        "/",
                                        "&",
                                        "<",
                                        "é",
                                        "€",
                                        "{",
                                        "}",
                                        "[",
                                        ":",
                                        ",",
                                        "\u0001",
                                        "\u001f",
                                        "\ud83d\ude00",
                                        "a",
                                        "u0041")
                                .list()
                                .ofMaxSize(8)
                                .map(parts -> String.join("", parts))
                                .map(NODES::textNode),
                        Arbitraries.integers().map(NODES::numberNode),
                        Arbitraries.of(NODES.nullNode(), NODES.booleanNode(true)));
        return Arbitraries.lazyOf(
                () -> leaves,
                () -> leaves,
                () -> json().list().ofMaxSize(3).map(JsonSpellingTest::array),
                () -> json().list().ofMaxSize(3).map(JsonSpellingTest::object));
    }

    private static JsonNode array(List<JsonNode> members) {
        ArrayNode array = NODES.arrayNode();
        members.forEach(array::add);
        return array;
    }

    private static JsonNode object(List<JsonNode> members) {
        ObjectNode object = NODES.objectNode();
        for (int i = 0; i < members.size(); i++) {
            object.set(" k" + i + "\" :", members.get(i));
        }
        return object;
    }
}
