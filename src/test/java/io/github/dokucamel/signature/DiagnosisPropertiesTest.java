package io.github.dokucamel.signature;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class DiagnosisPropertiesTest {

    private static final List<Secret> KEYS = List.of(Secret.of("SK-test-0123456789"));
    private static final int LONGEST = 600;

    @Property
    void hasShortWordsForAnythingThatArrives(
            @ForAll boolean answer,
            @ForAll("texts") String clientId,
            @ForAll("texts") String timestamp,
            @ForAll("texts") String target,
            @ForAll("bodies") byte[] body,
            @ForAll("signatures") String signature) {
        String said =
                Diagnosis.of(
                        new Received(
                                answer, clientId, "request", timestamp, target, body, signature),
                        KEYS,
                        List.of("", "/x", "no path", "https://h"),
                        Map.of("shop", KEYS),
                        Instant.EPOCH);
        assertFalse(said.isBlank());
        assertTrue(said.length() < LONGEST, said);
        assertTrue(said.chars().noneMatch(Character::isISOControl), said);
        assertFalse(said.startsWith("The signature holds"), said);
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.oneOf(
                        Arbitraries.strings().ofMaxLength(40),
                        Arbitraries.of("/", "//", "/a/b?c", "://", "2020-08-11T08:45:42Z"))
                .injectNull(0.05);
    }

    @Provide
    Arbitrary<byte[]> bodies() {
        return Arbitraries.strings()
                .withChars("{}[]\",:/\\ \r\n\ufeffa1\u00e9")
                .ofMaxLength(30)
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .injectNull(0.05);
    }

    @Provide
    Arbitrary<String> signatures() {
        Arbitrary<String> texts = Arbitraries.strings().ofMaxLength(60);
        Arbitrary<String> base64 =
                Arbitraries.bytes()
                        .array(byte[].class)
                        .ofMaxSize(70)
                        .map(Base64.getEncoder()::encodeToString);
        return Arbitraries.oneOf(
                        texts,
                        base64,
                        base64.map("HMACSHA256="::concat),
                        texts.map("HMACSHA256="::concat))
                .injectNull(0.05);
    }
}
