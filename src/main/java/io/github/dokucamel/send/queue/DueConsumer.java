package io.github.dokucamel.send.queue;

import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.ShutdownRunningTask;
import org.apache.camel.spi.ShutdownAware;
import org.apache.camel.support.DefaultConsumer;
import org.jspecify.annotations.Nullable;

/** Runs its route when there may be work, never twice at the same time. */
final class DueConsumer extends DefaultConsumer implements ShutdownAware {

    /** A wake-up that got lost costs no more than this. */
    private static final long LONGEST_SLEEP_MS = 10_000;

    private final DueComponent component;
    private final long delayMs;
    private final Runnable ring = this::ring;
    private @Nullable Future<?> alarm;
    private long endedAt;
    private boolean looking;
    private boolean rung;

    DueConsumer(Endpoint endpoint, Processor processor, DueComponent component, long delayMs) {
        super(endpoint, processor);
        this.component = component;
        this.delayMs = delayMs;
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        component.bell.add(ring);
        synchronized (this) {
            sleep(delayMs);
        }
    }

    @Override
    protected void doStop() throws Exception {
        component.bell.remove(ring);
        synchronized (this) {
            if (alarm != null) {
                alarm.cancel(false);
            }
        }
        super.doStop();
    }

    @Override
    public boolean deferShutdown(ShutdownRunningTask task) {
        return false;
    }

    /** A look that is about to begin is waited for like one that has begun. */
    @Override
    public synchronized int getPendingExchangesSize() {
        return looking ? 1 : 0;
    }

    @Override
    public void prepareShutdown(boolean suspendOnly, boolean forced) {
        // Nothing but the look under way is to be waited for.
    }

    private synchronized void ring() {
        if (!rung) {
            rung = true;
            if (!looking) {
                long passed = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - endedAt);
                sleep(Math.max(0, delayMs - passed));
            }
        }
    }

    private void sleep(long ms) {
        if (alarm != null) {
            alarm.cancel(false);
        }
        if (isRunAllowed()) {
            alarm = component.timer.schedule(this::wakeUp, ms, TimeUnit.MILLISECONDS);
        }
    }

    private synchronized void wakeUp() {
        if (looking || !isRunAllowed()) {
            return;
        }
        if (getEndpoint().getCamelContext().isStarted()) {
            looking = true;
            rung = false;
            component.run(this::look);
        } else {
            // Where its messages go need not be there yet.
            sleep(delayMs);
        }
    }

    private void look() {
        long sleep = delayMs;
        try {
            Exchange looked;
            do {
                looked = process();
            } while (NextLook.isAtOnce(looked) && isRunAllowed());
            if (looked.getException() == null) {
                sleep = untilDue(NextLook.dueAt(looked));
            }
        } finally {
            synchronized (this) {
                looking = false;
                endedAt = System.nanoTime();
                sleep(rung ? delayMs : sleep);
            }
        }
    }

    private Exchange process() {
        Exchange exchange = createExchange(true);
        try {
            getProcessor().process(exchange);
        } catch (Exception e) {
            exchange.setException(e);
        }
        // At a stop that could not wait any longer Camel refuses the rest of a look.
        if (exchange.getException() != null && isRunAllowed()) {
            getExceptionHandler()
                    .handleException(
                            "Error processing exchange", exchange, exchange.getException());
        }
        return exchange;
    }

    private long untilDue(long dueAt) {
        long left = dueAt == Long.MAX_VALUE ? LONGEST_SLEEP_MS : dueAt - component.clock.millis();
        return Math.max(delayMs, Math.min(left, LONGEST_SLEEP_MS));
    }
}
