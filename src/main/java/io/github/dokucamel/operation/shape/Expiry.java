package io.github.dokucamel.operation.shape;

import io.github.dokucamel.operation.Field;
import io.github.dokucamel.operation.Operation;
import io.github.dokucamel.order.Order;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;

/**
 * Until when an order can be paid: as long as it says in minutes, else until the end of the day on
 * which it is due. A day that is over says nothing, and DOKU's own expiry holds.
 */
public final class Expiry {

    private static final int QRIS_LONGEST_MINUTES = 43_200;

    private Expiry() {}

    /**
     * Null when the order does not say.
     *
     * @param from when its time begins, in the zone that its day is meant in
     */
    public static Instant end(Order order, ZonedDateTime from) {
        if (order.expiresInMinutes() != null) {
            return from.plusMinutes(order.expiresInMinutes()).toInstant();
        }
        return order.dueDate() == null || isPast(order, from) ? null : midnight(order, from);
    }

    /** Whether the day on which it is due is over. */
    public static boolean isPast(Order order, ZonedDateTime now) {
        return order.dueDate() != null && !midnight(order, now).isAfter(now.toInstant());
    }

    /** The last moment of its day, in whole seconds as SNAP has them. */
    private static Instant midnight(Order order, ZonedDateTime from) {
        return LocalDate.parse(order.dueDate())
                .plusDays(1)
                .atStartOfDay(from.getZone())
                .minusSeconds(1)
                .toInstant();
    }

    /** The same within what the operation allows; null where DOKU is not told of it. */
    public static Instant end(Order order, Operation operation, ZonedDateTime from) {
        Instant end = end(order, from);
        boolean isTold = end != null && new OperationShape(operation).hasExpiry();
        return isTold ? within(operation, order, end, from) : null;
    }

    static Instant end(Order order, ShapeContext context) {
        Instant end = end(order, context.now());
        return end == null || context.isNeutral()
                ? end
                : within(context.operation(), order, end, context.now());
    }

    private static Instant within(
            Operation operation, Order order, Instant end, ZonedDateTime from) {
        if (order.expiresInMinutes() != null || longest(operation) == null) {
            return end;
        }
        Instant latest = from.plusMinutes(longest(operation)).toInstant();
        return end.isAfter(latest) ? latest : end;
    }

    /**
     * Null when the order does not say. A day that is due counts whole minutes, one at least.
     *
     * @param path of the member that holds them
     */
    static Integer minutes(Order order, ShapeContext context, String path) {
        Instant end = end(order, context.now());
        if (end == null || order.expiresInMinutes() != null) {
            return order.expiresInMinutes();
        }
        long minutes = Math.max(1, Duration.between(context.now().toInstant(), end).toMinutes());
        return (int) (context.isNeutral() ? minutes : Math.min(minutes, most(context, path)));
    }

    /** What has as many digits as the member may have. */
    private static long most(ShapeContext context, String path) {
        Integer digits = context.operation().field(path).map(Field::maxLength).orElse(null);
        return digits == null || digits > 9
                ? Integer.MAX_VALUE
                : Math.round(Math.pow(10, digits)) - 1;
    }

    static Integer longest(Operation operation) {
        return "snap-qris".equals(operation.body()) ? QRIS_LONGEST_MINUTES : null;
    }
}
