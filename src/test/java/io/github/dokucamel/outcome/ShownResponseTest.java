package io.github.dokucamel.outcome;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.dokucamel.order.OrderJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShownResponseTest {

    private static JsonNode json(String text) throws IOException {
        return OrderJson.read(text.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "{'card':{'pan':'4111111111111111'}} | {'card':{'pan':'411111******1111'}}",
                "{'seen':['no 4111 1111 1111 1111']} | {'seen':['no 411111******1111']}",
                "{'cards':[4111111111111111]}        | {'cards':['411111******1111']}",
                "{'trxId':'4111111111111111','a':1.50,'b':null,'c':true} | {'trxId':'4111111111111111','a':1.50,'b':null,'c':true}",
                "{'accessToken':'x'}                 | {'accessToken':'***'}"
            })
    void showsNoCardNumberAndNoToken(String answer, String shown) throws IOException {
        assertEquals(json(shown), ShownResponse.of(json(answer), null));
    }
}
