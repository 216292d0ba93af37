package io.github.dokucamel.notification;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class BlottedBodyTest {

    private static String of(String json) {
        byte[] bytes = json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        return new String(BlottedBody.of(bytes), StandardCharsets.UTF_8).replace('"', '\'');
    }

    static Stream<Path> envelopes() throws Exception {
        return Files.list(NotificationReaderTest.GOLDEN).filter(f -> f.toString().endsWith("json"));
    }

    @ParameterizedTest
    @MethodSource("envelopes")
    void leavesWhatDokuTellsByteForByte(Path envelope) throws Exception {
        byte[] body = Files.readAllBytes(envelope);
        assertArrayEquals(body, BlottedBody.of(body));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "{'a': [1.50e2,'x'], 'n' : 4111111111111111} | {'a':[1.50e2,'x'],'n':'411111******1111'}",
                "{'c':'41111111\\u00311111111'}              | {'c':'411111******1111'}",
                "{'c':'4111111111111111','c':'2'}           | {'c':'411111******1111','c':'2'}",
                "{'i':[{'id':1},'4111111111111111']}        | {'i':[{'id':1},'411111******1111']}",
                "[{'name':'CARD','value':'4111111111111111'}] | [{'name':'CARD','value':'411111******1111'}]",
                "not json 4111111111111111                  | not json 411111******1111"
            })
    void blotsCardNumbersAndNoMember(String body, String kept) {
        assertEquals(kept, of(body));
    }

    @Test
    void leavesAReferenceThatLooksLikeOne() {
        String body = "{'i':[{'name':'REFERENCE_NUMBER','value':'4111111111111111'}]}";
        assertEquals(body, of(body));
    }
}
