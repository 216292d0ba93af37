package io.github.dokucamel.crash;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.dokucamel.Outbox;
import io.github.dokucamel.Ports;
import io.github.dokucamel.cli.DokuProcess;
import io.github.dokucamel.crash.CrashPoint.How;
import io.github.dokucamel.ledger.sql.LedgerRows;
import io.github.dokucamel.payment.PaymentDocuments;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/**
 * One ledger: the runner is killed again and again while DOKU notifies it, of orders it has and of
 * orders that are still to come, and at last left alone until everything is worked off.
 */
final class NotificationRun implements AutoCloseable {

    private static final int KILLED = 137;
    private static final int STOPPED = 143;
    private static final int INTERRUPTED = 1;
    private static final int LATEST_MOMENT_MS = 1_000;
    private static final Duration TO_GET_THERE = Duration.ofMinutes(2);
    private static final Duration TO_WORK_OFF = Duration.ofMinutes(5);

    /** What was found right after a kill. */
    record Struck(
            NotificationPoint point,
            boolean reached,
            long unread,
            long undelivered,
            List<String> broken) {}

    private final TrappedRunner runner;
    private final Path directory;
    private final List<NotificationPoint> points;
    private final Random random;
    private final CrashGateway gateway;
    private final Receiver receiver = new Receiver();
    private final PatientSender sender;
    private final Map<String, String> settings;
    private final NotificationPlan plan;
    private final List<Struck> strikes = new ArrayList<>();

    NotificationRun(TrappedRunner runner, Path directory, long seed, List<NotificationPoint> points)
            throws IOException {
        this.runner = runner;
        this.directory = Files.createDirectories(directory);
        this.points = points;
        this.random = new Random(seed);
        this.gateway = new CrashGateway(seed);
        int port = Ports.free();
        this.sender = new PatientSender(port);
        this.settings = RunSettings.notified(port, gateway, receiver);
        Files.createDirectories(directory.resolve("copy"));
        Path inbox = Files.createDirectories(directory.resolve("data/inbox"));
        this.plan = new NotificationPlan(inbox, "N" + seed, random, sender::offer);
    }

    /** @return what broke; empty when all is well */
    List<String> work() throws Exception {
        List<String> broken = new ArrayList<>();
        for (NotificationPoint point : points) {
            Struck struck = strike(point);
            strikes.add(struck);
            struck.broken().forEach(what -> broken.add(point.title + ": " + what));
        }
        broken.addAll(finish());
        return broken;
    }

    List<Struck> strikes() {
        return List.copyOf(strikes);
    }

    NotificationPlan plan() {
        return plan;
    }

    PatientSender sender() {
        return sender;
    }

    List<JsonNode> files() {
        return PaymentDocuments.in(outbox());
    }

    List<JsonNode> messages() {
        return receiver.taken();
    }

    private Outbox outbox() {
        return new Outbox(directory.resolve("data/outbox"));
    }

    private Struck strike(NotificationPoint point) throws Exception {
        plan.drop(plan.imagine());
        Map<String, Long> late = plan.imagine();
        int passage = 1 + random.nextInt(point.mostPassages);
        runner.trap(directory, point.how, point.what, point.guard, passage);
        List<String> broken = new ArrayList<>();
        int status;
        boolean inTime;
        try (DokuProcess process = runner.start(directory, settings, false)) {
            inTime = end(process, point, passage, late);
            status = process.status();
            if (status != KILLED && status != STOPPED && point.how != How.STOP) {
                broken.add("ended with " + status + ": " + process.output());
            }
        }
        LedgerFacts ledger =
                LedgerFacts.copied(directory.resolve("data"), directory.resolve("copy"));
        LedgerRows rows = new LedgerRows(directory.resolve("copy"));
        boolean empty = ledger.orders().isEmpty() && sender.answered().isEmpty();
        if (!empty) {
            broken.addAll(always(ledger, rows));
        }
        boolean reached =
                inTime
                        && (point.how == How.STOP
                                ? status == STOPPED || status == INTERRUPTED
                                : status == KILLED);
        return new Struck(point, reached, empty ? 0 : rows.unread(), undelivered(ledger), broken);
    }

    private static long undelivered(LedgerFacts ledger) {
        return ledger.deliveries().stream().filter(d -> !d.state().equals("delivered")).count();
    }

    /** @return whether it ended the way it should, and not because it was waited for too long */
    private boolean end(
            DokuProcess process, NotificationPoint point, int passage, Map<String, Long> late)
            throws Exception {
        int before = sender.answers();
        if (point.how == How.SENDER) {
            sender.ambush(passage, process::kill);
        }
        boolean starting = point.how == How.MOMENT && random.nextInt(3) == 0;
        while (!starting && sender.answers() < before + plan.drops() && process.isAlive()) {
            process.endsWithin(Duration.ofMillis(10));
        }
        plan.drop(late);
        if (point.how == How.MOMENT || point.how == How.STOP) {
            boolean ended = process.endsWithin(Duration.ofMillis(random.nextInt(LATEST_MOMENT_MS)));
            if (point.how == How.STOP) {
                process.terminate();
            } else {
                process.kill();
            }
            return !ended;
        }
        boolean ended = process.endsWithin(TO_GET_THERE);
        process.kill();
        return ended;
    }

    /** What must hold whenever the runner is dead. */
    private List<String> always(LedgerFacts ledger, LedgerRows rows) {
        List<String> broken = new ArrayList<>(gateway.record().broken());
        broken.addAll(sender.broken());
        Set<String> recorded = new HashSet<>();
        for (LedgerRows.Received one : rows.notifications()) {
            if (!recorded.add(one.requestId())) {
                broken.add("recorded twice: " + plan.words(one.requestId()));
            }
        }
        for (String answered : sender.answered()) {
            if (!recorded.contains(answered)) {
                broken.add("answered 200 and not recorded: " + plan.words(answered));
            }
        }
        Map<String, String> states = new HashMap<>();
        ledger.deliveries().stream()
                .filter(LedgerFacts.Delivery::toFiles)
                .forEach(delivery -> states.put(delivery.id(), delivery.state()));
        Set<String> published = new HashSet<>();
        for (JsonNode document : files()) {
            String id = document.path("delivery_id").asText();
            if (!published.add(id)) {
                broken.add("published twice: " + document);
            }
            if (!Set.of("staged", "delivered").contains(states.getOrDefault(id, "nothing"))) {
                broken.add("published, and the ledger says " + states.get(id) + ": " + document);
            }
        }
        return broken;
    }

    private List<String> finish() throws Exception {
        List<String> broken = new ArrayList<>();
        runner.disarm(directory);
        receiver.mend();
        Path data = directory.resolve("data");
        try (DokuProcess service = runner.start(directory, settings, false)) {
            Awaitility.await()
                    .atMost(TO_WORK_OFF)
                    .pollInterval(Duration.ofMillis(150))
                    .until(() -> sender.isDone() && isWorkedOff(data));
            service.terminate();
            if (service.status() != STOPPED) {
                broken.add("stopped with " + service.status() + ": " + service.output());
            }
        } catch (ConditionTimeoutException e) {
            broken.add("not worked off in " + TO_WORK_OFF);
        }
        LedgerFacts ledger = LedgerFacts.copied(data, directory.resolve("copy"));
        LedgerRows rows = new LedgerRows(directory.resolve("copy"));
        broken.addAll(always(ledger, rows));
        broken.addAll(inTheEnd(rows));
        return broken;
    }

    /** In the ledger, and in the reports, which come after it. */
    private boolean isWorkedOff(Path data) throws SQLException {
        LedgerRows rows = new LedgerRows(data);
        return rows.unread() == 0
                && undelivered(LedgerFacts.read(data)) == 0
                && inTheEnd(rows).isEmpty();
    }

    private List<String> inTheEnd(LedgerRows rows) {
        return new NotificationCheck(plan.orders())
                .check(plan.said(rows.notifications()), files(), messages(), outbox());
    }

    @Override
    public void close() throws IOException {
        sender.close();
        receiver.close();
        gateway.close();
    }
}
