package io.github.dokucamel.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class FaultParserTest {

    private static List<String> read(String text) {
        return FaultParser.text(text).stream().map(FaultRule::toString).toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "http-500; http-500 {}",
                "http-500:; http-500 {}",
                "http-500:INV-5.*:2; http-500 {invoice=INV-5.*, times=2}",
                "reset-after:.*:share=0.02:seed=7; reset-after {invoice=.*, share=0.02, seed=7}",
                "reset-after:each=2; reset-after {each=2}",
                "reset-after:X-[0-9]{1,3}:each=2; reset-after {invoice=X-[0-9]{1,3}, each=2}",
                "http-429:(?:A|B),?\\:x:retry-after=date+3; http-429"
                        + " {invoice=(?:A|B) http-429 is split here",
                "refuse:for=30s; refuse {for=30s}",
                "late::delay=2s:on=all; late {on=all, delay=2s}",
                "redirect-307:A:location=http://127.0.0.1:1/x:y; redirect-307 {invoice=A,"
                        + " location=http://127.0.0.1:1/x:y}"
            })
    void readsARule(String text, String rule) {
        if (rule.contains("split here")) {
            assertThrows(IllegalArgumentException.class, () -> read(text));
            assertEquals(
                    List.of("http-429 {invoice=(?:A|B)\\,?\\:x, retry-after=date+3}"),
                    read(text.replace("),", ")\\,")));
        } else {
            assertEquals(List.of(rule), read(text));
        }
    }

    @Test
    void readsSeveralRules() {
        assertEquals(
                List.of("http-500 {invoice=A}", "empty {invoice=B{1,2}}", "gzip {}"),
                read(" http-500:A , empty:B{1,2},gzip, "));
        assertEquals(List.of(), read(""));
    }

    @ParameterizedTest
    @EnumSource
    void knowsEveryMode(Fault fault) {
        String text = fault.isOutage() ? fault + ":for=1s" : fault.toString();
        assertEquals(fault, FaultParser.text(text).get(0).fault());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "empty,http-50:A; http-50:A: there is no mode 'http-50'; the nearest are [http-500",
                "reset-befor; reset-befor: there is no mode 'reset-befor'; the nearest are"
                        + " [reset-before",
                "HTTP_503; HTTP_503: there is no mode 'HTTP_503'; the nearest are [http-503,"
                        + " http-503-after",
                "empty:A:0; empty:A:0: times must be a whole number from 1",
                "empty:A:x; empty:A:x: times must be a whole number from 1",
                "empty:(; empty:(: invoice must be a regular expression",
                "empty:A:often=2; empty:A:often=2: there is no option 'often'; there are [invoice,",
                "empty:A:share=2; empty:A:share=2: share must be a number above 0 and up to 1",
                "empty:A:share=0.0; empty:A:share=0.0: share must be",
                "empty:A:for=5; empty:A:for=5: for must be a duration",
                "empty:A:on=get; empty:A:on=get: on must be create, status or all",
                "empty:A:location=x; empty:A:location=x: location does not go with empty",
                "empty:A:delay=1s; empty:A:delay=1s: delay does not go with empty",
                "empty:A:retry-after=1; empty:A:retry-after=1: retry-after does not go with empty",
                "refuse; refuse: refuse needs a time",
                "refuse:A:for=1s; refuse:A:for=1s: invoice does not go with refuse"
            })
    void namesThePartThatIsWrong(String text, String start) {
        String said =
                assertThrows(IllegalArgumentException.class, () -> FaultParser.text(text))
                        .getMessage();
        assertTrue(said.startsWith(start), said);
    }

    @Test
    void readsTheSameRulesAsJson() {
        String json =
                """
                [{"mode":"http-429","invoice":"A:,b","times":2,"retry-after":"date+3"},
                 {"mode":"reset-after","share":0.02,"seed":7,"on":"status","for":"2m","each":3}]""";
        List<FaultRule> rules = FaultParser.json(json.getBytes(UTF_8));
        assertEquals(
                List.of(
                        "http-429 {invoice=A:,b, times=2, retry-after=date+3}",
                        "reset-after {on=status, each=3, share=0.02, seed=7, for=2m}"),
                rules.stream().map(FaultRule::toString).toList());
        assertEquals(
                "gzip {}",
                FaultParser.json("{\"mode\":\"gzip\"}".getBytes(UTF_8)).get(0).toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "1",
                "[1]",
                "{}",
                "{\"mode\":\"http-50\"}",
                "{\"mode\":\"gzip\",\"time\":2}",
                "{\"mode\":\"refuse\"}",
                "{} {}"
            })
    void refusesOtherJson(String json) {
        assertThrows(IllegalArgumentException.class, () -> FaultParser.json(json.getBytes(UTF_8)));
    }

    @Test
    void rulesMadeInJavaReadTheSame() {
        assertEquals(
                read("http-503:A.*:3,late:each=2:share=0.5:seed=9:delay=70ms,gzip:on=all:for=5s"),
                List.of(
                                FaultRule.of(Fault.HTTP_503).invoices("A.*").times(3),
                                FaultRule.of(Fault.LATE)
                                        .firstAttempts(2)
                                        .share(0.5, 9)
                                        .delay(Duration.ofMillis(70)),
                                FaultRule.of(Fault.GZIP).onAllCalls().with(FaultOption.FOR, "5s"))
                        .stream()
                        .map(FaultRule::toString)
                        .toList());
    }
}
