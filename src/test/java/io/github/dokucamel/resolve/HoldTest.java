package io.github.dokucamel.resolve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dokucamel.Installation;
import io.github.dokucamel.SampleOrders;
import io.github.dokucamel.ScriptedGateway;
import io.github.dokucamel.ScriptedGateway.Call;
import io.github.dokucamel.ScriptedGateway.Reply;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A merchant whose credentials, configuration or clock DOKU does not take, and the way back. */
class HoldTest {

    private static final Function<Call, Reply> TAKES =
            call ->
                    call.method().equals("GET")
                            ? ScriptedGateway.error(404, "TRANSACTION_NOT_FOUND")
                            : ScriptedGateway.opened(200, call);

    @TempDir Path data;
    private final AtomicReference<Function<Call, Reply>> script = new AtomicReference<>();
    private ScriptedGateway gateway;
    private Installation doku;

    @BeforeEach
    void listen() {
        gateway = ScriptedGateway.answering(call -> script.get().apply(call));
    }

    private Installation installation() {
        doku =
                Installation.in(data)
                        .gatewayAt(gateway.baseUrl())
                        .with("doku.rest.wait", "1ms")
                        .with("doku.retry.first-delay", "20ms")
                        .with("doku.hold.probe-interval", "200ms")
                        .with("doku.resolve.first-delay", "1h");
        return doku;
    }

    private static Function<Call, Reply> refusing(int status, String code) {
        return call -> ScriptedGateway.error(status, code);
    }

    private void orders(int count) {
        IntStream.range(0, count).forEach(i -> doku.order(SampleOrders.json("HELD-" + i)));
    }

    private void awaitHold() {
        Installation.waiting().until(() -> doku.bundle().holds().reasons().containsKey("default"));
    }

    private void awaitAccepted(int count) {
        Installation.waiting().until(() -> doku.outbox().files("accepted").size() == count);
    }

    @AfterEach
    void stop() {
        doku.close();
        gateway.close();
    }

    @ParameterizedTest
    @CsvSource({
        "401, invalid_signature",
        "400, invalid_client_id",
        "400, invalid_header_request",
        "403, MERCHANT_NOT_ACTIVE",
        "412, MERCHANT_NOT_CONFIGURED",
        "400, request_time_out_of_range"
    })
    void everythingGoesOnByItselfWhenTheCauseIsGone(int status, String code) throws Exception {
        script.set(refusing(status, code));
        installation().start();
        orders(5);
        awaitHold();
        Installation.waiting().until(() -> gateway.calls().size() > gateway.posts().size() + 1);
        assertTrue(doku.bundle().holds().reasons().get("default").startsWith(code));

        script.set(TAKES);

        awaitAccepted(5);
        assertEquals(Map.of(), doku.bundle().holds().reasons());
        assertEquals(Set.of(), doku.outbox().files("declined"));
        assertEquals(Set.of(), doku.outbox().files("unresolved"));
        assertEquals(List.of(), doku.bundle().ledger().holds());
    }

    @Test
    void ordersWaitUntouchedWhileTheProbeIsRefused() throws Exception {
        script.set(refusing(401, "invalid_signature"));
        installation().start();
        orders(1);
        awaitHold();
        int posts = gateway.posts().size();
        IntStream.range(10, 15).forEach(i -> doku.order(SampleOrders.json("HELD-" + i)));
        int probes = gateway.calls().size() - posts;

        Installation.waiting().until(() -> gateway.calls().size() >= posts + probes + 4);

        assertEquals(posts, gateway.posts().size());
    }

    @Test
    void aRestartProbesBeforeItSends() throws Exception {
        script.set(refusing(401, "invalid_signature"));
        installation().start();
        orders(3);
        awaitHold();
        doku.close();
        int before = gateway.calls().size();

        script.set(
                call ->
                        gateway.calls().size() <= before + 2
                                ? ScriptedGateway.error(401, "invalid_signature")
                                : TAKES.apply(call));
        installation().start();

        awaitAccepted(3);
        assertEquals(
                List.of("GET", "GET"),
                gateway.calls().subList(before, before + 2).stream().map(Call::method).toList());
    }

    @Test
    void onlyTheOneOrderIsUnresolvedWhenTheProbePassesAndItAloneIsRefusedAgain() throws Exception {
        script.set(
                call ->
                        call.invoiceNumber().equals("HELD-2")
                                ? ScriptedGateway.error(401, "invalid_signature")
                                : TAKES.apply(call));
        installation().start();
        orders(6);

        awaitAccepted(5);
        Installation.waiting().until(() -> doku.outbox().files("unresolved").size() == 1);

        assertEquals(Set.of("HELD-2"), doku.outbox().byInvoice("unresolved").keySet());
        Installation.waiting().until(() -> doku.bundle().holds().reasons().isEmpty());
        orders(0);
        doku.order(SampleOrders.json("AFTER-1"));
        awaitAccepted(6);
    }

    @Test
    void aPageThatIsNotDokusHoldsUntilItIsGone() throws Exception {
        script.set(call -> new Reply(404, Map.of("Content-Type", "text/html"), "<h1>proxy</h1>"));
        installation().start();
        orders(4);
        awaitHold();
        Installation.waiting().until(() -> gateway.posts().size() > 2);
        script.set(TAKES);
        awaitAccepted(4);
        assertEquals(Set.of(), doku.outbox().files("unresolved"));
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 307, 403, 404, 407, 418})
    void oneAnswerThatIsNotDokusHoldsNobody(int status) throws Exception {
        AtomicInteger posts = new AtomicInteger();
        script.set(
                call ->
                        call.method().equals("POST") && posts.incrementAndGet() == 3
                                ? elsewhere(status)
                                : TAKES.apply(call));
        AtomicBoolean held = new AtomicBoolean();
        installation().start();
        orders(6);
        Installation.waiting()
                .until(
                        () -> {
                            boolean now = !doku.bundle().holds().reasons().isEmpty();
                            held.set(held.get() || now);
                            return doku.outbox().files("accepted").size() == 6;
                        });

        assertFalse(held.get());
        assertEquals(7, gateway.posts().size());
        Installation.waiting().until(() -> gateway.calls().size() > 7);
        // The one that met it went out again as it was: DOKU may have had it.
        assertEquals(
                6,
                gateway.posts().stream().map(call -> call.header("Request-Id")).distinct().count());
    }

    @Test
    void anAnswerThatIsNotDokusHoldsOnceTheProbeMeetsTheLike() throws Exception {
        script.set(call -> elsewhere(302));
        installation().start();
        orders(4);
        awaitHold();
        Installation.waiting().until(() -> doku.bundle().ledger().holds().size() == 1);
        doku.close();
        script.set(TAKES);
        installation().start();
        awaitAccepted(4);
        Installation.waiting().until(() -> doku.bundle().ledger().holds().isEmpty());
        assertEquals(Set.of(), doku.outbox().files("declined"));
    }

    /** The refusal may only mean that the first request arrived. */
    @Test
    void aRefusalBehindSuchAnAnswerDeclinesNothing() throws Exception {
        AtomicInteger posts = new AtomicInteger();
        script.set(
                call ->
                        call.method().equals("GET")
                                ? TAKES.apply(call)
                                : posts.incrementAndGet() == 1
                                        ? elsewhere(302)
                                        : ScriptedGateway.error(400, "INVOICE_ALREADY_USED"));
        installation().start();
        orders(1);

        Installation.waiting().until(() -> doku.outbox().files("unresolved").size() == 1);
        assertEquals(Set.of(), doku.outbox().files("declined"));
    }

    private static Reply elsewhere(int status) {
        return new Reply(
                status,
                Map.of("Content-Type", "text/html", "Location", "http://login.example/"),
                "<h1>log in</h1>");
    }

    @Test
    void otherMerchantsGoOn() throws Exception {
        script.set(
                call ->
                        call.header("Client-Id").equals("BRN-OTHER")
                                ? TAKES.apply(call)
                                : ScriptedGateway.error(401, "invalid_signature"));
        installation()
                .with("doku.merchant.other.client-id", "BRN-OTHER")
                .with("doku.merchant.other.secret-key", "SK-OTHER")
                .start();
        orders(2);
        awaitHold();
        doku.order(
                new String(SampleOrders.json("FREE-1"))
                        .replaceFirst("\\{", "{\"merchant\":\"other\",")
                        .getBytes());
        awaitAccepted(1);
        assertEquals(Set.of("default"), doku.bundle().holds().reasons().keySet());
        assertEquals(
                Set.of("BRN-OTHER"),
                gateway.posts().stream()
                        .filter(call -> call.invoiceNumber().equals("FREE-1"))
                        .map(call -> call.header("Client-Id"))
                        .collect(Collectors.toSet()));
    }
}
