package io.github.dokucamel.simulation;

import io.github.dokucamel.settings.Settings;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Random;

/**
 * One life of a few orders, all of it in one thread and by one seed: which journey takes its next
 * step, what DOKU and the store do, when the node dies, how time passes.
 *
 * <p>Real are the beans that the route files 20, 30, 40, 50, 65 and 70 name, the queue, the holds, the
 * ledger and its SQL on SQLite. Not real are Camel's routing, which the journeys stand for; HTTP and the circuit breaker, which
 * is always closed; the disk below SQLite, which is in memory; and what notifications pass until
 * their signature is known to hold. One node lives at a time: one ledger has one runner.
 */
final class Simulation {

    private static final int LONGEST_DOWN = 3;

    /** Until all that is due has been, once all is well. */
    private static final long LONGEST_END_MS = 24 * 3_600_000;

    private static final int MOST_ROUNDS = 60;

    private static final int[] JUMPS_MS = {
        5_000, 5_000, 5_000, 5_000, 300_000, 300_000, 300_000, 7_200_000, 7_200_000, 90_000_000
    };

    private final Stage stage;
    private final VirtualTime time;
    private final FailingStore store;
    private final Random random;
    private final Settings settings;
    private final Fault fault;
    private final int steps;
    private final Outside outside;

    /** Null while no node lives. */
    private Life life;

    private int downFor;

    Simulation(World world, long seed, int steps, Settings settings, Fault fault) {
        this.stage = new Stage(world, seed);
        this.time = stage.time;
        this.store = world.store;
        this.random = stage.random;
        this.settings = settings;
        this.fault = fault;
        this.steps = steps;
        this.outside = new Outside(stage);
    }

    Stage stage() {
        return stage;
    }

    /** @throws AssertionError when the auditor objects */
    void run() throws IOException, SQLException {
        stage.world.startAnew();
        start();
        for (int i = 0; i < steps; i++) {
            time.pass(1 + random.nextInt(50));
            if (life == null) {
                down();
            } else {
                event();
            }
            lookAround();
        }
        long calmAt = calmDown();
        stage.auditor.judge(outside.recorded, outside.paid, calmAt);
    }

    private void start() {
        Random pauses = new Random(random.nextLong());
        Node node = new Node(settings, time, store, pauses, fault);
        List<String> destinations =
                settings.delivery().destinations().values().stream()
                        .flatMap(List::stream)
                        .distinct()
                        .toList();
        life = new Life(stage, node, destinations);
        stage.note("start");
    }

    private void down() {
        if (downFor-- <= 0 && !store.isBroken()) {
            start();
        } else {
            outside.happens();
        }
    }

    private void event() throws SQLException {
        int roll = random.nextInt(1_000);
        if (roll < 820) {
            life.work();
        } else if (roll < 880) {
            outside.order(life);
        } else if (roll < 915) {
            jump();
        } else if (roll < 935) {
            store.nextCommit(random.nextInt(3) > 0 ? commit(1) : commit(3));
        } else if (roll < 940) {
            store.die();
        } else if (roll < 970) {
            outside.happens();
        } else {
            outside.meets(life);
        }
    }

    private FailingStore.Commit commit(int first) {
        return FailingStore.Commit.values()[first + random.nextInt(2)];
    }

    /** After each step: what has left, and whether the node still lives. */
    private void lookAround() throws SQLException {
        stage.auditor.lookAtCalls(time.millis());
        if (life != null && store.isDead()) {
            stage.note("die");
            life.end();
            store.bury();
            life = null;
            downFor = random.nextInt(LONGEST_DOWN);
        }
    }

    /** Not while a call is under way, unless its thread stands still anyway. */
    private void jump() {
        boolean busy = life.journeys.stream().anyMatch(one -> one.sleepsUntil <= time.millis());
        if (!busy && !life.journeys.isEmpty() && random.nextBoolean()) {
            time.pass(Outside.LEASE_MS);
        } else {
            int length = busy ? 0 : random.nextInt(JUMPS_MS.length);
            time.pass(random.nextInt(JUMPS_MS[length]));
        }
        stage.note("jump");
    }

    /** All goes well from now on: what is under way comes to its end. */
    private long calmDown() throws SQLException {
        stage.doku.calmDown();
        store.breakDown(false);
        store.nextCommit(FailingStore.Commit.WELL);
        stage.world.receiver.goDown(false);
        if (life == null) {
            start();
        }
        long calmAt = time.millis();
        stage.note("calm");
        outside.comeAgain(life);
        long idle = 1_000;
        for (int round = 0; round < MOST_ROUNDS; round++) {
            workOff();
            long pause = stage.auditor.nextDue(time.millis(), calmAt);
            if (pause == 0 || time.millis() - calmAt > LONGEST_END_MS) {
                break;
            }
            time.pass(Math.min(Math.max(pause, idle), LONGEST_END_MS / 3));
            idle = Math.min(2 * idle, 300_000);
        }
        return calmAt;
    }

    private void workOff() throws SQLException {
        boolean any = true;
        while (any) {
            any = false;
            while (!life.journeys.isEmpty()) {
                Journey first = life.journeys.get(0);
                time.pass(Math.max(1, first.wakesAt() - time.millis()));
                life.advance(first);
                lookAround();
            }
            for (int what = 0; what < Life.BEGINNINGS; what++) {
                any |= life.begin(what);
            }
        }
    }
}
