package io.github.dokucamel.crash;

import io.github.dokucamel.NotificationCall;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** DOKU's side: sends every notification until it is answered 200, and some once more after that. */
final class PatientSender implements AutoCloseable {

    private static final int CALLERS = 4;
    private static final long PAUSE_MS = 25;

    private final int port;
    private final BlockingQueue<NotificationCall> queue = new LinkedBlockingQueue<>();
    private final ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Set<String> answered = new HashSet<>();
    private final List<String> broken = new ArrayList<>();
    private int offered;
    private int answers;
    private int failed;
    private int killAt;
    private Runnable kill;

    PatientSender(int port) {
        this.port = port;
        for (int i = 0; i < CALLERS; i++) {
            callers.execute(this::work);
        }
    }

    synchronized void offer(NotificationCall call) {
        offered++;
        queue.add(call);
    }

    /** Kills as soon as so many more calls have been answered. */
    synchronized void ambush(int more, Runnable kill) {
        this.killAt = answers + more;
        this.kill = kill;
    }

    synchronized boolean isDone() {
        return answers == offered;
    }

    /** Calls that were answered 200; one notification may have several. */
    synchronized int answers() {
        return answers;
    }

    /** Calls that were cut off or answered 503, and were sent again. */
    synchronized int failed() {
        return failed;
    }

    /** Request-Ids. */
    synchronized Set<String> answered() {
        return Set.copyOf(answered);
    }

    synchronized List<String> broken() {
        return List.copyOf(broken);
    }

    private void work() {
        try {
            while (!closed.await(0, TimeUnit.MILLISECONDS)) {
                NotificationCall call = queue.take();
                if (!isTaken(call)) {
                    closed.await(PAUSE_MS, TimeUnit.MILLISECONDS);
                    queue.add(call);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isTaken(NotificationCall call) {
        int status;
        try {
            status = call.send(port).status();
        } catch (IOException e) {
            // Nobody there: not counted.
            return false;
        }
        return count(call, status);
    }

    private synchronized boolean count(NotificationCall call, int status) {
        if (status != 200) {
            failed++;
            if (status != 0 && status != 503) {
                broken.add(
                        "answered " + status + ", which DOKU never signed for: " + call.target());
            }
            return false;
        }
        answers++;
        answered.add(call.header("Request-Id"));
        if (kill != null && answers >= killAt) {
            kill.run();
            kill = null;
        }
        return true;
    }

    @Override
    public void close() {
        closed.countDown();
        callers.shutdownNow();
    }
}
