package io.github.dokucamel.simulator;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * Which calls, or notifications, meet which fault.
 *
 * <pre>{@code
 * FaultRule.of(Fault.RESET_AFTER).invoices("INV-5.*").firstAttempts(2)
 * }</pre>
 *
 * <p>Without more words a rule hits every call that creates an order, or every try of a
 * notification. Immutable.
 */
public final class FaultRule {

    private final Fault fault;
    private final Map<FaultOption, String> options;

    private FaultRule(Fault fault, Map<FaultOption, String> options) {
        this.fault = fault;
        this.options = options;
    }

    public static FaultRule of(Fault fault) {
        return new FaultRule(fault, new EnumMap<>(FaultOption.class));
    }

    /** The whole invoice number; of a status call, the identifier that is asked for. */
    public FaultRule invoices(String regex) {
        return with(FaultOption.INVOICE, regex);
    }

    /** The next calls that match, whoever's they are. */
    public FaultRule times(int calls) {
        return with(FaultOption.TIMES, Integer.toString(calls));
    }

    /** Of every invoice number, the first attempts that arrive from now on. */
    public FaultRule firstAttempts(int attempts) {
        return with(FaultOption.EACH, Integer.toString(attempts));
    }

    /**
     * Only this share of the calls. Seed, invoice number and number of the attempt decide, so the
     * same calls are hit in whatever order they arrive.
     */
    public FaultRule share(double share, long seed) {
        return with(FaultOption.SHARE, new BigDecimal(Double.toString(share)).toPlainString())
                .with(FaultOption.SEED, Long.toString(seed));
    }

    /** Status calls instead of those that create an order. */
    public FaultRule onStatusCalls() {
        return with(FaultOption.ON, "status");
    }

    /** Status calls as well as those that create an order. */
    public FaultRule onAllCalls() {
        return with(FaultOption.ON, "all");
    }

    /** The rule ends after this time, and an outage with it; else it stays until it is removed. */
    public FaultRule lasting(Duration time) {
        return with(FaultOption.FOR, time.toMillis() + "ms");
    }

    /** How long {@code late} and {@code notify-delay} take, or each byte of {@code dribble}. */
    public FaultRule delay(Duration time) {
        return with(FaultOption.DELAY, time.toMillis() + "ms");
    }

    /**
     * @param value sent as it is; {@code date+5} becomes the date 5 seconds from then, {@code none}
     *     leaves the header out
     */
    public FaultRule retryAfter(String value) {
        return with(FaultOption.RETRY_AFTER, value);
    }

    /** Where a redirect points to; else to the address that was called. */
    public FaultRule location(String address) {
        return with(FaultOption.LOCATION, address);
    }

    /** The copy that {@code notify-duplicate} sends has a Request-Id of its own. */
    public FaultRule newRequestId() {
        return with(FaultOption.REQUEST_ID, "new");
    }

    /**
     * @throws IllegalArgumentException the option does not go with the fault, or not with this value
     */
    FaultRule with(FaultOption option, String value) {
        Map<FaultOption, String> more = new EnumMap<>(FaultOption.class);
        more.putAll(options);
        more.put(option, option.checked(fault, value));
        return new FaultRule(fault, more);
    }

    public Fault fault() {
        return fault;
    }

    Optional<String> option(FaultOption option) {
        return Optional.ofNullable(options.get(option));
    }

    Optional<Duration> duration(FaultOption option) {
        return option(option).map(FaultOption::duration);
    }

    Map<FaultOption, String> options() {
        return options;
    }

    @Override
    public String toString() {
        return fault + " " + options;
    }
}
