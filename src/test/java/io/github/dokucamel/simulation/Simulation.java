package io.github.dokucamel.simulation;

import io.github.dokucamel.gateway.StatusQuestion;
import io.github.dokucamel.intake.IntakeVariables;
import io.github.dokucamel.ledger.LedgerException;
import io.github.dokucamel.ledger.Source;
import io.github.dokucamel.outcome.Outcome;
import io.github.dokucamel.settings.Settings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.apache.camel.Exchange;

/**
 * One life of a few orders, all of it in one thread and by one seed: which journey takes its next
 * step, what DOKU and the store do, when the node dies, how time passes.
 */
final class Simulation {

    static final int SENDERS = 3;

    private static final int MOST_ORDERS = 5;
    private static final int STARTS_AFTER = 3;

    /** Of an attempt, and a little more. */
    private static final long LEASE_MS = 2 * WireCall.DEADLINE_MS + 61_000;

    /** Of what is due once all is well. */
    private static final long LONGEST_END_MS = 24 * 3_600_000;

    private static final int[] JUMPS_MS = {
        5_000, 5_000, 5_000, 5_000, 300_000, 300_000, 300_000, 7_200_000, 7_200_000, 90_000_000
    };

    private final World world;
    private final Fault fault;
    private final Settings settings;
    private final Random random;
    private final int steps;
    private final List<Journey> journeys = new ArrayList<>();
    private final Set<String> told = new TreeSet<>();
    private final List<String[]> untold = new ArrayList<>();
    private Node node;
    private int downFor;
    private int orders;
    private long calmAt;

    final VirtualTime time = new VirtualTime();
    final Trace trace = new Trace();
    final ScriptedDoku doku;
    final Auditor auditor;

    Simulation(World world, long seed, int steps, Settings settings, Fault fault) {
        this.world = world;
        this.fault = fault;
        this.settings = settings;
        this.steps = steps;
        this.random = new Random(seed * 0x9e3779b97f4a7c15L);
        this.doku = new ScriptedDoku(new Random(random.nextLong()));
        this.auditor = new Auditor(doku, world.receiver, world.store.beside());
    }

    /** @throws AssertionError when the auditor objects */
    void run() throws IOException, SQLException {
        world.startAnew();
        start();
        for (int i = 0; i < steps; i++) {
            event();
            lookAround();
        }
        calmDown();
        auditor.judge(told, calmAt);
    }

    private void start() {
        node = new Node(settings, time, world.store, new Random(random.nextLong()), fault);
        note("start");
    }

    private void note(String what) {
        trace.add(time.millis() - VirtualTime.BEGIN, what);
    }

    /** What may happen at any moment, before each step. */
    private void lookAround() throws SQLException {
        auditor.lookAtCalls(time.millis());
        if (node != null && world.store.isDead()) {
            die();
        }
    }

    private void die() throws SQLException {
        note("die");
        world.store.bury();
        journeys.forEach(
                journey -> {
                    if (journey.call != null) {
                        journey.call.isOver = true;
                    }
                });
        journeys.clear();
        node = null;
        downFor = random.nextInt(STARTS_AFTER);
    }

    private void event() throws SQLException {
        time.pass(1 + random.nextInt(50));
        if (node == null) {
            if (downFor-- <= 0 && !world.store.isBroken()) {
                start();
            } else {
                outside(random.nextInt(20));
            }
            return;
        }
        int roll = random.nextInt(1_000);
        if (roll < 820) {
            work();
        } else if (roll < 880) {
            arrive();
        } else if (roll < 920) {
            jump();
        } else if (roll < 940) {
            world.store.nextCommit(random.nextInt(3) > 0 ? commit(1) : commit(3));
        } else if (roll < 945) {
            world.store.die();
        } else {
            outside(random.nextInt(20));
        }
    }

    private FailingStore.Commit commit(int first) {
        return FailingStore.Commit.values()[first + random.nextInt(2)];
    }

    private void outside(int roll) throws SQLException {
        String client = random.nextBoolean() ? "BRN-default" : "BRN-shop";
        if (roll < 4) {
            note("late " + doku.carryOutLate(time.millis()));
        } else if (roll < 6) {
            note("payer " + doku.payerComes());
        } else if (roll < 8) {
            doku.refuse(client, !doku.isRefusing(client));
            note("refuse " + client + " " + doku.isRefusing(client));
        } else if (roll < 10) {
            world.store.breakDown(!world.store.isBroken());
            note("store broken " + world.store.isBroken());
        } else if (roll < 12) {
            world.receiver.goDown(!world.receiver.isDown());
            note("receiver down " + world.receiver.isDown());
        } else if (roll < 18) {
            sleep();
        } else {
            person();
        }
    }

    /** A thread stands still, with what it knows of its order. */
    private void sleep() {
        for (Journey journey : journeys) {
            if (journey instanceof SendJourney send
                    && send.maySleep()
                    && send.sleepsUntil == 0
                    && random.nextBoolean()) {
                send.sleepsUntil = time.millis() + LEASE_MS + random.nextInt(200_000);
                if (send.call != null) {
                    send.call.isOver |= send.at != SendJourney.Step.AWAIT;
                }
                note("sleep " + send);
                return;
            }
        }
    }

    private void person() throws SQLException {
        List<Auditor.Row> open = node == null ? List.of() : auditor.unresolved();
        if (open.isEmpty()) {
            return;
        }
        Auditor.Row row = open.get(random.nextInt(open.size()));
        boolean isThere = doku.hasPayment(row.invoice());
        boolean repeats = !isThere && (doku.isLate(row.invoice()) || random.nextBoolean());
        try {
            if (repeats) {
                node.ledger.replayByHand(row.id(), "not there", time.millis());
            } else {
                Outcome outcome = isThere ? Outcome.ACCEPTED : Outcome.DECLINED;
                node.ledger.settleByHand(row.id(), outcome, null, "looked", time.millis());
            }
            note("person " + row.invoice() + " repeats " + repeats);
        } catch (LedgerException e) {
            note("person in vain");
        }
    }

    private void arrive() {
        if (!untold.isEmpty() && random.nextBoolean()) {
            record(untold.remove(0));
        } else if (orders < MOST_ORDERS) {
            orders++;
            String invoice = "INV-" + orders + random.nextInt(10);
            String merchant = random.nextInt(3) == 0 ? "shop" : "default";
            record(new String[] {invoice, merchant, random.nextBoolean() ? "rest" : "jms"});
        }
    }

    private void record(String[] order) {
        Exchange exchange = Node.exchange();
        exchange.getMessage()
                .setBody(
                        "{\"invoice_number\":\"%s\",\"amount\":90000,\"operation\":\"payment-page\",\"merchant\":\"%s\",\"customer\":{\"email\":\"a@example.com\"}}"
                                .formatted(order[0], order[1])
                                .getBytes(StandardCharsets.UTF_8));
        IntakeVariables.SOURCE.set(exchange, Source.of(order[2], null));
        IntakeVariables.ARRIVAL.set(exchange, order[0]);
        try {
            node.process("check-orders", exchange);
            node.process("record-orders", exchange);
            node.offer(exchange.getVariable("claims", List.class));
            told.add(order[0]);
            note("arrive " + String.join(" ", order));
        } catch (LedgerException e) {
            untold.add(order);
            note("arrive in vain " + order[0]);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** One of what the node could do next. */
    private void work() {
        List<Journey> awake = new ArrayList<>();
        journeys.stream().filter(one -> one.wakesAt() <= time.millis()).forEach(awake::add);
        int choice = random.nextInt(3 * awake.size() + 4);
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

    private void advance(Journey journey) {
        note(journey.step());
        if (journey.isOver()) {
            journeys.remove(journey);
        }
    }

    /** @return whether there was anything to begin */
    private boolean begin(int what) {
        return switch (what) {
            case 0 -> fetchDue();
            case 1 -> take();
            case 2 -> deliver();
            default -> probe();
        };
    }

    private boolean fetchDue() {
        Exchange exchange = Node.exchange();
        try {
            node.process("fetch-due", exchange);
        } catch (Exception e) {
            note("fetch-due in vain");
            return false;
        }
        List<?> claims = exchange.getMessage().getBody(List.class);
        node.offer(claims);
        note("fetch-due " + claims.size());
        return !claims.isEmpty();
    }

    private boolean take() {
        long sending = journeys.stream().filter(SendJourney.class::isInstance).count();
        Exchange next = sending < SENDERS ? node.queue.queue().poll() : null;
        if (next != null) {
            SendJourney journey = new SendJourney(node, doku, next);
            journeys.add(journey);
            note("take " + journey);
        }
        return next != null;
    }

    private boolean deliver() {
        List<String> all = new ArrayList<>();
        settings.delivery().destinations().values().forEach(all::addAll);
        for (String destination : new TreeSet<>(all)) {
            DeliverJourney journey = new DeliverJourney(node, destination, world.receiver);
            boolean isUnderWay =
                    journeys.stream().anyMatch(one -> one.toString().equals(journey.toString()));
            if (!isUnderWay && !node.store.isBroken()) {
                note(journey.step());
                if (!journey.isOver()) {
                    journeys.add(journey);
                    return true;
                }
            }
        }
        return false;
    }

    private boolean probe() {
        if (journeys.stream().anyMatch(ProbeJourney.class::isInstance)) {
            return false;
        }
        Exchange exchange = Node.exchange();
        node.quietly("fetch-probes", exchange);
        List<?> questions = exchange.getMessage().getBody(List.class);
        for (Object question : questions) {
            journeys.add(new ProbeJourney(node, doku, (StatusQuestion) question));
        }
        note("probe " + questions.size());
        return !questions.isEmpty();
    }

    /** Not while a call is under way, unless its thread stands still anyway. */
    private void jump() {
        boolean busy = journeys.stream().anyMatch(one -> one.sleepsUntil <= time.millis());
        boolean sleeps = !busy && !journeys.isEmpty() && random.nextBoolean();
        if (sleeps) {
            time.pass(LEASE_MS);
        } else {
            int length = busy ? 0 : JUMPS_MS.length * random.nextInt(20) / 20;
            time.pass(random.nextInt(JUMPS_MS[length]));
        }
        note("jump");
    }

    /** All goes well from now on: what is under way comes to its end. */
    private void calmDown() throws SQLException {
        doku.calmDown();
        world.store.breakDown(false);
        world.store.nextCommit(FailingStore.Commit.WELL);
        world.receiver.goDown(false);
        lookAround();
        if (node == null) {
            start();
        }
        calmAt = time.millis();
        note("calm");
        while (!untold.isEmpty()) {
            record(untold.remove(0));
        }
        long idle = 1_000;
        for (int rounds = 0; rounds < 60; rounds++) {
            boolean any = true;
            while (any) {
                any = false;
                while (!journeys.isEmpty()) {
                    Journey first = journeys.get(0);
                    time.pass(Math.max(1, first.wakesAt() - time.millis()));
                    advance(first);
                    auditor.lookAtCalls(time.millis());
                }
                for (int what = 0; what < 4; what++) {
                    any |= begin(what);
                }
            }
            long pause = auditor.nextDue(time.millis(), calmAt);
            if (pause == 0 || time.millis() - calmAt > LONGEST_END_MS) {
                return;
            }
            time.pass(Math.min(Math.max(pause, idle), LONGEST_END_MS / 3));
            idle = Math.min(2 * idle, 300_000);
        }
        note("no end");
    }
}
