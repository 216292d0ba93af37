package io.github.dokucamel.outcome;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import io.github.dokucamel.operation.Operation;
import io.github.dokucamel.operation.OperationExamples;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class ClassifierPropertyTest {

    private static final byte[] SUCCESS =
            ("{\"order\":{\"invoice_number\":\"INV-1\"},"
                            + "\"credit_card_payment_page\":{\"url\":\"https://x\"}}")
                    .getBytes(StandardCharsets.UTF_8);

    private final Operation operation = OperationExamples.paymentPage("certain-refusals: []");
    private final Classifier classifier = new Classifier(Clock.systemUTC());

    @Property
    void everyAnswerHasAClass(
            @ForAll @IntRange(min = -1, max = 1000) int status,
            @ForAll("bodies") byte[] body,
            @ForAll boolean earlierUnknown,
            @ForAll String retryAfter) {
        Answer answer = new Answer(status, null, retryAfter, body);
        Classification seen = classifier.classify(operation, "INV-1", earlierUnknown, answer);
        assertNotNull(seen.answerClass());
        assertEquals(status, seen.httpStatus());
        if (earlierUnknown) {
            assertNotEquals(AnswerClass.DECLINED, seen.answerClass());
        }
    }

    @Property
    void aTruncatedSuccessIsNeverAccepted(@ForAll @IntRange(min = 0, max = 200) int length) {
        int kept = Math.min(length, SUCCESS.length - 1);
        Answer answer = new Answer(200, null, null, Arrays.copyOf(SUCCESS, kept));
        Classification seen = classifier.classify(operation, "INV-1", false, answer);
        assertEquals(AnswerClass.UNKNOWN, seen.answerClass());
    }

    @Provide
    Arbitrary<byte[]> bodies() {
        Arbitrary<byte[]> noise = Arbitraries.bytes().array(byte[].class).ofMaxSize(200);
        Arbitrary<byte[]> json =
                Arbitraries.of(
                                "{\"error\":{\"code\":%s}}",
                                "{\"errors\":[%s]}",
                                "{\"message\":[%s]}",
                                "{\"error_messages\":[%s]}",
                                "{\"status\":\"FAILED\",\"response_code\":%s}",
                                "{\"error\":%s}",
                                "%s")
                        .flatMap(
                                form ->
                                        Arbitraries.of("1", "\"x\"", "null", "[]", "{}", "1e999")
                                                .map(form::formatted))
                        .map(text -> text.getBytes(StandardCharsets.UTF_8));
        return Arbitraries.oneOf(noise, json, Arbitraries.just(SUCCESS));
    }
}
