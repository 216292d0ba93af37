package io.github.dokucamel.outcome;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.fasterxml.jackson.databind.node.MissingNode;
import io.github.dokucamel.operation.Catalogues;
import io.github.dokucamel.operation.Operation;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerDoubtsTest {

    private static final Operation QRIS =
            Catalogues.packaged().find("snap-qris-generate").orElseThrow();

    private static Classification judged(String members) {
        Classification seen =
                new SnapClassifier(Clock.systemUTC())
                        .classify(
                                QRIS,
                                "INV-1",
                                false,
                                new Answer(
                                        200,
                                        "application/json",
                                        "7",
                                        ("{\"responseCode\":\"2004700\",\"responseMessage\":\"Successful\""
                                                        + members
                                                        + "}")
                                                .getBytes(StandardCharsets.UTF_8)));
        return new AnswerDoubts(new PayerLinks(List.of(), List.of()))
                .judged(QRIS, MissingNode::getInstance, seen);
    }

    @Test
    void handsOnTheCode() {
        Classification seen = judged(",\"qrContent\":\"00020101021226510016CO.EXAMPLE.WWW\"");
        assertEquals(AnswerClass.ACCEPTED, seen.answerClass());
    }

    /** Nobody could pay it, and whether DOKU has it is not known. */
    @ParameterizedTest
    @ValueSource(
            strings = {"", ",\"qrContent\":\"\"", ",\"qrContent\":\" \"", ",\"qrContent\":null"})
    void aSuccessWithNothingToPayByIsUnresolved(String members) {
        Classification seen = judged(members);
        assertEquals(AnswerClass.UNRESOLVED, seen.answerClass());
        assertEquals("payment_code_refused", seen.code());
        assertNull(seen.answered());
    }
}
