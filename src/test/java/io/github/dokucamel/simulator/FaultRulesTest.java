package io.github.dokucamel.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.MultiMap;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Which calls a rule hits. */
class FaultRulesTest {

    private final FaultRules rules = new FaultRules();

    private static ReceivedRequest creates(String invoiceNumber) {
        byte[] body = Merchant.order(invoiceNumber).getBytes(UTF_8);
        return request("POST", Merchant.PAGE, body);
    }

    private static ReceivedRequest asks(String invoiceNumber) {
        return request("GET", OrderStatus.PATH + invoiceNumber, new byte[0]);
    }

    private static ReceivedRequest request(String method, String path, byte[] body) {
        return new ReceivedRequest(
                method, path, "", MultiMap.caseInsensitiveMultiMap(), body, Instant.EPOCH);
    }

    private String hit(ReceivedRequest request) {
        return rules.hit(request).map(rule -> rule.fault().toString()).orElse("-");
    }

    private void given(String text) {
        FaultParser.text(text).forEach(rules::add);
    }

    @Test
    void hitsTheWholeInvoiceNumber() {
        given("empty:A-1");
        assertEquals("empty", hit(creates("A-1")));
        assertEquals("-", hit(creates("A-12")));
        assertEquals("-", hit(creates("BA-1")));
    }

    @Test
    void hitsTheNextCallsWhoeversTheyAre() {
        given("empty:A.*:2");
        assertEquals("-", hit(creates("B")));
        assertEquals(
                List.of("empty", "empty", "-"),
                List.of(hit(creates("A1")), hit(creates("A2")), hit(creates("A1"))));
    }

    @Test
    void hitsTheFirstAttemptsOfEachInvoice() {
        given("empty:each=2");
        for (String invoice : List.of("A", "B")) {
            assertEquals(
                    List.of("empty", "empty", "-"),
                    List.of(hit(creates(invoice)), hit(creates(invoice)), hit(creates(invoice))));
        }
    }

    @Test
    void hitsCreationsStatusCallsOrBoth() {
        given("empty");
        assertEquals(List.of("empty", "-"), List.of(hit(creates("A")), hit(asks("A"))));
        rules.clear();
        given("empty:A:on=status");
        assertEquals(List.of("-", "empty"), List.of(hit(creates("A")), hit(asks("A"))));
        assertEquals("-", hit(asks("B")));
        rules.clear();
        given("empty:on=all");
        assertEquals(List.of("empty", "empty"), List.of(hit(creates("A")), hit(asks("A"))));
    }

    @Test
    void theFirstRuleThatHitsIsTheOnlyOneThatCounts() {
        given("empty:A:1,gzip:.*:2");
        assertEquals(
                List.of("empty", "gzip", "gzip", "-"),
                List.of(
                        hit(creates("A")),
                        hit(creates("A")),
                        hit(creates("A")),
                        hit(creates("A"))));
    }

    private Set<Integer> drawn(String rule, boolean backwards) {
        rules.clear();
        given(rule);
        List<Integer> numbers =
                IntStream.range(0, 5000)
                        .boxed()
                        .collect(Collectors.toCollection(java.util.ArrayList::new));
        if (backwards) {
            Collections.reverse(numbers);
        }
        Set<Integer> hit = new HashSet<>();
        numbers.forEach(
                n -> {
                    if (!hit(creates("INV-" + n)).equals("-")) {
                        hit.add(n);
                    }
                });
        return hit;
    }

    @Test
    void drawsTheSameShareInWhateverOrder() {
        Set<Integer> drawn = drawn("empty:share=0.02", false);
        assertTrue(drawn.size() > 60 && drawn.size() < 140, "of 5000: " + drawn.size());
        assertEquals(drawn, drawn("empty:share=0.02", true));
        assertNotEquals(drawn, drawn("empty:share=0.02:seed=2", false));
    }

    @Test
    void drawsEveryAttemptAnew() {
        given("empty:share=0.5");
        Set<String> seen =
                IntStream.range(0, 100)
                        .mapToObj(n -> hit(creates("A")))
                        .collect(Collectors.toSet());
        assertEquals(Set.of("empty", "-"), seen);
    }

    @Test
    void endsWithItsTime() {
        rules.add(FaultRule.of(Fault.EMPTY).lasting(Duration.ofMillis(200)));
        assertEquals("empty", hit(creates("A")));
        Awaitility.await().until(() -> hit(creates("A")).equals("-"));
        assertTrue(rules.toJson().get(0).get("over").asBoolean());
    }

    @Test
    void tellsWhatItHasHit() {
        given("empty:A:2");
        hit(creates("A"));
        assertEquals(
                "[{\"mode\":\"empty\",\"invoice\":\"A\",\"times\":\"2\",\"hits\":1,\"over\":false}]",
                rules.toJson().toString());
        hit(creates("A"));
        assertTrue(rules.toJson().get(0).get("over").asBoolean());
        rules.clear();
        assertEquals("[]", rules.toJson().toString());
    }
}
