package io.github.dokucamel.send.queue;

import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultComponent;
import org.apache.camel.support.DefaultEndpoint;
import org.jspecify.annotations.Nullable;

/**
 * {@code doku-due:NAME?delay=100}: runs a route when there may be work for it, and lets it rest
 * otherwise. It begins when the {@link Bell} rings or when the time has come that the route named by
 * {@link NextLook}; {@code delay} milliseconds at least lie between two looks that found nothing.
 *
 * <p>All routes share one timer, and threads that go when there is nothing to do.
 */
final class DueComponent extends DefaultComponent {

    private static final long USUAL_DELAY_MS = 100;
    private static final long CLOCK_LOOK_MS = 1_000;
    private static final long CLOCK_STEP_MS = 500;

    final Bell bell;
    final Clock clock;
    final ScheduledExecutorService timer;
    private @Nullable ExecutorService workers;
    private @Nullable ScheduledFuture<?> clockLook;
    private long ahead;

    /** @param timer of the whole instance; nothing runs on it for long */
    DueComponent(Bell bell, Clock clock, ScheduledExecutorService timer) {
        this.bell = bell;
        this.clock = clock;
        this.timer = timer;
    }

    @Override
    protected Endpoint createEndpoint(String uri, String name, Map<String, Object> parameters)
            throws Exception {
        Long delay = getAndRemoveParameter(parameters, "delay", Long.class, USUAL_DELAY_MS);
        return new DueEndpoint(uri, this, delay);
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        workers = PassingThreads.of(getCamelContext(), this, "doku-due");
        ahead = clockAhead();
        clockLook =
                timer.scheduleWithFixedDelay(
                        this::lookAtClock, CLOCK_LOOK_MS, CLOCK_LOOK_MS, TimeUnit.MILLISECONDS);
    }

    void run(Runnable look) {
        Objects.requireNonNull(workers, "Routes start after their components").execute(look);
    }

    /** Somebody set the clock: what is due by it has to be looked for anew. */
    private void lookAtClock() {
        long now = clockAhead();
        if (Math.abs(now - ahead) >= CLOCK_STEP_MS) {
            bell.ring();
        }
        ahead = now;
    }

    private long clockAhead() {
        return clock.millis() - TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
    }

    @Override
    protected void doStop() throws Exception {
        if (clockLook != null) {
            clockLook.cancel(false);
        }
        getCamelContext().getExecutorServiceManager().shutdownGraceful(workers);
        super.doStop();
    }

    private static final class DueEndpoint extends DefaultEndpoint {

        private final DueComponent component;
        private final long delayMs;

        DueEndpoint(String uri, DueComponent component, long delayMs) {
            super(uri, component);
            this.component = component;
            this.delayMs = delayMs;
        }

        @Override
        public Producer createProducer() {
            throw new UnsupportedOperationException("Nothing can be sent to " + this);
        }

        @Override
        public Consumer createConsumer(Processor processor) throws Exception {
            Consumer consumer = new DueConsumer(this, processor, component, delayMs);
            configureConsumer(consumer);
            return consumer;
        }
    }
}
