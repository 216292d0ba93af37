package io.github.dokucamel.simulation;

import io.github.dokucamel.ledger.LedgerException;
import io.github.dokucamel.outcome.Outcome;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/** Whoever is not the node: clients, payers, DOKU, people, disks, and what stands still. */
final class Outside {

    /** Of an attempt, and a little more. */
    static final long LEASE_MS = 2 * WireCall.DEADLINE_MS + 61_000;

    private static final int MOST_ORDERS = 5;

    private final Stage stage;
    private final Random random;
    private final ScriptedDoku doku;
    private final List<String[]> untold = new ArrayList<>();
    private final List<News> unheard = new ArrayList<>();
    private int orders;

    /** Of which a client was told that they are recorded. */
    final Set<String> recorded = new TreeSet<>();

    /** Of whose payment the node was told, and said so. */
    final Set<String> paid = new TreeSet<>();

    Outside(Stage stage) {
        this.stage = stage;
        this.random = stage.random;
        this.doku = stage.doku;
    }

    void happens() {
        int roll = random.nextInt(12);
        String client = random.nextBoolean() ? "BRN-default" : "BRN-shop";
        FailingStore store = stage.world.store;
        Receiver receiver = stage.world.receiver;
        if (roll < 4) {
            stage.note("late " + doku.carryOutLate(stage.time.millis()));
        } else if (roll < 6) {
            stage.note("payer " + doku.payerComes());
        } else if (roll < 8) {
            doku.refuse(client, !doku.isRefusing(client));
            stage.note("refuse " + client + " " + doku.isRefusing(client));
        } else if (roll < 10) {
            store.breakDown(!store.isBroken());
            stage.note("store broken " + store.isBroken());
        } else {
            receiver.goDown(!receiver.isDown());
            stage.note("receiver down " + receiver.isDown());
        }
    }

    void meets(Life life) throws SQLException {
        int roll = random.nextInt(10);
        if (roll < 5) {
            sleep(life);
        } else if (roll < 7) {
            person(life);
        } else {
            pay(life);
        }
    }

    /** A thread stands still, with what it knows of its order. */
    private void sleep(Life life) {
        for (Journey journey : life.journeys) {
            if (journey instanceof SendJourney send
                    && send.maySleep()
                    && send.sleepsUntil == 0
                    && random.nextBoolean()) {
                send.sleepsUntil = stage.time.millis() + LEASE_MS + random.nextInt(200_000);
                if (send.call != null) {
                    send.call.isOver |= send.at != SendJourney.Step.AWAIT;
                }
                stage.note("sleep " + send);
                return;
            }
        }
    }

    private void person(Life life) throws SQLException {
        List<Auditor.Row> open = stage.auditor.unresolved();
        if (open.isEmpty()) {
            return;
        }
        Auditor.Row row = open.get(random.nextInt(open.size()));
        boolean isThere = doku.hasPayment(row.invoice());
        boolean repeats = !isThere && (doku.isLate(row.invoice()) || random.nextBoolean());
        long now = stage.time.millis();
        try {
            if (repeats) {
                life.node().ledger.replayByHand(row.id(), "not there", now);
            } else {
                Outcome outcome = isThere ? Outcome.ACCEPTED : Outcome.DECLINED;
                life.node().ledger.settleByHand(row.id(), outcome, null, "looked", now);
            }
            stage.note("person " + row.invoice() + " repeats " + repeats);
        } catch (LedgerException e) {
            stage.note("person in vain");
        }
    }

    /** DOKU tells of a payment, perhaps once more, perhaps before its own answer is there. */
    private void pay(Life life) {
        if (doku.payments.isEmpty()) {
            return;
        }
        ScriptedDoku.Payment one = doku.payments.get(random.nextInt(doku.payments.size()));
        String id = "N-" + one.invoice() + "-" + random.nextInt(2);
        tell(life, new News(one.clientId().replace("BRN-", ""), id, one.invoice()));
    }

    private void tell(Life life, News news) {
        boolean heard = life.notified(news);
        if (heard) {
            paid.add(news.invoice());
        } else {
            unheard.add(news);
        }
        stage.note("paid " + news.invoice() + " heard " + heard);
    }

    void order(Life life) {
        if (!untold.isEmpty() && random.nextBoolean()) {
            record(life, untold.remove(0));
        } else if (orders < MOST_ORDERS) {
            orders++;
            String invoice = "INV-" + orders + random.nextInt(10);
            String merchant = random.nextInt(3) == 0 ? "shop" : "default";
            record(life, invoice, merchant, random.nextBoolean() ? "rest" : "jms");
        }
    }

    private void record(Life life, String... order) {
        boolean told = life.record(order[0], order[1], order[2]);
        if (told) {
            recorded.add(order[0]);
        } else {
            untold.add(order);
        }
        stage.note("order " + String.join(" ", order) + " recorded " + told);
    }

    /** Whoever was not heard says it again. */
    void comeAgain(Life life) {
        while (!untold.isEmpty()) {
            record(life, untold.remove(0));
        }
        while (!unheard.isEmpty()) {
            tell(life, unheard.remove(0));
        }
    }
}
