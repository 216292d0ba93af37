package io.github.dokucamel.simulator;

import io.github.dokucamel.simulator.SentNotification.Delivery;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** One notification on its way. Only the event loop touches it. */
final class Notification {

    private static final int ENTRY_BYTES = 1_000;
    private static final int MOST_DELIVERIES = 30;

    final long number;
    final PaymentPage page;
    final String requestId;
    final byte[] body;
    private final PaymentAction action;
    private final long begunNanos = System.nanoTime();
    private final List<Delivery> deliveries = new ArrayList<>();
    private String state = "open";
    private int tries;
    private long dueNanos = begunNanos;
    private Instant nextTryAt;

    Notification(
            long number, PaymentPage page, PaymentAction action, String requestId, byte[] body) {
        this.number = number;
        this.page = page;
        this.action = action;
        this.requestId = requestId;
        this.body = body;
    }

    boolean isOpen() {
        return state.equals("open");
    }

    /** Tries so far, whatever became of them; copies that a fault added are none. */
    int tries() {
        return tries;
    }

    void begins() {
        tries++;
        nextTryAt = null;
    }

    void delivered(Delivery delivery) {
        if (deliveries.size() < MOST_DELIVERIES) {
            deliveries.add(delivery);
        }
        if (delivery.isAcknowledged()) {
            state = "acknowledged";
            nextTryAt = null;
        }
    }

    void giveUp() {
        state = "given-up";
    }

    /**
     * @param afterFirst counted from the first try
     */
    void isDue(Duration afterFirst, Instant now) {
        dueNanos = begunNanos + afterFirst.toNanos();
        nextTryAt = now.plusNanos(Math.max(0, waitNanos()));
    }

    /** Until the next try; negative when it is late. */
    long waitNanos() {
        return dueNanos - System.nanoTime();
    }

    int weight() {
        return ENTRY_BYTES + body.length;
    }

    SentNotification sent() {
        return new SentNotification(
                page.origin().clientId(),
                page.invoiceNumber(),
                requestId,
                action.type,
                action.status,
                body,
                state,
                nextTryAt,
                List.copyOf(deliveries));
    }
}
