package io.github.dokucamel.simulator;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.SplittableRandom;
import java.util.regex.Pattern;

/** A rule at work: whom it has hit, and whether it hits the next. */
final class ActiveFault {

    private static final int MOST_INVOICES = 200_000;
    private static final long MOST_BYTES = 64L * 1024 * 1024;
    private static final int ENTRY_BYTES = 200;

    private final FaultRule rule;
    private final Pattern invoices;
    private final String on;
    private final long times;
    private final int each;
    private final double share;
    private final long seed;
    private final long endNanos;
    private final BoundedMemory<String, Integer> attempts =
            new BoundedMemory<>(MOST_INVOICES, MOST_BYTES, attempt -> ENTRY_BYTES);
    private long hits;

    ActiveFault(FaultRule rule) {
        this.rule = rule;
        this.invoices = Pattern.compile(rule.option(FaultOption.INVOICE).orElse("(?s).*"));
        this.on = rule.option(FaultOption.ON).orElse("create");
        this.times = rule.option(FaultOption.TIMES).map(Long::valueOf).orElse(Long.MAX_VALUE);
        this.each = rule.option(FaultOption.EACH).map(Integer::valueOf).orElse(Integer.MAX_VALUE);
        this.share = rule.option(FaultOption.SHARE).map(Double::valueOf).orElse(1.0);
        this.seed = rule.option(FaultOption.SEED).map(Long::valueOf).orElse(1L);
        this.endNanos =
                rule.duration(FaultOption.FOR)
                        .map(time -> System.nanoTime() + time.toNanos())
                        .orElse(0L);
    }

    FaultRule rule() {
        return rule;
    }

    boolean isOnAllCalls() {
        return on.equals("all");
    }

    /** Counts the attempt, hit or not. */
    boolean hits(String invoiceNumber, boolean asksStatus) {
        if (hits >= times || isOver() || !concerns(invoiceNumber, asksStatus)) {
            return false;
        }
        String key = asksStatus + invoiceNumber;
        Integer before = attempts.get(key);
        int attempt = before == null ? 1 : before + 1;
        attempts.put(key, attempt);
        if (attempt > each || !isDrawn(key, attempt)) {
            return false;
        }
        hits++;
        return true;
    }

    private boolean isOver() {
        return rule.option(FaultOption.FOR).isPresent() && System.nanoTime() - endNanos >= 0;
    }

    private boolean concerns(String invoiceNumber, boolean asksStatus) {
        return (isOnAllCalls() || on.equals("status") == asksStatus)
                && invoices.matcher(invoiceNumber).matches();
    }

    private boolean isDrawn(String key, int attempt) {
        long mixed = seed * 31 + key.hashCode() * 1_000_003L + attempt;
        return share == 1.0 || new SplittableRandom(mixed).nextDouble() < share;
    }

    ObjectNode toJson() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("mode", rule.fault().toString());
        rule.options().forEach((option, value) -> json.put(option.toString(), value));
        return json.put("hits", hits).put("over", isOver() || hits >= times);
    }
}
