package io.github.dokucamel.simulator;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What can be said about a fault besides its mode; the same words in text, JSON and Java. */
enum FaultOption {
    INVOICE("a regular expression", ".+", fault -> !fault.isOutage()),
    ON(
            "create, status or all",
            "create|status|all",
            fault -> !fault.isOutage() && !fault.isOfNotifications()),
    TIMES("a whole number from 1", "[1-9]\\d{0,8}", fault -> !fault.isOutage()),
    EACH("a whole number from 1", "[1-9]\\d{0,8}", fault -> !fault.isOutage()),
    SHARE(
            "a number above 0 and up to 1",
            "0\\.(?=\\d*[1-9])\\d{1,9}|1(\\.0{1,9})?",
            fault -> !fault.isOutage()),
    SEED("a whole number", "-?\\d{1,18}", fault -> !fault.isOutage()),
    FOR("a duration as 500ms, 30s or 5m", FaultOption.DURATION, fault -> true),
    DELAY("a duration as 500ms, 30s or 5m", FaultOption.DURATION, Fault::takesTime),
    RETRY_AFTER(
            "the header's value, date+SECONDS or none",
            "[\\x21-\\x7e][\\x20-\\x7e]{0,99}",
            fault -> fault.status().isPresent()),
    LOCATION("an address", "[\\x21-\\x7e]{1,2000}", Fault::isRedirect),
    REQUEST_ID("same or new", "same|new", fault -> fault == Fault.NOTIFY_DUPLICATE);

    private static final String DURATION = "(?=\\d*[1-9])\\d{1,9}(ms|s|m|h)";

    private final String meaning;
    private final Pattern form;
    private final Predicate<Fault> goesWith;

    FaultOption(String meaning, String form, Predicate<Fault> goesWith) {
        this.meaning = meaning;
        this.form = Pattern.compile(form, Pattern.DOTALL);
        this.goesWith = goesWith;
    }

    static Optional<FaultOption> named(String name) {
        return Stream.of(values()).filter(option -> option.toString().equals(name)).findFirst();
    }

    /**
     * @throws IllegalArgumentException the option does not go with the fault, or not with this value
     */
    String checked(Fault fault, String value) {
        if (!goesWith.test(fault)) {
            throw new IllegalArgumentException(this + " does not go with " + fault);
        }
        if (!form.matcher(value).matches() || this == INVOICE && !isExpression(value)) {
            throw new IllegalArgumentException(this + " must be " + meaning);
        }
        return value;
    }

    /** Of a value that was found right. */
    static Duration duration(String text) {
        return text.endsWith("ms")
                ? Duration.ofMillis(Long.parseLong(text.replace("ms", "")))
                : Duration.parse("PT" + text);
    }

    private static boolean isExpression(String text) {
        try {
            return Pattern.compile(text) != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
