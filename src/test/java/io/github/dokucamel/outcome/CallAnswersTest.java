package io.github.dokucamel.outcome;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.dokucamel.operation.Catalogue;
import io.github.dokucamel.operation.Catalogues;
import java.io.IOException;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an answer to a call means, whose success often nothing proves. */
class CallAnswersTest {

    private static final Catalogue CATALOGUE = Catalogues.packaged();
    private final Classifier classifier = new Classifier(Clock.systemUTC());

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                // Nothing that only a success holds is known of it.
                "token-list-v2; 200; {\"tokens\":[]}; ACCEPTED",
                "token-list-v2; 200; {}; ACCEPTED",
                "token-list-v2; 200; {\"message\":\"Success\",\"id\":1}; ACCEPTED",
                "token-list-v2; 200; [{\"id\":1}]; UNKNOWN",
                "token-list-v2; 200; <html>; UNKNOWN",
                "token-list-v2; 204; ``; UNKNOWN",
                "token-list-v2; 200; {\"error\":{\"code\":\"x\",\"message\":\"y\"}}; UNKNOWN",
                "token-list-v2; 200; {\"error_messages\":[\"y\"]}; UNKNOWN",
                "token-list-v2; 200; {\"status\":\"FAILED\",\"response_code\":\"7\"}; UNKNOWN",
                "token-list-v2; 200; {\"status\":500,\"error\":\"Broken\",\"path\":\"/\"}; UNKNOWN",
                "token-list-v2; 409; {\"tokens\":[]}; UNKNOWN",
                "token-list-v2; 400; {\"error\":{\"code\":\"x\",\"message\":\"y\"}}; DECLINED",
                "token-list-v2; 500; {\"tokens\":[]}; UNKNOWN",
                // Its success is told by a status.
                "card-capture; 200; {\"payment\":{\"status\":\"SUCCESS\"}}; ACCEPTED",
                "card-capture; 409; {\"payment\":{\"status\":\"SUCCESS\"}}; ACCEPTED",
                "card-capture; 200; {\"payment\":{\"status\":\"FAILED\"}}; DECLINED",
                "card-capture; 200; {\"payment\":{\"status\":\"\"}}; UNKNOWN",
                "card-capture; 200; {\"payment\":{}}; UNKNOWN",
                // It names the invoice number.
                "card-refund; 200; {\"order\":{\"invoice_number\":\"INV-1\"},\"refund\":{\"status\":\"SUCCESS\"}}; ACCEPTED",
                "card-refund; 200; {\"refund\":{\"status\":\"SUCCESS\"}}; ACCEPTED",
                "card-refund; 200; {\"order\":{\"invoice_number\":\"INV-2\"},\"refund\":{\"status\":\"SUCCESS\"}}; UNKNOWN"
            })
    void hasOneClass(String operation, int status, String body, AnswerClass expected) {
        assertEquals(expected, classify(operation, status, body, false).answerClass());
    }

    @Test
    void aRefusalAfterALostAnswerProvesNothingUnlessItIsOnlyARead() {
        String refusal = "{\"error\":{\"code\":\"x\",\"message\":\"y\"}}";

        assertEquals(
                AnswerClass.UNRESOLVED, classify("card-capture", 400, refusal, true).answerClass());
        assertEquals(
                AnswerClass.DECLINED, classify("token-list-v2", 400, refusal, true).answerClass());
    }

    @Test
    void showsTheAnswerWithoutTokensAndSecrets() throws IOException {
        ObjectMapper json = new ObjectMapper();
        String answer =
                "{\"accessToken\":\"a-1\",\"refresh_token\":\"r-1\",\"n\":4111111111111111,"
                        + "\"list\":[{\"said\":\"card 4111111111111111, code 739\"}],\"left\":7391}";

        String shown =
                ShownResponse.of(
                                json.readTree(answer),
                                "{\"card\":{\"number\":\"4111111111111111\",\"cvv\":\"739\"}}"
                                        .getBytes(UTF_8))
                        .toString();

        assertEquals(
                json.readTree(
                        "{\"accessToken\":\"***\",\"refresh_token\":\"***\",\"n\":\"(withheld)\","
                                + "\"list\":[{\"said\":\"card (withheld), code (withheld)\"}],"
                                + "\"left\":7391}"),
                json.readTree(shown));
        assertTrue(ShownResponse.of(json.readTree(answer), null).toString().contains("code 739"));
    }

    private Classification classify(String operation, int status, String body, boolean unknown) {
        return classifier.classifyCall(
                CATALOGUE.find(operation).orElseThrow(),
                "INV-1",
                unknown,
                new Answer(status, "application/json", null, body.getBytes(UTF_8)));
    }
}
