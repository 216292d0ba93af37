package io.github.dokucamel.send.queue;

import io.github.dokucamel.gateway.CallSlots;
import io.github.dokucamel.ledger.Claim;
import io.github.dokucamel.ledger.Lane;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.component.seda.SedaConsumer;
import org.apache.camel.component.seda.SedaEndpoint;
import org.jspecify.annotations.Nullable;

/**
 * Takes orders from the queue, each in a thread of its own. One thread stays; whoever takes an order
 * while nobody else looks for one calls another, and who finds nothing goes.
 */
final class Senders extends SedaConsumer {

    private final int most;
    private final Consumer<Boolean> mayWait;
    private final BlockingQueue<Exchange> queue;
    private final AtomicInteger all = new AtomicInteger();
    private final AtomicInteger looking = new AtomicInteger();
    private @Nullable ExecutorService others;
    private volatile boolean isEnding;

    Senders(SedaEndpoint endpoint, Processor processor, int most, Consumer<Boolean> mayWait) {
        super(endpoint, processor);
        this.most = most;
        this.mayWait = mayWait;
        this.queue = endpoint.getQueue();
    }

    @Override
    protected void doStart() throws Exception {
        isEnding = false;
        mayWait.accept(true);
        all.set(1);
        others = PassingThreads.of(getEndpoint().getCamelContext(), this, "doku-sender");
        super.doStart();
    }

    @Override
    protected void doResume() throws Exception {
        super.doResume();
        callAnother();
    }

    @Override
    public void prepareShutdown(boolean suspendOnly, boolean forced) {
        isEnding |= !suspendOnly;
        mayWait.accept(!isEnding);
        super.prepareShutdown(suspendOnly, forced);
    }

    @Override
    protected void doShutdown() throws Exception {
        super.doShutdown();
        if (others != null) {
            getEndpoint().getCamelContext().getExecutorServiceManager().shutdown(others);
        }
    }

    /** The one that stays. */
    @Override
    protected void doRun() {
        while (isRunAllowed() && !(isEnding && queue.isEmpty())) {
            if (mayTake()) {
                sendNext();
            } else {
                pause();
            }
        }
    }

    private boolean mayTake() {
        return isRunAllowed()
                && !isSuspendingOrSuspended()
                && !isStarting()
                && !getEndpoint().getCamelContext().getStatus().isStarting();
    }

    private void pause() {
        try {
            Thread.sleep(Math.min(getEndpoint().getPollTimeout(), 100));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void help() {
        try {
            while (mayTake() && sendNext()) {
                // The next one.
            }
        } finally {
            all.decrementAndGet();
        }
    }

    /** @return false when there was none for a while, and somebody else looks for the next one */
    private boolean sendNext() {
        looking.incrementAndGet();
        Exchange next = take();
        boolean isLast = looking.decrementAndGet() == 0;
        if (next == null) {
            return isLast;
        }
        if (isLast) {
            callAnother();
        }
        send(next);
        return true;
    }

    private @Nullable Exchange take() {
        try {
            return queue.poll(getEndpoint().getPollTimeout(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
    }

    private void callAnother() {
        if (all.getAndUpdate(now -> Math.min(most, now + 1)) < most) {
            Objects.requireNonNull(others, "Not started").execute(this::help);
        }
    }

    /** Nothing but the claim: what else came with it is of whoever gave the order. */
    @Override
    protected Exchange prepareExchange(Exchange exchange) {
        exchange.getVariables().clear();
        exchange.getMessage().removeHeaders("*");
        return super.prepareExchange(exchange);
    }

    private void send(Exchange next) {
        Claim claim = next.getMessage().getBody(Claim.class);
        CallSlots.goFirst(claim != null && claim.lane() == Lane.WAITING);
        try {
            Exchange prepared = prepareExchange(next);
            sendToConsumers(prepared, done -> onProcessingDone(next, prepared));
        } catch (Throwable e) {
            getExceptionHandler().handleException("Error processing exchange", next, e);
        } finally {
            CallSlots.goFirst(false);
        }
    }
}
