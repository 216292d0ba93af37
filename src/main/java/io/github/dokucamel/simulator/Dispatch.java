package io.github.dokucamel.simulator;

import io.github.dokucamel.simulator.SentNotification.Delivery;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/** One try of a notification: as it should be, or as a fault wants it. */
final class Dispatch {

    private static final Duration DELAY = Duration.ofSeconds(30);
    private static final int LONGEST_PROBLEM = 200;

    private final Courier courier;
    private final FaultRules faults;
    private final Clock clock;
    private Runnable held;

    Dispatch(Courier courier, FaultRules faults, Clock clock) {
        this.courier = courier;
        this.faults = faults;
        this.clock = clock;
    }

    void end() {
        held = null;
    }

    /**
     * @param over how the try ended; called once, unless the simulator ends first
     * @param copied how the copy ended that a fault sent beside it
     */
    void attempt(Notification notification, Consumer<Delivery> over, Consumer<Delivery> copied) {
        FaultRule rule = faults.hitNotification(notification.page.invoiceNumber()).orElse(null);
        Fault fault = rule == null ? null : rule.fault();
        String own = notification.requestId;
        Runnable send = () -> send(notification, own, fault, over);
        if (fault == null) {
            send.run();
            return;
        }
        switch (fault) {
            case NOTIFY_DROP ->
                    over.accept(new Delivery(clock.instant(), own, 0, "dropped", fault.toString()));
            case NOTIFY_DELAY -> {
                Duration delay = rule.duration(FaultOption.DELAY).orElse(DELAY);
                Wire.later(delay, send);
            }
            case NOTIFY_REORDER -> {
                // One at a time: the next is what it waits for, whether it is hit or not.
                if (held == null) {
                    held = send;
                } else {
                    send.run();
                }
            }
            case NOTIFY_DUPLICATE -> {
                Optional<String> asked = rule.option(FaultOption.REQUEST_ID);
                String id = asked.filter("new"::equals).map(word -> newId()).orElse(own);
                send.run();
                send(notification, id, fault, copied);
            }
            case NOTIFY_NEW_ID -> send(notification, newId(), fault, over);
            default -> send.run();
        }
    }

    private void send(
            Notification notification, String requestId, Fault fault, Consumer<Delivery> over) {
        Instant at = clock.instant();
        String told = fault == null ? "" : fault.toString();
        courier.post(notification, requestId, fault)
                .map(status -> new Delivery(at, requestId, status, "", told))
                .otherwise(e -> new Delivery(at, requestId, 0, problem(e), told))
                .onSuccess(
                        delivery -> {
                            over.accept(delivery);
                            release();
                        });
    }

    /** What was held back for another one to go first. */
    private void release() {
        Runnable waiting = held;
        held = null;
        if (waiting != null) {
            waiting.run();
        }
    }

    private static String problem(Throwable failure) {
        String text = String.valueOf(failure.getMessage());
        return text.substring(0, Math.min(LONGEST_PROBLEM, text.length()));
    }

    static String newId() {
        return UUID.randomUUID().toString();
    }
}
