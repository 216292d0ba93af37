package io.github.dokucamel.simulator;

import io.github.dokucamel.simulator.SentNotification.Delivery;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the merchant what became of payments, again and again until an answer of 2xx or the last
 * try. What is open when the simulator is closed goes on at its next start.
 *
 * <p>Everything but the target happens on the event loop. A timer holds a number only, and a
 * notification that is forgotten is not tried again: so the memory is bounded, whoever does not
 * answer.
 */
final class Notifier {

    private static final Logger LOG = LoggerFactory.getLogger(Notifier.class);
    private static final int MOST = 100_000;
    private static final long NANOS_PER_MS = 1_000_000;

    private final BoundedMemory<Long, Notification> memory;
    private final SimulatorOptions options;
    private final Dispatch dispatch;
    private final Courier courier;
    private Vertx vertx;
    private long count;

    Notifier(SimulatorOptions options, Dispatch dispatch, Courier courier, long memoryBytes) {
        this.options = options;
        this.dispatch = dispatch;
        this.courier = courier;
        this.memory = new BoundedMemory<>(MOST, memoryBytes, Notification::weight);
    }

    void begin(Vertx started) {
        vertx = started;
        courier.begin(started);
        memory.newest(MOST).stream().filter(Notification::isOpen).forEach(this::tryLater);
    }

    void end() {
        vertx = null;
        dispatch.end();
    }

    /** What was done to it last. */
    void tell(Payment payment) {
        Optional<byte[]> body = News.of(payment, options.channelIds);
        PaymentAction action = payment.last().orElseThrow().action();
        if (courier.target(payment.page()) == null || body.isEmpty()) {
            LOG.debug("no notification of {}: there is no URL, or nothing to say", action);
            return;
        }
        Notification notification =
                new Notification(++count, payment.page(), action, Dispatch.newId(), body.get());
        memory.put(notification.number, notification);
        payment.notified(notification.number);
        attempt(notification);
    }

    /** Those about one payment that are not forgotten, oldest first. */
    List<SentNotification> about(Payment payment) {
        return sent(payment.notifications().stream().map(memory::get));
    }

    List<SentNotification> all() {
        return sent(memory.newest(MOST).stream());
    }

    private static List<SentNotification> sent(Stream<Notification> some) {
        return some.filter(Objects::nonNull).map(Notification::sent).toList();
    }

    private void attempt(Notification notification) {
        notification.begins();
        dispatch.attempt(
                notification,
                delivery -> {
                    delivered(notification, delivery);
                    if (notification.isOpen()) {
                        planRetry(notification);
                    }
                },
                delivery -> delivered(notification, delivery));
    }

    private static void delivered(Notification notification, Delivery delivery) {
        notification.delivered(delivery);
        // Once: somebody who is not there is not there for long.
        if (!delivery.isAcknowledged() && notification.tries() == 1) {
            LOG.warn(
                    "SIMULATOR: notification {} was not acknowledged: {}",
                    notification.requestId,
                    delivery.status() == 0 ? delivery.problem() : "HTTP " + delivery.status());
        }
    }

    private void planRetry(Notification notification) {
        if (notification.tries() > options.retries.size()) {
            notification.giveUp();
            return;
        }
        Duration afterFirst = options.retries.get(notification.tries() - 1);
        notification.isDue(afterFirst, options.clock.instant());
        if (vertx != null) {
            tryLater(notification);
        }
    }

    private void tryLater(Notification notification) {
        long number = notification.number;
        vertx.setTimer(
                Math.max(1, notification.waitNanos() / NANOS_PER_MS),
                fired -> {
                    Notification due = memory.get(number);
                    if (due != null && due.isOpen() && vertx != null) {
                        attempt(due);
                    }
                });
    }
}
