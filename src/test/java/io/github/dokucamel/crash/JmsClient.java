package io.github.dokucamel.crash;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.dokucamel.Outbox;
import io.github.dokucamel.crash.LedgerFacts.Row;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/**
 * Sends orders to the runner's own broker, which dies with it, and collects the replies. What was not
 * confirmed is sent again, under another correlation id: it may have arrived all the same.
 */
final class JmsClient implements Client {

    private static final String REPLIES = "replies";
    private static final long PAUSE_MS = 50;

    private final String url;
    private final int port;
    private final ExecutorService threads = Executors.newFixedThreadPool(2);
    private final BlockingQueue<Planned> waiting = new LinkedBlockingQueue<>();
    private final Map<String, Planned> sent = new ConcurrentHashMap<>();
    private final Set<String> confirmed = ConcurrentHashMap.newKeySet();
    private final Map<String, Set<JsonNode>> replies = new ConcurrentHashMap<>();
    private final AtomicInteger offered = new AtomicInteger();
    private final AtomicInteger finished = new AtomicInteger();
    private final CountDownLatch closed = new CountDownLatch(1);

    JmsClient(int port) {
        this.port = port;
        this.url = "tcp://127.0.0.1:" + port + "?reconnectAttempts=0&callTimeout=2000";
        threads.execute(() -> whileOpen(this::send));
        threads.execute(() -> whileOpen(this::collect));
    }

    @Override
    public Map<String, String> settings() {
        return Map.of(
                "doku.intake.rest.enabled", "false",
                "doku.notification.enabled", "false",
                "doku.intake.file.enabled", "false",
                "doku.jms.embedded.port", Integer.toString(port),
                "doku.management.port", "0");
    }

    @Override
    public void offer(List<Planned> orders) {
        offered.addAndGet(orders.size());
        waiting.addAll(orders);
    }

    private interface Work {
        void with(Session session) throws JMSException, InterruptedException;
    }

    private void whileOpen(Work work) {
        try {
            while (isOpen()) {
                connect(work);
                pause();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void connect(Work work) throws InterruptedException {
        try (ActiveMQConnectionFactory factory = new ActiveMQConnectionFactory(url);
                Connection connection = factory.createConnection();
                Session session = connection.createSession(Session.AUTO_ACKNOWLEDGE)) {
            connection.start();
            work.with(session);
        } catch (JMSException e) {
            // Not there, or gone meanwhile.
        }
    }

    private boolean isOpen() {
        return closed.getCount() > 0;
    }

    private void pause() throws InterruptedException {
        closed.await(PAUSE_MS, TimeUnit.MILLISECONDS);
    }

    private void send(Session session) throws JMSException, InterruptedException {
        MessageProducer producer = session.createProducer(session.createQueue("doku.orders"));
        while (isOpen()) {
            Planned order = waiting.peek();
            if (order == null) {
                pause();
                continue;
            }
            TextMessage message = session.createTextMessage(order.json());
            String correlationId = "C-" + sent.size();
            message.setJMSCorrelationID(correlationId);
            message.setJMSReplyTo(session.createQueue(REPLIES));
            sent.put(correlationId, order);
            producer.send(message);
            confirmed.add(correlationId);
            waiting.remove();
            finished.incrementAndGet();
        }
    }

    private void collect(Session session) throws JMSException {
        MessageConsumer consumer = session.createConsumer(session.createQueue(REPLIES));
        while (isOpen()) {
            if (consumer.receive(200) instanceof TextMessage reply) {
                replies.computeIfAbsent(
                                reply.getJMSCorrelationID(), id -> ConcurrentHashMap.newKeySet())
                        .add(Outbox.json(reply.getText()));
            }
        }
    }

    @Override
    public boolean isContent(LedgerFacts ledger) {
        Set<String> recorded =
                ledger.orders().stream().map(Row::correlationId).collect(Collectors.toSet());
        return finished.get() == offered.get()
                && confirmed.stream().allMatch(id -> recorded.contains(id) || isSetAside(id))
                && replies.keySet().containsAll(recorded);
    }

    @Override
    public int offered() {
        return offered.get();
    }

    @Override
    public List<String> check(LedgerFacts ledger, Path outbox) {
        List<String> broken = new ArrayList<>();
        Map<String, List<Row>> rows = new HashMap<>();
        ledger.orders()
                .forEach(
                        row ->
                                rows.computeIfAbsent(row.correlationId(), id -> new ArrayList<>())
                                        .add(row));
        for (String id : sent.keySet()) {
            List<Row> found = rows.getOrDefault(id, List.of());
            if (found.isEmpty() && isSetAside(id)) {
                continue;
            }
            if (found.size() > 1 || found.isEmpty() && confirmed.contains(id)) {
                broken.add(sent.get(id) + " sent as " + id + " has " + found.size() + " rows");
            }
            Set<JsonNode> got = replies.getOrDefault(id, Set.of());
            if (!found.isEmpty() && !isRight(got, found.get(0).document())) {
                broken.add(id + " was answered " + got + ", not " + found.get(0).document());
            }
            if (found.isEmpty() && !got.isEmpty()) {
                broken.add(id + " was answered and is not in the ledger");
            }
        }
        if (!sent.keySet().containsAll(rows.keySet())) {
            broken.add("rows nobody has sent");
        }
        checkRepeats(ledger, broken);
        return broken;
    }

    /** The same order again is a duplicate, another one under its number a conflict. */
    private void checkRepeats(LedgerFacts ledger, List<String> broken) {
        Map<String, Long> amounts = new HashMap<>();
        ledger.orders().stream()
                .filter(Row::owner)
                .forEach(row -> amounts.put(row.invoiceNumber(), planned(row).amount()));
        for (Row row : ledger.orders()) {
            Long first = amounts.get(row.invoiceNumber());
            boolean same = first != null && first == planned(row).amount();
            if (!row.owner()
                    && first != null
                    && !row.outcome().equals(same ? "duplicate" : "conflict")) {
                broken.add(planned(row) + " is " + row.outcome() + " beside " + first);
            }
        }
    }

    /** Five of the deaths came while it was in hand and not recorded: it was told so, and kept. */
    private boolean isSetAside(String id) {
        Set<JsonNode> got = replies.getOrDefault(id, Set.of());
        return got.size() == 1
                && got.iterator().next().path("error").toString().contains("delivered 5 times");
    }

    private Planned planned(Row row) {
        return sent.get(row.correlationId());
    }

    @Override
    public void close() {
        closed.countDown();
        threads.shutdown();
        try {
            threads.awaitTermination(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        threads.shutdownNow();
    }

    /** One reply, after one that said unresolved where a later answer settled the order. */
    private static boolean isRight(Set<JsonNode> got, JsonNode document) {
        String unresolved = "unresolved";
        if (document.path("outcome").asText().equals(unresolved)) {
            return got.size() == 1
                    && got.iterator()
                            .next()
                            .path("delivery_id")
                            .equals(document.path("delivery_id"));
        }
        return got.stream()
                .filter(one -> !one.path("outcome").asText().equals(unresolved))
                .collect(Collectors.toSet())
                .equals(Set.of(document));
    }
}
