package io.github.dokucamel.outcome;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.dokucamel.operation.Catalogues;
import io.github.dokucamel.operation.Operation;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An answer whose success member may tell of a failure too. */
class SuccessValueTest {

    private static final Operation OVO = Catalogues.packaged().find("ovo").orElseThrow();

    private final Classifier classifier = new Classifier(Clock.systemUTC());

    @ParameterizedTest
    @CsvSource({
        "200, INV-1, SUCCESS, ACCEPTED, false",
        "409, INV-1, SUCCESS, ACCEPTED, true",
        "200, INV-1, FAILED, DECLINED, false",
        "409, INV-1, FAILED, DECLINED, true",
        "200, INV-1, TIMEOUT, UNKNOWN, false",
        "200, INV-1, SUCCEEDED, UNKNOWN, false",
        "200, INV-2, SUCCESS, UNKNOWN, false",
        "200, INV-2, FAILED, UNKNOWN, false",
        "500, INV-1, FAILED, UNKNOWN, false",
    })
    void whatTheMemberSaysDecides(
            int status, String invoice, String said, AnswerClass meaning, boolean replayed) {
        String body =
                "{\"order\":{\"invoice_number\":\"%s\"},\"ovo_payment\":{\"status\":\"%s\"}}"
                        .formatted(invoice, said);
        Answer answer =
                new Answer(status, "application/json", null, body.getBytes(StandardCharsets.UTF_8));
        Classification order = classifier.classify(OVO, "INV-1", false, answer);
        Classification call = classifier.classifyCall(OVO, "INV-1", false, answer);
        assertEquals(meaning, order.answerClass());
        assertEquals(meaning, call.answerClass());
        assertEquals(replayed, order.replayed());
    }
}
