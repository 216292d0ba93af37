package io.github.dokucamel.payment;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.dokucamel.Outbox;
import io.github.dokucamel.ScriptedGateway;
import io.github.dokucamel.ScriptedGateway.Reply;
import io.github.dokucamel.cli.RunningService;
import io.github.dokucamel.ledger.OrderView;
import io.github.dokucamel.ledger.sql.LedgerRows;
import io.github.dokucamel.payment.Crowd.Notice;
import io.github.dokucamel.simulator.Simulator;
import io.github.dokucamel.simulator.SimulatorOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * DOKU says a lot, in any sequence, again and again, over several connections at once: in the end
 * every payment is what a reckoning over all of it says.
 *
 * <p>{@code -Dnotifications=2000} is how many, repetitions included, {@code -Dnotifications.seed=1} where they come from.
 */
@Tag("sampled")
class ManyNotificationsTest {

    private static final int MANY = Integer.getInteger("notifications", 2_000);
    private static final long SEED = Long.getLong("notifications.seed", 1);
    private static final int CALLERS = 24;
    private static final int FAILS_EVERY = 11;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir Path data;
    private final Crowd crowd = new Crowd(MANY, SEED);

    @Test
    @Tag("full")
    void everyPaymentComesOutRightAndEveryEventIsToldOnce() throws Exception {
        SimulatorOptions options =
                SimulatorOptions.forMerchant(Crowd.SHOP.clientId(), Crowd.SHOP.secret())
                        .withStrict(true)
                        .withMerchant(Crowd.OTHER.clientId(), Crowd.OTHER.secret())
                        .withKeepRequests(0)
                        .withLatency(Duration.ZERO)
                        .withFaults("silent-after:" + Crowd.IN_FLIGHT + ".*:each=1");
        try (Simulator doku = new Simulator(options).start();
                ScriptedGateway partner =
                        ScriptedGateway.answering(
                                call ->
                                        new Reply(
                                                call.number() % FAILS_EVERY == 0 ? 500 : 204, ""));
                RunningService service =
                        RunningService.start(data, doku.baseUrl(), settings(partner))) {
            drop("first", crowd.orders(false));
            int answered = crowd.orders(false).size() - crowd.inFlight();
            waitUntil(() -> service.outbox().files("accepted").size() >= answered);
            say(service.rest("/").getPort());
            waitUntil(() -> isWorkedOff(service));
            check(service, partner);
        }
    }

    private String[] settings(ScriptedGateway partner) {
        Map<String, String> settings =
                new HashMap<>(
                        PaymentDocuments.destinations(
                                data.resolve("outbox").toString(), partner.baseUrl()));
        settings.put("doku.client-id", Crowd.SHOP.clientId());
        settings.put("doku.secret-key", Crowd.SHOP.secret());
        settings.put("doku.merchant.other.client-id", Crowd.OTHER.clientId());
        settings.put("doku.merchant.other.secret-key", Crowd.OTHER.secret());
        settings.put("doku.intake.jms.enabled", "false");
        settings.put("doku.reconcile.enabled", "false");
        settings.put("doku.call.deadline", "10s");
        settings.put("doku.retry.first-delay", "100ms");
        settings.put("doku.delivery.first-delay", "20ms");
        settings.put("doku.report.interval", "1s");
        return settings.entrySet().stream()
                .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                .toArray(String[]::new);
    }

    private void drop(String name, Map<String, Long> orders) throws Exception {
        StringBuilder csv = new StringBuilder("invoice_number,amount,customer.email\n");
        orders.forEach((number, amount) -> csv.append(number + "," + amount + ",a@example.com\n"));
        Files.writeString(data.resolve("inbox").resolve(name + ".csv"), csv);
        Files.createFile(data.resolve("inbox").resolve(name + ".csv.done"));
    }

    /** All of it; half-way some more orders come, of which a part was told already. */
    private void say(int port) throws Exception {
        AtomicInteger next = new AtomicInteger();
        ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
        List<Future<Map<Integer, Integer>>> all = new ArrayList<>();
        Callable<Map<Integer, Integer>> caller =
                () -> {
                    Map<Integer, Integer> answers = new HashMap<>();
                    for (int i = next.getAndIncrement(); i < MANY; i = next.getAndIncrement()) {
                        answers.merge(crowd.calls().get(i).send(port).status(), 1, Integer::sum);
                        if (i == MANY / 2) {
                            drop("late", crowd.orders(true));
                        }
                    }
                    return answers;
                };
        for (int i = 0; i < CALLERS; i++) {
            all.add(callers.submit(caller));
        }
        Map<Integer, Integer> answers = new HashMap<>();
        for (Future<Map<Integer, Integer>> one : all) {
            one.get().forEach((status, times) -> answers.merge(status, times, Integer::sum));
        }
        callers.shutdown();
        assertEquals(Map.of(200, MANY), answers);
    }

    private boolean isWorkedOff(RunningService service) {
        var ledger = service.bundle().ledger();
        return service.outbox().files("accepted").size() == crowd.size()
                && ledger.payments().unread(1).isEmpty()
                && !ledger.hasDeliveries(Integer.MAX_VALUE)
                && ledger.changedBatches().isEmpty()
                && service.outbox().files("processed").size() == 2;
    }

    private void check(RunningService service, ScriptedGateway partner) throws Exception {
        Map<String, List<Fact>> told = new HashMap<>();
        int recorded = 0;
        for (var row : new LedgerRows(data).notifications()) {
            Notice notice = crowd.notice(row.requestId());
            recorded++;
            if (notice.fact() != null) {
                told.computeIfAbsent(notice.key(), key -> new ArrayList<>()).add(notice.fact());
            }
        }
        assertEquals(crowd.distinct(), recorded);
        List<JsonNode> files = PaymentDocuments.in(service.outbox());
        List<JsonNode> messages =
                partner.calls().stream().map(call -> Outbox.json(call.body())).toList();
        List<String> broken = new ArrayList<>(PaymentDocuments.compare(files, messages));
        Comparison comparison = new Comparison(told, PaymentDocuments.counted(files));
        Map<String, Integer> statuses = new HashMap<>();
        Map<String, String> reported = new HashMap<>();
        crowd.all()
                .forEach(
                        (number, amount) -> {
                            String key = PaymentDocuments.key(Crowd.SHOP.alias(), number);
                            Reckoning right = comparison.of(key, amount);
                            boolean known = number.startsWith(Crowd.KNOWN);
                            broken.addAll(comparison.order(key, amount, known));
                            broken.addAll(view(service, number, right));
                            statuses.merge(right.status(), 1, Integer::sum);
                            String paidAt = right.isPaid() ? crowd.paidAt(number) : "";
                            reported.put(number, right.status() + "," + paidAt);
                        });
        broken.addAll(comparison.rest());
        assertEquals(List.of(), broken.stream().limit(20).toList(), "seed " + SEED);
        assertEquals(reported, report(service.outbox()));
        assertTrue(messages.size() > files.size(), "nothing was ever repeated");
        System.out.printf(
                "%,d notifications, %,d of them different, %,d orders %s;"
                        + " %,d events in files, %,d messages%n",
                MANY, recorded, crowd.size(), statuses, files.size(), messages.size());
    }

    private static List<String> view(RunningService service, String number, Reckoning right) {
        OrderView view =
                service.bundle().ledger().find("default", "payment-page", number, 1).orElseThrow();
        List<String> broken = new ArrayList<>();
        JsonNode payment = view.payment();
        if (!view.document().outcome().equals("accepted")
                || !payment.path("status").asText().equals(right.status())
                || payment.path("refunded_amount").asLong() != right.refunded()
                || payment.path("paid_amount").asLong()
                        != (right.isPaid() ? right.expected() : 0)) {
            broken.add(number + " is " + payment + " after " + right.said());
        }
        return broken;
    }

    /** Payment status and time of each line of both reports. */
    private static Map<String, String> report(Outbox outbox) {
        Map<String, String> found = new HashMap<>();
        Stream.of("first.csv", "late.csv")
                .flatMap(batch -> outbox.rows(batch).stream())
                .forEach(
                        row ->
                                found.put(
                                        row.get("invoice_number"),
                                        row.get("payment_status") + "," + row.get("paid_at")));
        return found;
    }

    private static void waitUntil(Callable<Boolean> condition) {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(100)).until(condition);
    }
}
