package io.github.dokucamel.crash;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.github.dokucamel.Outbox;
import io.github.dokucamel.crash.LedgerFacts.Row;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Posts orders, a few at a time, and posts the same order again when no answer came. */
final class RestClient implements Client {

    private static final int CALLERS = 6;
    private static final long PAUSE_MS = 30;

    /** @param tries how often it was posted; the last one was answered */
    private record Answered(Planned order, int tries, int status, JsonNode document) {}

    private final int port;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
    private final CountDownLatch closed = new CountDownLatch(1);
    private final List<Answered> answers = new CopyOnWriteArrayList<>();
    private final AtomicInteger offered = new AtomicInteger();

    RestClient(int port) {
        this.port = port;
    }

    @Override
    public Map<String, String> settings() {
        return Map.of(
                "doku.intake.jms.enabled", "false",
                "doku.intake.file.enabled", "false",
                "doku.http.port", Integer.toString(port),
                "doku.management.port", "0");
    }

    @Override
    public void offer(List<Planned> orders) {
        for (Planned order : orders) {
            offered.incrementAndGet();
            callers.execute(() -> post(order));
        }
    }

    private void post(Planned order) {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/orders"))
                        .header("Content-Type", "application/json")
                        .timeout(Duration.ofSeconds(20))
                        .POST(BodyPublishers.ofString(order.json()))
                        .build();
        int tries = 0;
        try {
            do {
                tries++;
                try {
                    HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
                    if (answer.statusCode() < 500) {
                        answers.add(
                                new Answered(
                                        order,
                                        tries,
                                        answer.statusCode(),
                                        document(answer.body())));
                        return;
                    }
                } catch (IOException e) {
                    // Not there, or gone meanwhile.
                }
            } while (!closed.await(PAUSE_MS, TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A missing node for what is no document: then it was no honest answer either. */
    private static JsonNode document(String body) {
        try {
            return Outbox.json(body);
        } catch (UncheckedIOException e) {
            return MissingNode.getInstance();
        }
    }

    @Override
    public boolean isContent(LedgerFacts ledger) {
        return answers.size() == offered.get();
    }

    @Override
    public int offered() {
        return offered.get();
    }

    @Override
    public List<String> check(LedgerFacts ledger, Path outbox) {
        List<String> broken = new ArrayList<>();
        Map<String, Integer> atLeast = new HashMap<>();
        Map<String, Integer> atMost = new HashMap<>();
        for (Answered answer : answers) {
            String number = answer.order().invoiceNumber();
            atLeast.merge(number, 1, Integer::sum);
            atMost.merge(number, answer.tries(), Integer::sum);
            if (!isHonest(answer, ledger)) {
                broken.add(answer + " is not what the ledger says");
            }
        }
        Map<String, Integer> rows = new HashMap<>();
        ledger.orders().forEach(row -> rows.merge(row.invoiceNumber(), 1, Integer::sum));
        atLeast.forEach(
                (number, least) -> {
                    int found = rows.getOrDefault(number, 0);
                    if (found < least || found > atMost.get(number)) {
                        broken.add(
                                "%s: %d rows for %d answers of %d calls"
                                        .formatted(number, found, least, atMost.get(number)));
                    }
                });
        if (!atLeast.keySet().containsAll(rows.keySet())) {
            broken.add("rows nobody has sent");
        }
        return broken;
    }

    /** Statuses as the contract has them, against what became of the order in the end. */
    private static boolean isHonest(Answered answer, LedgerFacts ledger) {
        List<String> outcomes =
                ledger.orders().stream()
                        .filter(row -> answer.order().invoiceNumber().equals(row.invoiceNumber()))
                        .map(Row::outcome)
                        .toList();
        String said = answer.document().path("outcome").asText();
        return switch (answer.status()) {
            case 201 -> said.equals("accepted") && outcomes.contains("accepted");
            case 200 -> outcomes.contains(said);
            case 202 -> said.equals("pending") || said.equals("unresolved");
            case 409 -> outcomes.contains("conflict");
            case 422 -> List.of("declined", "invalid").contains(said) && outcomes.contains(said);
            default -> false;
        };
    }

    @Override
    public void close() {
        closed.countDown();
        callers.shutdownNow();
    }
}
