package io.github.dokucamel.settings;

import io.github.dokucamel.outcome.Outcome;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where outcomes go.
 *
 * @param destinations Camel URIs by outcome, for the outcomes of an order; an empty list means
 *     nowhere
 * @param pauses before a document is delivered again
 * @param filesGroup of the operating system, whose members may read reports
 */
public record DeliverySettings(
        Map<Outcome, List<String>> destinations,
        Backoff pauses,
        Duration reportInterval,
        Optional<String> filesGroup) {

    static DeliverySettings of(Values values, Path outbox) {
        Map<Outcome, List<String>> all = new LinkedHashMap<>();
        for (Outcome outcome : Outcome.values()) {
            String name = destinationName(outcome);
            if (values.known(name)) {
                List<String> usual = List.of("file:" + outbox.resolve(outcome.text()));
                all.put(outcome, values.givenText(name).map(UriList::split).orElse(usual));
            }
        }
        return new DeliverySettings(
                all,
                new Backoff(
                        values.duration("doku.delivery.first-delay"),
                        values.duration("doku.delivery.max-delay")),
                values.duration("doku.report.interval"),
                values.optional("doku.files.group"));
    }

    public static String destinationName(Outcome outcome) {
        return "doku.destination." + outcome.text();
    }
}
