package io.github.dokucamel.resolve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.dokucamel.Installation;
import io.github.dokucamel.SampleOrders;
import io.github.dokucamel.fault.Console;
import io.github.dokucamel.simulator.RecordedRequest;
import io.github.dokucamel.simulator.Simulator;
import io.github.dokucamel.simulator.SimulatorOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A data directory that is restored from a copy, under a gateway that remembers what it was sent. */
class BackInTimeTest {

    private static final String LINE = "The ledger went back in time";

    @TempDir private Path dir;
    private Path data;
    private Path copy;
    private Simulator gateway;
    private Console console;

    @BeforeEach
    void start() throws Exception {
        data = dir.resolve("data");
        copy = dir.resolve("copy");
        gateway = new Simulator(SimulatorOptions.defaults().withStrict(true)).start();
        console = Console.listen();
    }

    @AfterEach
    void stop() {
        console.close();
        gateway.close();
    }

    private Installation doku() throws Exception {
        return Installation.in(data)
                .gatewayAt(gateway.baseUrl())
                .with("doku.reconcile.enabled", "false")
                .readingFiles();
    }

    /** As long after the copy as DOKU is no longer trusted to know a Request-Id again. */
    private Installation late() throws Exception {
        return doku().with("doku.resolve.replay-for", "0s").with("doku.resolve.first-delay", "1h");
    }

    private static void work(Installation doku, String... files) throws Exception {
        try (Installation started = doku.start()) {
            drop(started, files);
        }
    }

    private static void drop(Installation doku, String... files) throws Exception {
        for (String file : files) {
            String prefix = file.replaceFirst("[.].*", "");
            doku.drop(file, SampleOrders.csv(prefix.toUpperCase(Locale.ROOT), 12));
            doku.awaitProcessed(file);
        }
        doku.awaitSettled();
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path path : all.toList()) {
                Files.copy(path, to.resolve(from.relativize(path).toString()));
            }
        }
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> all = Files.walk(directory)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    private void restore() throws IOException {
        delete(data);
        copy(copy, data);
    }

    /** Payment requests that DOKU carried out, by invoice number. */
    private Map<String, Integer> created() {
        Map<String, Integer> created = new TreeMap<>();
        for (RecordedRequest request : gateway.requests()) {
            if (request.method().equals("POST") && request.status() == 200) {
                created.merge(request.invoiceNumber(), 1, Integer::sum);
            }
        }
        return created;
    }

    private void assertNothingTwice(int orders) {
        assertEquals(orders, created().size());
        created().forEach((invoice, times) -> assertEquals(1, times, invoice));
    }

    private Map<String, JsonNode> accepted(Installation doku) {
        return doku.outbox().byInvoice("accepted");
    }

    private void yesterdayAndToday() throws Exception {
        work(doku(), "yesterday.csv");
        copy(data, copy);
        work(doku(), "today.csv");
        assertEquals(List.of(), console.lines(LINE));
        restore();
    }

    @Test
    void whatIsTakenInAgainIsAnsweredAsBefore() throws Exception {
        yesterdayAndToday();

        try (Installation doku = doku().start()) {
            assertEquals(1, console.lines(LINE).size(), console.all());
            drop(doku, "yesterday.csv", "today.csv", "tomorrow.csv");

            assertNothingTwice(36);
            Map<String, JsonNode> accepted = accepted(doku);
            assertEquals(36, accepted.size());
            for (int i = 1; i <= 12; i++) {
                assertFalse(accepted.get("YESTERDAY-" + i).path("replayed").asBoolean());
                assertTrue(accepted.get("TODAY-" + i).path("replayed").asBoolean());
                assertFalse(accepted.get("TOMORROW-" + i).path("replayed").asBoolean());
            }
            assertEquals(12, doku.outbox().byInvoice("duplicate").size());
        }
    }

    @Test
    void whatDokuMayHaveForgottenIsAskedForAndWhatItDoesNotKnowWaitsForAPerson() throws Exception {
        yesterdayAndToday();

        try (Installation doku = late().start()) {
            drop(doku, "today.csv", "tomorrow.csv");

            assertNothingTwice(24);
            assertEquals(24, accepted(doku).size());
            assertTrue(accepted(doku).get("TODAY-3").path("replayed").asBoolean());
            Map<String, JsonNode> unresolved = doku.outbox().byInvoice("unresolved");
            assertEquals(12, unresolved.size());
            JsonNode one = unresolved.get("TOMORROW-3");
            assertEquals("not_in_restored_ledger", one.path("error").path("code").asText());
            assertTrue(one.path("resolution").path("next_action").asText().contains("/replay"));

            long id = find(doku, "TOMORROW-3");
            assertTrue(doku.bundle().ledger().replayByHand(id, "new today", now()));
            Installation.waiting().until(() -> accepted(doku).containsKey("TOMORROW-3"));
            assertNothingTwice(25);
        }
        work(late());
        assertNothingTwice(25);
    }

    private static long find(Installation doku, String invoice) {
        return doku.bundle()
                .ledger()
                .find("default", "payment-page", invoice, 1)
                .orElseThrow()
                .orderId();
    }

    private static long now() {
        return System.currentTimeMillis();
    }

    @Test
    @Tag("full")
    void theStateOutlivesRestartsAndEveryStartSaysSo() throws Exception {
        yesterdayAndToday();
        work(doku());
        work(doku());
        assertEquals(2, console.lines(LINE).size(), console.all());

        work(late(), "today.csv");
        assertNothingTwice(24);
        try (Installation doku = late().install()) {
            assertTrue(doku.bundle().ledger().askingFirstSince().isPresent());
        }
    }

    /** Not an order of the copy that had not gone out when it was taken, either. */
    @Test
    @Tag("full")
    void anOrderThatWaitedInTheCopyIsAskedForToo() throws Exception {
        try (Installation doku = doku().with("doku.send.enabled", "false").start()) {
            doku.drop("waiting.csv", SampleOrders.csv("WAITING", 12));
            doku.awaitProcessed("waiting.csv");
        }
        copy(data, copy);
        try (Installation doku = doku().start()) {
            doku.awaitSettled();
        }
        restore();

        try (Installation doku = late().start()) {
            doku.awaitSettled();
            assertEquals(12, accepted(doku).size());
            assertNothingTwice(12);
        }
    }

    @Test
    @Tag("full")
    void anOlderFileAloneIsNoticedByItsLock() throws Exception {
        work(doku(), "yesterday.csv");
        Path ledger = data.resolve("ledger.db");
        byte[] older = Files.readAllBytes(ledger);
        work(doku(), "today.csv");
        Files.write(ledger, older);
        Files.delete(dir.resolve("data.mark"));
        delete(data.resolve("outbox"));

        work(late(), "today.csv");

        assertEquals(1, console.lines(LINE).size(), console.all());
        assertNothingTwice(24);
    }

    /** An outbox that lies elsewhere does not go back, and what it holds was delivered. */
    @Test
    void outcomesThatItDoesNotKnowGiveItAway() throws Exception {
        String outbox = dir.resolve("outbox").toString();
        work(doku().with("doku.outbox", outbox));
        copy(data, copy);
        try (Installation doku = doku().with("doku.outbox", outbox).start()) {
            doku.order(SampleOrders.json("TODAY-1"));
            doku.awaitSettled();
        }
        work(doku().with("doku.outbox", outbox));
        assertEquals("", console.all());
        restore();
        Files.delete(dir.resolve("data.mark"));

        work(doku().with("doku.outbox", outbox));

        assertEquals(1, console.lines(LINE).size(), console.all());
    }

    @Test
    @Tag("full")
    void aCopyOfACopyIsNoticedAgain() throws Exception {
        yesterdayAndToday();
        Path second = dir.resolve("second");
        work(doku(), "other.csv");
        copy(data, second);
        work(doku(), "third.csv");
        delete(data);
        copy(second, data);
        try (Installation doku = doku().install()) {
            long first = doku.bundle().ledger().askingFirstSince().orElseThrow();
            assertTrue(first < now());
        }
        // The ledger of the time before the first one is none of the time after it.
        restore();
        work(late(), "other.csv", "third.csv", "today.csv");
        assertNothingTwice(48);
    }

    @Test
    @Tag("full")
    void aClockThatIsSetBackRaisesNoAlarmAndMakesNothingYoung() throws Exception {
        work(doku(), "yesterday.csv");
        copy(data, copy);
        work(doku(), "today.csv");
        Clock back = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(-30));
        work(doku().clock(back));
        assertEquals(List.of(), console.lines(LINE));

        restore();
        work(
                doku().clock(back).with("doku.resolve.first-delay", "1h"),
                "today.csv",
                "tomorrow.csv");
        assertEquals(1, console.lines(LINE).size());
        assertNothingTwice(24);
    }
}
