package io.github.dokucamel.cli;

import io.github.dokucamel.InstalledBundle;
import io.github.dokucamel.ledger.Batches.Waits;
import io.github.dokucamel.ledger.Ledger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import org.apache.camel.main.SimpleMainShutdownStrategy;

/** One pass: works off the inbox and the ledger, then ends with a status that says how it went. */
final class OncePass {

    private final Runner runner;
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile int status = Doku.FAILED;

    OncePass(Runner runner) {
        this.runner = runner;
    }

    int run() throws Exception {
        // A stop from outside still drains, and then says 1: not everything was worked off.
        runner.main().setShutdownStrategy(new SimpleMainShutdownStrategy());
        Thread hook = new Thread(this::interrupted, "once-interrupted");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            runner.runFor("once-watch", this::watch);
            runner.close();
        } finally {
            // Also when it could not start: the hook must not wait for an end that never comes.
            ended.countDown();
            forget(hook);
        }
        return status;
    }

    private static void forget(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // Already stopping: the hook decides.
        }
    }

    private void interrupted() {
        runner.main().completed();
        try {
            ended.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(Doku.FAILED);
    }

    private void watch() {
        try {
            Banner.print(runner, false);
            Patience patience =
                    new Patience(runner.bundle(), runner.settings().runner().oncePatience());
            if (runner.await(() -> isWorkedOff() || patience.isOver())) {
                runner.bundle().reports().writeAll();
                status = verdict();
            }
        } catch (Exception e) {
            System.err.println("doku: the run broke off: " + e.getMessage());
        }
    }

    private boolean isWorkedOff() {
        InstalledBundle bundle = runner.bundle();
        Ledger ledger = bundle.ledger();
        long now = System.currentTimeMillis();
        boolean reading =
                runner.settings().intake().isEnabled("file")
                        && (bundle.inboxTrouble().isPresent()
                                || bundle.hasFilesWaiting()
                                || !ledger.unfinishedBatches().isEmpty());
        if (reading) {
            return false;
        }
        Set<String> sendable = sendable(bundle);
        boolean sending =
                runner.settings().send().isEnabled()
                        && !isGatewayGone(bundle)
                        && (ledger.hasOpenOrders(sendable)
                                || ledger.hasUnresolvedDue(sendable, now));
        // What failed just now is due later, and waits for the next run.
        return !sending
                && ledger.payments().unread(1).isEmpty()
                && !ledger.hasDueDeliveries(System.currentTimeMillis());
    }

    private String why(InstalledBundle bundle) {
        if (!runner.settings().send().isEnabled()) {
            return " Sending is paused (doku.send.enabled = false).";
        }
        if (!bundle.holds().reasons().isEmpty()) {
            return " On hold: " + bundle.holds().reasons() + ".";
        }
        return bundle.reachability()
                .unreachableSince()
                .map(since -> " The gateway cannot be reached since " + since + ".")
                .orElse("");
    }

    private Set<String> sendable(InstalledBundle bundle) {
        return runner.settings().merchants().keySet().stream()
                .filter(merchant -> !bundle.holds().isStuck(merchant))
                .collect(Collectors.toSet());
    }

    private boolean isGatewayGone(InstalledBundle bundle) {
        Instant patience = Instant.now().minus(runner.settings().runner().oncePatience());
        return bundle.reachability().unreachableSince().filter(patience::isAfter).isPresent();
    }

    /** As long as orders go out under Request-Ids that DOKU knows again, nobody has to decide. */
    private boolean isAskingFirst(Ledger ledger) {
        Duration replayFor = runner.settings().send().replayFor();
        return ledger.askingFirstSince()
                .map(Instant::ofEpochMilli)
                .filter(since -> since.plus(replayFor).isBefore(Instant.now()))
                .isPresent();
    }

    private int verdict() {
        InstalledBundle bundle = runner.bundle();
        boolean open = bundle.ledger().hasOpenOrders(runner.settings().merchants().keySet());
        boolean unresolved = bundle.ledger().hasOutcome("unresolved");
        List<String> left =
                runner.settings().intake().isEnabled("file") ? bundle.filesLeft() : List.of();
        if (!left.isEmpty()) {
            System.out.println("Not taken in from the inbox: " + String.join(", ", left));
        }
        if (open) {
            System.out.println(
                    "Some orders are still open; the next run goes on with them." + why(bundle));
            bundle.ledger().troubles().forEach(System.out::println);
        }
        if (unresolved) {
            System.out.println(
                    "Some orders are unresolved: DOKU may or may not have them. The next run asks for"
                            + " them again; see outbox/unresolved.");
        }
        boolean asking = isAskingFirst(bundle.ledger());
        if (asking) {
            System.out.println(
                    "The ledger went back in time: every new order is asked for at DOKU first, until"
                            + " somebody ends it (doku restore --end --reason TEXT).");
        }
        if (open || unresolved || asking || !left.isEmpty()) {
            return Doku.UNSETTLED;
        }
        List<Waits> waits = bundle.ledger().batches().waits();
        waits.stream().map(Waits::inWords).forEach(System.out::println);
        if (bundle.filesRefused() > 0) {
            System.out.println(bundle.filesRefused() + " files were refused; see outbox/refused.");
        }
        return bundle.filesRefused() > 0 || !waits.isEmpty() ? Doku.REFUSED : Doku.DONE;
    }
}
