package io.github.dokucamel.simulation;

import io.github.dokucamel.gateway.StatusQuestion;
import io.github.dokucamel.intake.IntakeVariables;
import io.github.dokucamel.ledger.LedgerException;
import io.github.dokucamel.ledger.Notification;
import io.github.dokucamel.ledger.Source;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.camel.Exchange;

/**
 * The threads of one node: which exchange is where. They live as long as the node does; what they
 * share with the next one is the ledger.
 */
final class Life {

    static final int SENDERS = 3;

    /** What a node may begin by itself. */
    static final int BEGINNINGS = 5;

    private final Stage stage;
    private final VirtualTime time;
    private final Node node;
    private final List<String> destinations;

    final List<Journey> journeys = new ArrayList<>();

    Life(Stage stage, Node node, List<String> destinations) {
        this.stage = stage;
        this.time = stage.time;
        this.node = node;
        this.destinations = destinations;
    }

    Node node() {
        return node;
    }

    /** Its connections break. */
    void end() {
        for (Journey journey : journeys) {
            if (journey.call != null) {
                journey.call.isOver = true;
            }
        }
    }

    /** @return whether the client was told that it is recorded */
    boolean record(String invoice, String merchant, String intake) {
        Exchange exchange = Node.exchange();
        exchange.getMessage()
                .setBody(
                        "{\"invoice_number\":\"%s\",\"amount\":90000,\"operation\":\"payment-page\",\"merchant\":\"%s\",\"customer\":{\"email\":\"a@example.com\"}}"
                                .formatted(invoice, merchant)
                                .getBytes(StandardCharsets.UTF_8));
        IntakeVariables.SOURCE.set(exchange, Source.of(intake, null));
        IntakeVariables.ARRIVAL.set(exchange, invoice);
        try {
            node.process("check-orders", exchange);
            node.process("record-orders", exchange);
            node.offer(exchange.getVariable("claims", List.class));
            return true;
        } catch (LedgerException e) {
            return false;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** @return whether DOKU is answered 200 */
    boolean notified(News news) {
        try {
            node.ledger
                    .payments()
                    .receive(
                            new Notification(
                                    0,
                                    news.merchant(),
                                    news.requestId(),
                                    time.instant().toString(),
                                    "/notifications",
                                    news.body(),
                                    time.millis()));
            return true;
        } catch (LedgerException e) {
            return false;
        }
    }

    /** One of what the node could do next. */
    void work() {
        List<Journey> awake = new ArrayList<>();
        journeys.stream().filter(one -> one.wakesAt() <= time.millis()).forEach(awake::add);
        int choice = stage.random.nextInt(3 * awake.size() + BEGINNINGS);
        if (choice < 3 * awake.size()) {
            advance(awake.get(choice / 3));
        } else if (!begin(choice - 3 * awake.size()) && awake.isEmpty()) {
            waitForAnswers();
        }
    }

    private void waitForAnswers() {
        journeys.stream()
                .mapToLong(Journey::wakesAt)
                .filter(wakes -> wakes <= time.millis() + WireCall.DEADLINE_MS)
                .min()
                .ifPresent(wakes -> time.pass(Math.max(0, wakes - time.millis())));
    }

    void advance(Journey journey) {
        stage.note(journey.step());
        if (journey.isOver()) {
            journeys.remove(journey);
        }
    }

    /** @return whether there was anything to begin */
    boolean begin(int what) {
        return switch (what) {
            case 0 -> fetchDue();
            case 1 -> take();
            case 2 -> deliver();
            case 3 -> probe();
            default -> match();
        };
    }

    /** What a route fetches; nothing while it fails. */
    private List<?> fetched(String bean) {
        Exchange exchange = Node.exchange();
        try {
            node.process(bean, exchange);
        } catch (Exception e) {
            stage.note(bean + " in vain");
            return List.of();
        }
        List<?> all = exchange.getMessage().getBody(List.class);
        stage.note(bean + " " + all.size());
        return all;
    }

    private boolean fetchDue() {
        List<?> claims = fetched("fetch-due");
        node.offer(claims);
        return !claims.isEmpty();
    }

    private boolean take() {
        long sending = journeys.stream().filter(SendJourney.class::isInstance).count();
        Exchange next = sending < SENDERS ? node.queue.queue().poll() : null;
        return next != null && begun(new SendJourney(node, stage.doku, next));
    }

    private boolean begun(Journey journey) {
        journeys.add(journey);
        stage.note("begin " + journey);
        return true;
    }

    private boolean isUnderWay(Class<? extends Journey> kind, String name) {
        return journeys.stream()
                .anyMatch(one -> kind.isInstance(one) && one.toString().equals(name));
    }

    private boolean deliver() {
        for (String destination : destinations) {
            DeliverJourney journey = new DeliverJourney(node, destination, stage.world.receiver);
            if (!isUnderWay(DeliverJourney.class, journey.toString()) && !node.store.isBroken()) {
                stage.note(journey.step());
                if (!journey.isOver()) {
                    journeys.add(journey);
                    return true;
                }
            }
        }
        return false;
    }

    private boolean probe() {
        Function<Object, Journey> probe =
                question -> new ProbeJourney(node, stage.doku, (StatusQuestion) question);
        boolean any = journeys.stream().anyMatch(ProbeJourney.class::isInstance);
        List<?> questions = any ? List.of() : fetched("fetch-probes");
        questions.forEach(question -> begun(probe.apply(question)));
        return !questions.isEmpty();
    }

    private boolean match() {
        List<?> unread = fetched("fetch-notifications");
        if (unread.isEmpty() || isUnderWay(MatchJourney.class, MatchJourney.NAME)) {
            return false;
        }
        return begun(new MatchJourney(node, unread));
    }
}
