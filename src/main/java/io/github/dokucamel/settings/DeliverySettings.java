package io.github.dokucamel.settings;

import io.github.dokucamel.outcome.Outcome;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** Where outcomes go. */
public final class DeliverySettings {

    private final Values values;
    private final Path outbox;

    DeliverySettings(Values values, Path outbox) {
        this.values = values;
        this.outbox = outbox;
    }

    /** Camel URIs by outcome, for the outcomes of an order; an empty list means nowhere. */
    public Map<Outcome, List<String>> destinations() {
        Map<Outcome, List<String>> all = new LinkedHashMap<>();
        for (Outcome outcome : Outcome.values()) {
            String name = destinationName(outcome);
            if (values.known(name)) {
                all.put(
                        outcome,
                        values.givenText(name)
                                .map(UriList::split)
                                .orElseGet(
                                        () -> List.of("file:" + outbox.resolve(outcome.text()))));
            }
        }
        return all;
    }

    public static String destinationName(Outcome outcome) {
        return "doku.destination." + outcome.text();
    }

    public Duration firstDelay() {
        return values.duration("doku.delivery.first-delay");
    }

    public Duration maxDelay() {
        return values.duration("doku.delivery.max-delay");
    }

    public Duration reportInterval() {
        return values.duration("doku.report.interval");
    }

    /** Reads each of them once: a wrong one throws. */
    void check() {
        Stream.of(destinations(), firstDelay(), maxDelay(), reportInterval())
                .forEach(Objects::requireNonNull);
    }
}
