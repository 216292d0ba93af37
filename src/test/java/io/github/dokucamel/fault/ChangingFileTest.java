package io.github.dokucamel.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.dokucamel.Installation;
import io.github.dokucamel.Outbox;
import io.github.dokucamel.SampleOrders;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.apache.camel.builder.AdviceWith;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file that is written to, replaced or taken away while it is read. */
class ChangingFileTest {

    private static final int ORDERS = 60;

    @TempDir Path data;
    private Installation doku;
    private Path file;
    private final CountDownLatch halfRead = new CountDownLatch(1);
    private final CountDownLatch goOn = new CountDownLatch(1);
    private final Console console = Console.listen();

    /** The reading stops after its third chunk until the test says more. */
    @BeforeEach
    void start() throws Exception {
        doku = Installation.in(data).readingFiles().with("doku.intake.file.chunk", "10");
        doku.install();
        AdviceWith.adviceWith(
                doku.context(),
                "doku-intake-file",
                advice -> advice.weaveById("take-in-chunk").after().process(this::pause));
        doku.context().start();
        file = doku.inbox().resolve(".taking/orders.csv");
        doku.drop("orders.csv", SampleOrders.csv("OLD", ORDERS));
        assertTrue(halfRead.await(30, TimeUnit.SECONDS));
    }

    private void pause(Exchange exchange) throws InterruptedException {
        if (exchange.getProperty(Exchange.SPLIT_INDEX, 0, Integer.class) == 2) {
            halfRead.countDown();
            assertTrue(goOn.await(30, TimeUnit.SECONDS));
        }
    }

    @AfterEach
    void stop() {
        goOn.countDown();
        doku.close();
        console.close();
    }

    private static void age(Path path) throws IOException {
        Files.setLastModifiedTime(path, FileTime.from(Instant.now().minusSeconds(3600)));
    }

    private void assertAcceptedOnce(Set<String> invoiceNumbers) {
        assertEquals(invoiceNumbers, doku.outbox().byInvoice("accepted").keySet());
        Map<String, Integer> sent = new TreeMap<>();
        doku.gateway()
                .requests()
                .forEach(
                        request -> {
                            JsonNode body =
                                    Outbox.json(new String(request.body(), StandardCharsets.UTF_8));
                            sent.merge(
                                    body.path("order").path("invoice_number").asText(),
                                    1,
                                    Integer::sum);
                        });
        assertEquals(invoiceNumbers, sent.keySet());
        assertTrue(sent.values().stream().allMatch(n -> n == 1), sent.toString());
    }

    private static Set<String> numbers(String prefix, int orders) {
        Set<String> numbers = new TreeSet<>();
        for (int n = 1; n <= orders; n++) {
            numbers.add(prefix + "-" + n);
        }
        return numbers;
    }

    @Test
    void oneThatGrowsIsReadAgainToItsNewEnd() throws Exception {
        Files.writeString(file, "OLD-61,5000,anton@example.com\n", StandardOpenOption.APPEND);
        age(file);
        goOn.countDown();
        doku.awaitSettled();

        assertAcceptedOnce(numbers("OLD", 61));
        assertEquals(61, doku.outbox().report("orders.csv").size());
        assertEquals(Set.of("orders.csv"), doku.outbox().files("processed"));
    }

    @Test
    void oneThatIsCutSendsWhatIsLeft() throws Exception {
        Files.writeString(file, SampleOrders.csv("OLD", 5));
        age(file);
        goOn.countDown();
        doku.awaitSettled();

        assertAcceptedOnce(numbers("OLD", 5));
        assertEquals(Set.of("orders.csv"), doku.outbox().files("processed"));
        assertEquals(SampleOrders.csv("OLD", 5), doku.outbox().text("processed/orders.csv"));
    }

    @Test
    void anotherOneOfItsNameIsReadBehindIt() throws Exception {
        doku.drop("orders.csv", SampleOrders.csv("NEW", 20));
        Installation.waiting().until(() -> Files.exists(file.resolveSibling("orders.csv~2")));
        goOn.countDown();
        doku.awaitSettled();

        Set<String> both = numbers("OLD", ORDERS);
        both.addAll(numbers("NEW", 20));
        assertAcceptedOnce(both);
        assertEquals(ORDERS, doku.outbox().report("orders.csv").size());
        assertEquals(20, doku.outbox().report("orders.csv~2").size());
        assertEquals(SampleOrders.csv("NEW", 20), doku.outbox().text("processed/orders.csv~2"));
    }

    @Test
    @Tag("full")
    void oneThatIsTakenAwayEndsItsBatchWithoutARestart() throws Exception {
        Files.delete(file);
        goOn.countDown();
        doku.awaitSettled();

        Set<String> accepted = doku.outbox().byInvoice("accepted").keySet();
        assertTrue(accepted.containsAll(numbers("OLD", 30)), accepted.toString());
        assertAcceptedOnce(accepted);
        assertEquals(accepted.size(), doku.outbox().report("orders.csv").size());
        assertEquals(1, console.lines("its file is gone from the inbox").size(), console.all());

        assertEquals(Set.of(), new Outbox(doku.inbox()).files(""));
        doku.drop("orders.csv", SampleOrders.csv("OLD", ORDERS + 1));
        doku.awaitSettled();
        assertAcceptedOnce(numbers("OLD", ORDERS + 1));
        assertEquals(Set.of("orders.csv~2"), doku.outbox().files("processed"));
    }

    @Test
    @Tag("full")
    void oneWhosePlaceADirectoryTakesEndsItsBatch() throws Exception {
        Files.delete(file);
        Files.createDirectory(file);
        goOn.countDown();
        doku.awaitSettled();

        Set<String> accepted = doku.outbox().byInvoice("accepted").keySet();
        assertTrue(accepted.containsAll(numbers("OLD", 30)), accepted.toString());
        assertAcceptedOnce(accepted);
        assertTrue(Files.isDirectory(file));
    }

    private HealthCheck.Result readiness() {
        return HealthCheckRegistry.get(doku.context()).getCheck("doku-inbox").orElseThrow().call();
    }

    @Test
    @Tag("full")
    void anInboxThatIsGoneForAWhileIsReadAgainWhenItIsBack() throws Exception {
        Path away = data.resolve("away");
        Files.move(doku.inbox(), away);
        goOn.countDown();
        Installation.waiting().until(() -> console.lines("is gone. Put the").size() == 1);
        assertFalse(doku.bundle().ledger().unfinishedBatches().isEmpty());
        assertEquals(HealthCheck.State.DOWN, readiness().getState());
        assertTrue(readiness().getMessage().orElseThrow().contains("is gone"));
        // Nothing of a table goes before it is known to be whole.
        assertEquals(Set.of(), doku.outbox().files("accepted"));

        Files.move(away, doku.inbox());
        doku.awaitSettled();
        assertEquals(HealthCheck.State.UP, readiness().getState());

        assertAcceptedOnce(numbers("OLD", ORDERS));
        assertEquals(Set.of("orders.csv"), doku.outbox().files("processed"));
        assertTrue(console.all().lines().count() < 10, console.all());
    }
}
