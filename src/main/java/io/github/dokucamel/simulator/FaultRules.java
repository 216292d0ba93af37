package io.github.dokucamel.simulator;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** The rules that are in force, in the order in which they were given. Thread-safe. */
final class FaultRules {

    private final List<Active> active = new ArrayList<>();

    synchronized void add(FaultRule rule) {
        active.add(new Active(rule));
    }

    synchronized void clear() {
        active.clear();
    }

    /** The first rule that hits this call; those behind it do not count it. */
    synchronized Optional<FaultRule> hit(ReceivedRequest request) {
        if (active.isEmpty()) {
            return Optional.empty();
        }
        String invoiceNumber = request.invoiceNumber();
        String path = request.path();
        boolean asksStatus = OrderStatus.isAskedBy(path) || SnapService.of(path).asksStatus();
        boolean isForToken = SnapService.of(path).isForToken();
        return first(
                fault ->
                        !fault.rule.fault().isOfNotifications()
                                && (!isForToken || fault.isOnAllCalls())
                                && fault.hits(invoiceNumber, asksStatus));
    }

    /** The first rule that hits this try of a notification. */
    synchronized Optional<FaultRule> hitNotification(String invoiceNumber) {
        return first(
                fault ->
                        fault.rule.fault().isOfNotifications() && fault.hits(invoiceNumber, false));
    }

    private Optional<FaultRule> first(Predicate<Active> hits) {
        return active.stream().filter(hits).map(fault -> fault.rule).findFirst();
    }

    synchronized List<FaultRule> rules() {
        return active.stream().map(fault -> fault.rule).toList();
    }

    synchronized ArrayNode toJson() {
        return Json.of(active.stream().map(Active::toJson).toList());
    }

    /** A rule at work: whom it has hit, and whether it hits the next. */
    private static final class Active {

        private static final int MOST_INVOICES = 200_000;
        private static final long MOST_BYTES = 64L * 1024 * 1024;
        private static final int ENTRY_BYTES = 200;

        private final FaultRule rule;
        private final Pattern invoices;
        private final String on;
        private final double share;
        private final long endNanos;
        private final BoundedMemory<String, Integer> attempts =
                new BoundedMemory<>(MOST_INVOICES, MOST_BYTES, attempt -> ENTRY_BYTES);
        private long hits;

        Active(FaultRule rule) {
            this.rule = rule;
            this.invoices = Pattern.compile(rule.option(FaultOption.INVOICE).orElse("(?s).*"));
            this.on = rule.option(FaultOption.ON).orElse("create");
            this.share = rule.option(FaultOption.SHARE).map(Double::valueOf).orElse(1.0);
            Duration time = rule.duration(FaultOption.FOR).orElse(Duration.ZERO);
            this.endNanos = System.nanoTime() + time.toNanos();
        }

        boolean isOnAllCalls() {
            return on.equals("all");
        }

        /** Counts the attempt, hit or not. */
        boolean hits(String invoiceNumber, boolean asksStatus) {
            if (isOver() || !concerns(invoiceNumber, asksStatus)) {
                return false;
            }
            String key = asksStatus + invoiceNumber;
            Integer before = attempts.get(key);
            int attempt = before == null ? 1 : before + 1;
            attempts.put(key, attempt);
            if (attempt > number(FaultOption.EACH, attempt) || !isDrawn(key, attempt)) {
                return false;
            }
            hits++;
            return true;
        }

        private long number(FaultOption option, long otherwise) {
            return rule.option(option).map(Long::valueOf).orElse(otherwise);
        }

        private boolean isOver() {
            return hits >= number(FaultOption.TIMES, Long.MAX_VALUE)
                    || rule.option(FaultOption.FOR).isPresent()
                            && System.nanoTime() - endNanos >= 0;
        }

        private boolean concerns(String invoiceNumber, boolean asksStatus) {
            return (isOnAllCalls() || on.equals("status") == asksStatus)
                    && invoices.matcher(invoiceNumber).matches();
        }

        private boolean isDrawn(String key, int attempt) {
            long mixed = number(FaultOption.SEED, 1) * 31 + key.hashCode() * 1_000_003L + attempt;
            return share == 1.0 || new SplittableRandom(mixed).nextDouble() < share;
        }

        ObjectNode toJson() {
            ObjectNode json = Json.object().put("mode", rule.fault().toString());
            rule.options().forEach((option, value) -> json.put(option.toString(), value));
            return json.put("hits", hits).put("over", isOver());
        }
    }
}
