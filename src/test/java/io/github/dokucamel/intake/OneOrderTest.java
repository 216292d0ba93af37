package io.github.dokucamel.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class OneOrderTest {

    private final OneObject reader = new OneObject(20_000, "send one order as a JSON object");

    static Stream<Arguments> malformed() {
        return Stream.of(
                Arguments.of("", "empty"),
                Arguments.of("{", "no well-formed JSON (line 1"),
                Arguments.of("{\"amount\":NaN}", "no well-formed JSON (line 1"),
                Arguments.of("{\"a\":\n1 2}", "no well-formed JSON (line 2"),
                Arguments.of("{\"a\":1,\"a\":2}", "a name twice"),
                Arguments.of("{\"a\":1} {}", "more than one JSON value"),
                Arguments.of("[{}]", "no JSON object"),
                Arguments.of("null", "no JSON object"),
                Arguments.of("[".repeat(5_000) + "]".repeat(5_000), "beyond any order"),
                Arguments.of("{\"a\":" + "1".repeat(5_000) + "}", "beyond any order"),
                Arguments.of("{\"a\":\"" + "x".repeat(20_000) + "\"}", "doku.order.max-bytes"));
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void saysWhatIsWrongWithAMessageThatIsNoOrder(String message, String part) {
        byte[] json = message.getBytes(StandardCharsets.UTF_8);

        String said =
                assertThrows(MalformedOrderException.class, () -> reader.read(json)).getMessage();

        assertTrue(said.contains(part), said);
    }

    @Test
    void readsAnObjectAsItStands() {
        byte[] json = "{\"amount\":90000.00}".getBytes(StandardCharsets.UTF_8);
        assertEquals("{\"amount\":90000.00}", reader.read(json).toString());
    }

    /** Anything else than these two would come back to a queue for ever. */
    @Property
    void anyBytesAreAnOrderOrMalformed(@ForAll @Size(max = 200) byte[] bytes) {
        try {
            reader.read(bytes);
        } catch (MalformedOrderException e) {
            assertTrue(e.getMessage().length() < 300, e.getMessage());
        }
    }
}
