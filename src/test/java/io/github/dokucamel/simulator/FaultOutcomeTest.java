package io.github.dokucamel.simulator;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.dokucamel.Installation;
import io.github.dokucamel.SampleOrders;
import io.github.dokucamel.ScriptedGateway;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the bundle makes of each fault: nothing lost, nothing twice, no guess. */
@Timeout(120)
class FaultOutcomeTest {

    private static final Path TABLE = Path.of("src/test/resources/simulator/fault-outcomes.csv");
    private static final String KEY = "SK-of-one-fault-";

    /** They spoil a connection for whoever uses it next, and so are tried alone. */
    private static final Set<Fault> ALONE =
            EnumSet.of(Fault.REFUSE, Fault.CONNECT_TIMEOUT, Fault.TWO_ANSWERS, Fault.SHORT_LENGTH);

    private record Case(int line, FaultRule rule, String outcome, String replayed, String calls) {

        String invoice() {
            return "F-" + line + "-" + rule.fault();
        }

        /** Of its own, since a fault may put it on hold. */
        String merchant() {
            return "m" + line;
        }

        boolean mayHaveCalled(int times) {
            return calls.endsWith("+")
                    ? times >= Integer.parseInt(calls.replace("+", ""))
                    : times == Integer.parseInt(calls);
        }
    }

    @TempDir Path data;
    private Installation doku;

    private static List<Case> cases(Predicate<Fault> which) throws IOException {
        List<String> lines = Files.readAllLines(TABLE);
        return IntStream.range(0, lines.size())
                .filter(n -> !lines.get(n).startsWith("#"))
                .mapToObj(n -> read(n + 1, lines.get(n)))
                .filter(one -> which.test(one.rule().fault()))
                .toList();
    }

    private static Case read(int line, String text) {
        String[] cells = Arrays.stream(text.split(";")).map(String::strip).toArray(String[]::new);
        FaultRule rule = FaultParser.text(cells[0]).get(0);
        return new Case(line, rule, cells[1], cells[2], cells[3]);
    }

    private void start(List<Case> cases) throws Exception {
        SimulatorOptions options = SimulatorOptions.defaults().withStrict(true);
        doku =
                Installation.in(data)
                        .with("doku.call.deadline", "4s")
                        .with("doku.retry.first-delay", "50ms")
                        .with("doku.retry.max-delay", "100ms")
                        .with("doku.retry.attempts", "4")
                        .with("doku.rest.wait", "1ms");
        for (Case one : cases) {
            String setting = "doku.merchant." + one.merchant();
            doku.with(setting + ".client-id", "BRN-" + one.line());
            doku.with(setting + ".secret-key", KEY + one.line());
            options = options.withMerchant("BRN-" + one.line(), KEY + one.line());
        }
        doku.gateway(options).start();
        // The first call of all takes its time, on a busy machine longer than a deadline allows.
        doku.order(SampleOrders.json("WARM-UP"));
        Installation.waiting()
                .until(() -> doku.outbox().byInvoice("accepted").containsKey("WARM-UP"));
    }

    @AfterEach
    void stop() {
        if (doku != null) {
            doku.close();
        }
    }

    private void order(Case one) {
        String order = new String(SampleOrders.json(one.invoice()), StandardCharsets.UTF_8);
        String of = "{\"merchant\":\"" + one.merchant() + "\"," + order.strip().substring(1);
        doku.order(of.getBytes(StandardCharsets.UTF_8));
    }

    private JsonNode document(Case one) {
        return doku.outbox().byInvoice(one.outcome()).get(one.invoice());
    }

    private boolean isOver(Case one) {
        return document(one) != null;
    }

    private void check(Case one) {
        String name = "line " + one.line() + ", " + one.rule();
        List<RecordedRequest> calls =
                doku.gateway().requests().stream()
                        .filter(call -> call.invoiceNumber().equals(one.invoice()))
                        .filter(call -> call.method().equals("POST"))
                        .toList();
        assertTrue(one.mayHaveCalled(calls.size()), name + ": " + calls.size() + " calls");
        assertEquals(1, distinct(calls, call -> call.headers().get("Request-Id")), name);
        assertEquals(1, distinct(calls, call -> new String(call.body())), name);
        JsonNode document = document(one);
        assertEquals(one.outcome(), document.get("outcome").asText(), name);
        assertEquals(one.replayed(), document.path("replayed").asText("false"), name);
        assertEquals(one.outcome().equals("accepted"), document.hasNonNull("payment_url"), name);
    }

    private static long distinct(
            List<RecordedRequest> calls, Function<RecordedRequest, String> of) {
        return calls.stream().map(of).distinct().count();
    }

    @Test
    void losesAndDoublesNothingAndGuessesNothing() throws Exception {
        List<Case> cases = cases(fault -> !ALONE.contains(fault));
        start(cases);
        try (ScriptedGateway elsewhere =
                ScriptedGateway.answering(call -> ScriptedGateway.opened(200, call))) {
            for (Case one : cases) {
                FaultRule rule = one.rule().invoices(one.invoice());
                boolean redirects = rule.fault().isRedirect();
                doku.gateway()
                        .addFault(redirects ? rule.location(elsewhere.baseUrl() + "/x") : rule);
            }
            cases.forEach(this::order);
            Installation.waiting().until(() -> cases.stream().allMatch(this::isOver));

            assertAll(cases.stream().map(one -> () -> check(one)));
            assertEquals(List.of(), elsewhere.calls());
            assertEquals(
                    List.of(),
                    doku.gateway().violations().stream()
                            .filter(call -> call.method().equals("POST"))
                            .toList());
            assertEquals(Map.of(), doku.bundle().holds().reasons());
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void waitsForAGatewayThatCannotBeReached() throws Exception {
        List<Case> cases = cases(Fault::isOutage);
        start(cases);
        for (Case one : cases) {
            doku.gateway().addFault(one.rule());
            order(one);
            Installation.waiting().until(() -> isOver(one));
            check(one);
        }
    }

    /** The orders behind it, on the same connection, find an answer in there that is not theirs. */
    @ParameterizedTest
    @EnumSource(names = {"TWO_ANSWERS", "SHORT_LENGTH"})
    void survivesAnAnswerThatIsLeftInTheConnection(Fault fault) throws Exception {
        Case first = cases(fault::equals).get(0);
        start(List.of(first));
        doku.gateway().addFault(first.rule().invoices(first.invoice()));
        order(first);
        Installation.waiting().until(() -> isOver(first));
        check(first);
        for (int n = 1; n <= 3; n++) {
            String invoice = "BEHIND-" + n;
            doku.order(SampleOrders.json(invoice));
            Installation.waiting()
                    .until(() -> doku.outbox().byInvoice("accepted").containsKey(invoice));
        }
        Set<String> urls =
                doku.outbox().byInvoice("accepted").values().stream()
                        .map(document -> document.get("payment_url").asText())
                        .collect(Collectors.toSet());
        assertEquals(5, urls.size());
    }

    @Test
    void theTableHasEveryFaultOfCalls() throws Exception {
        Set<Fault> listed =
                cases(fault -> true).stream()
                        .map(one -> one.rule().fault())
                        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Fault.class)));
        Set<Fault> all = EnumSet.allOf(Fault.class);
        all.removeIf(Fault::isOfNotifications);
        assertEquals(all, listed);
    }
}
