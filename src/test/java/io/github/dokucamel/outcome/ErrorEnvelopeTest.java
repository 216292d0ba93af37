package io.github.dokucamel.outcome;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.github.dokucamel.order.OrderJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ErrorEnvelopeTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'error':{'code':'x','message':'m','type':'t'}}   | A | true  | x | m",
                "{'errors':{'code':'x','message':'m'}}             | A | true  | x | m",
                "{'errors':[{'code':'x','message':'m'}]}           | A | true  | x | m",
                "{'error':{'code':12}}                             | A | true  | 12 |",
                "{'error':{'message':'m'}}                         | A | false |  | m",
                "{'error':{'code':' '}}                            | A | false |  |",
                "{'error':{}}                                      | A | false |  |",
                "{'message':['PAYMENT CHANNEL IS INACTIVE']}       | B | true  |  | PAYMENT CHANNEL IS INACTIVE",
                "{'message':['a','b']}                             | B | true  |  | a; b",
                "{'message':['SUCCESS'],'response':{}}             | NONE | false | |",
                "{'message':['\u017fUCCE\u017fS']}                       | B | true |  | \u017fUCCE\u017fS",
                "{'message':[]}                                    | NONE | false | |",
                "{'error_messages':['a','b']}                      | C | true  |  | a; b",
                "{'timestamp':'t','status':500,'error':'Internal Server Error','path':'/x'} | D | false | | Internal Server Error",
                "{'message':'No static resource x.'}               | D | false |  | No static resource x.",
                "{'status':'FAILED','response_code':'0013','message':['x']} | E | true | 0013 |",
                "{'status':'FAILED','response_code':13,'response_message':'m'} | E | true | 13 | m",
                "{'status':'FAILED'}                               | NONE | false | |",
                "{}                                                | NONE | false | |",
                "[]                                                | NONE | false | |",
                "[{'error':{'code':'x'}}]                          | NONE | false | |",
                "'text'                                            | NONE | false | |",
                "null                                              | NONE | false | |"
            })
    void recognisesDokusEnvelopes(
            String json, ErrorEnvelope.Form form, boolean business, String code, String message)
            throws IOException {
        ErrorEnvelope error = of(json);
        assertEquals(form, error.form());
        assertEquals(business, error.isBusinessError());
        assertEquals(code, error.code());
        assertEquals(message, error.message());
    }

    @Test
    void boundsAndCleansTheMessage() throws IOException {
        ErrorEnvelope error =
                of("{'error':{'code':'a\\nb','message':'" + "x\\u0007".repeat(900) + "'}}");
        assertEquals("ab", error.code());
        assertEquals(500, error.message().length());
        assertFalse(error.message().contains("\u0007"));
    }

    @Test
    void passesNoCardNumberOn() throws IOException {
        ErrorEnvelope error = of("{'error_messages':['card 4111111111111111 refused']}");
        assertFalse(error.message().contains("4111"));
    }

    private static ErrorEnvelope of(String json) throws IOException {
        byte[] bytes = json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        return ErrorEnvelope.of(OrderJson.read(bytes));
    }
}
