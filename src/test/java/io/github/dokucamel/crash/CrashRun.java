package io.github.dokucamel.crash;

import io.github.dokucamel.Ports;
import io.github.dokucamel.cli.DokuProcess;
import io.github.dokucamel.crash.CrashPoint.How;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/**
 * One ledger and one intake: the runner is killed again and again, each time with new orders, and at
 * last left alone until everything is worked off.
 */
final class CrashRun implements AutoCloseable {

    private static final int KILLED = 137;
    private static final int STOPPED = 143;
    private static final int INTERRUPTED = 1;
    private static final int LEAST_ORDERS = 12;
    private static final int MORE_ORDERS = 18;
    private static final int LATEST_MOMENT_MS = 1_500;
    private static final Duration TO_GET_THERE = Duration.ofMinutes(2);
    private static final Duration TO_WORK_OFF = Duration.ofMinutes(5);

    private final TrappedRunner runner;
    private final Path directory;
    private final CrashPlan.Run plan;
    private final Random random;
    private final OrderPlan orders;
    private final CrashGateway gateway;
    private final Receiver receiver = new Receiver();
    private final Client client;
    private final MoneyCheck money;
    private final OutboxCheck outbox;
    private final List<Life> lives = new ArrayList<>();
    private final List<Strike> strikes = new ArrayList<>();

    CrashRun(TrappedRunner runner, Path directory, CrashPlan.Run plan) throws IOException {
        this.runner = runner;
        this.directory = Files.createDirectories(directory);
        this.plan = plan;
        this.random = new Random(plan.seed());
        this.orders = new OrderPlan("S" + plan.seed(), random);
        this.gateway = new CrashGateway(plan.seed());
        this.client =
                switch (plan.intake()) {
                    case FILE -> new FileClient(directory.resolve("data/inbox"), random);
                    case JMS -> new JmsClient(Ports.free());
                    case REST -> new RestClient(Ports.free());
                };
        this.money = new MoneyCheck(gateway.record());
        this.outbox = new OutboxCheck(directory.resolve("data/outbox"), receiver, gateway.record());
        Files.createDirectories(directory.resolve("copy"));
    }

    /** @return what broke; empty when all is well */
    List<String> work() throws Exception {
        List<String> broken = new ArrayList<>();
        for (CrashPoint point : plan.points()) {
            Strike strike = strike(point);
            strikes.add(strike);
            strike.broken().forEach(what -> broken.add(point.title + ": " + what));
        }
        broken.addAll(finish());
        return broken.stream().map(what -> plan + ": " + what).toList();
    }

    List<Strike> strikes() {
        return List.copyOf(strikes);
    }

    int offered() {
        return client.offered();
    }

    GatewayRecord seen() {
        return gateway.record();
    }

    int neverSent() {
        return money.neverSent();
    }

    private Strike strike(CrashPoint point) throws Exception {
        client.offer(orders.next(LEAST_ORDERS + random.nextInt(MORE_ORDERS)));
        int passage = 1 + random.nextInt(point.mostPassages);
        runner.trap(directory, point, passage);
        long started = System.currentTimeMillis();
        List<String> broken = new ArrayList<>();
        int status;
        boolean inTime;
        try (DokuProcess process = start(plan.intake() == Intake.FILE)) {
            inTime = end(process, point, passage);
            status = process.status();
            if (status != KILLED && status != STOPPED && status != 0 && point.how != How.STOP) {
                broken.add("ended with " + status + ": " + process.output());
            }
        }
        lives.add(new Life(started, System.currentTimeMillis(), status == KILLED));
        LedgerFacts ledger =
                LedgerFacts.copied(directory.resolve("data"), directory.resolve("copy"));
        broken.addAll(money.always(ledger, lives));
        broken.addAll(outbox.always(ledger));
        if (random.nextBoolean()) {
            outbox.take();
        }
        boolean reached =
                inTime
                        && (point.how == How.STOP
                                ? status == STOPPED || status == INTERRUPTED
                                : status == KILLED);
        return new Strike(point, reached, client.offered() - ledger.done(), broken);
    }

    /** @return whether it ended the way it should, and not because it was waited for too long */
    private boolean end(DokuProcess process, CrashPoint point, int passage) throws Exception {
        if (point.how == How.MOMENT || point.how == How.STOP) {
            boolean starting = point.how == How.MOMENT && random.nextInt(3) == 0;
            int moment = random.nextInt(LATEST_MOMENT_MS);
            int before = gateway.record().requests();
            while (!starting && gateway.record().requests() == before) {
                if (process.endsWithin(Duration.ofMillis(10))) {
                    return false;
                }
            }
            process.endsWithin(Duration.ofMillis(moment));
            if (point.how == How.STOP) {
                process.terminate();
            } else {
                process.kill();
            }
            return true;
        }
        if (point.how == How.GATEWAY_BEFORE || point.how == How.GATEWAY_AFTER) {
            gateway.ambush(passage, point.how == How.GATEWAY_AFTER, process::kill);
        }
        boolean ended = process.endsWithin(TO_GET_THERE);
        process.kill();
        return ended;
    }

    private List<String> finish() throws Exception {
        List<String> broken = new ArrayList<>();
        runner.disarm(directory);
        receiver.mend();
        Path data = directory.resolve("data");
        long started = System.currentTimeMillis();
        if (plan.intake() != Intake.FILE) {
            try (DokuProcess service = start(false)) {
                Awaitility.await()
                        .atMost(TO_WORK_OFF)
                        .pollInterval(Duration.ofMillis(150))
                        .until(() -> isWorkedOff(data));
                service.terminate();
                if (service.status() != STOPPED) {
                    broken.add("stopped with " + service.status() + ": " + service.output());
                }
            } catch (ConditionTimeoutException e) {
                broken.add("not worked off in " + TO_WORK_OFF);
            }
        }
        int status;
        String output;
        try (DokuProcess once = start(true)) {
            status = once.status();
            output = once.output();
        }
        lives.add(new Life(started, System.currentTimeMillis(), false));
        LedgerFacts ledger = LedgerFacts.copied(data, directory.resolve("copy"));
        boolean unresolved =
                ledger.orders().stream().anyMatch(row -> "unresolved".equals(row.outcome()));
        if (status != (unresolved ? 3 : 0)) {
            broken.add("the last run ended with " + status + ": " + output);
            return broken;
        }
        broken.addAll(money.always(ledger, lives));
        broken.addAll(money.settled(ledger));
        broken.addAll(outbox.always(ledger));
        broken.addAll(outbox.settled(ledger));
        broken.addAll(client.check(ledger, data.resolve("outbox")));
        return broken;
    }

    private boolean isWorkedOff(Path data) throws SQLException {
        LedgerFacts ledger = LedgerFacts.read(data);
        return client.isContent(ledger) && ledger.done() == ledger.orders().size();
    }

    private DokuProcess start(boolean once) throws IOException {
        return runner.start(directory, RunSettings.of(client, gateway, receiver), once);
    }

    @Override
    public void close() throws IOException {
        client.close();
        receiver.close();
        gateway.close();
    }
}
