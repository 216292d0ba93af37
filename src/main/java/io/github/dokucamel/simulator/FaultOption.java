package io.github.dokucamel.simulator;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What can be said about a fault besides its mode; the same words in text, JSON and Java. */
enum FaultOption {
    INVOICE("a regular expression", FaultOption::matchesSomething, fault -> !fault.isOutage()),
    ON(
            "create, status or all",
            in("create", "status", "all"),
            fault -> !fault.isOutage() && !fault.isOfNotifications()),
    TIMES("a whole number from 1", FaultOption::isCount, fault -> !fault.isOutage()),
    EACH("a whole number from 1", FaultOption::isCount, fault -> !fault.isOutage()),
    SHARE("a number above 0 and up to 1", FaultOption::isShare, fault -> !fault.isOutage()),
    SEED("a whole number", text -> text.matches("-?\\d{1,18}"), fault -> !fault.isOutage()),
    FOR("a duration as 500ms, 30s or 5m", text -> duration(text).isPresent(), fault -> true),
    DELAY("a duration as 500ms, 30s or 5m", text -> duration(text).isPresent(), Fault::takesTime),
    RETRY_AFTER(
            "the header's value, date+SECONDS or none",
            text -> text.matches("[\\x21-\\x7e][\\x20-\\x7e]{0,99}"),
            fault -> fault.status().isPresent()),
    LOCATION("an address", text -> text.matches("[\\x21-\\x7e]{1,2000}"), Fault::isRedirect),
    REQUEST_ID("same or new", in("same", "new"), fault -> fault == Fault.NOTIFY_DUPLICATE);

    private static final Pattern DURATION = Pattern.compile("(\\d{1,9})(ms|s|m|h)");

    private final String meaning;
    private final Predicate<String> valid;
    private final Predicate<Fault> goesWith;

    FaultOption(String meaning, Predicate<String> valid, Predicate<Fault> goesWith) {
        this.meaning = meaning;
        this.valid = valid;
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
        if (!valid.test(value)) {
            throw new IllegalArgumentException(this + " must be " + meaning);
        }
        return value;
    }

    static Optional<Duration> duration(String text) {
        Matcher parts = DURATION.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        long number = Long.parseLong(parts.group(1));
        Duration given =
                switch (parts.group(2)) {
                    case "ms" -> Duration.ofMillis(number);
                    case "s" -> Duration.ofSeconds(number);
                    case "m" -> Duration.ofMinutes(number);
                    default -> Duration.ofHours(number);
                };
        return Optional.of(given).filter(time -> !time.isZero());
    }

    private static boolean matchesSomething(String regex) {
        try {
            return !regex.isEmpty() && Pattern.compile(regex) != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static Predicate<String> in(String... words) {
        return text -> Stream.of(words).anyMatch(text::equals);
    }

    private static boolean isCount(String text) {
        return text.matches("[1-9]\\d{0,8}");
    }

    private static boolean isShare(String text) {
        double share = text.matches("[01](\\.\\d{1,9})?") ? Double.parseDouble(text) : 0;
        return share > 0 && share <= 1;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
