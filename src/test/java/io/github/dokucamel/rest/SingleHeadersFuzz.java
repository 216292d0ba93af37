package io.github.dokucamel.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.dokucamel.corpus.Promises;
import io.github.dokucamel.intake.HttpProblemException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Any header, a name and after a colon its value: heard, passed over, or refused in a sentence. */
class SingleHeadersFuzz {

    static Stream<byte[]> seeds() {
        return Stream.of(
                        "Idempotency-Key:1",
                        "idempotency-key:1",
                        "Idempotency_Key:1",
                        "Content-Type: ",
                        "Merchant:shop",
                        "X-Idem\u00adpotency-Key:1",
                        "\u0130dempotency-Key:1",
                        "Authorisation:Bearer x",
                        "X-Forwarded-For:1",
                        "4111111111111111-Idempotency:1",
                        "4111 \r1111\r11111111 <-Idem",
                        ":")
                .map(header -> header.getBytes(StandardCharsets.UTF_8));
    }

    @MethodSource("seeds")
    @FuzzTest
    void isHeardOrRefused(byte[] bytes) {
        String[] header = new String(bytes, StandardCharsets.UTF_8).split(":", 2);
        String name = header[0];
        Object value = header.length == 2 ? header[1] : List.of("a", "b");
        try {
            Authorise.SINGLE.require(name, value);
        } catch (HttpProblemException e) {
            assertEquals(400, e.status());
            Promises.holdOf(e.getMessage());
            return;
        }
        boolean isOurs = Authorise.SINGLE.names().stream().anyMatch(name::equalsIgnoreCase);
        assertTrue(!isOurs || value instanceof String text && !text.isBlank(), name);
        assertFalse(!isOurs && name.toLowerCase(Locale.ROOT).contains("idempot"), name);
    }
}
