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
        Optional<String> filesGroup,
        PaperSettings papers) {

    /** Ends a directory's URI: one file of lines per batch and outcome, instead of one per order. */
    public static final String PER_BATCH = "?per=batch";

    static DeliverySettings of(Values values, Path outbox) {
        Map<Outcome, List<String>> all = new LinkedHashMap<>();
        for (Outcome outcome : Outcome.values()) {
            String name = destinationName(outcome);
            if (values.known(name)) {
                all.put(
                        outcome,
                        values.givenText(name)
                                .map(UriList::split)
                                .orElseGet(() -> List.of(usual(outcome, outbox))));
            }
        }
        return new DeliverySettings(
                all,
                new Backoff(
                        values.duration("doku.delivery.first-delay"),
                        values.duration("doku.delivery.max-delay")),
                values.duration("doku.report.interval"),
                values.optional("doku.files.group"),
                PaperSettings.of(values));
    }

    /** Rows that are no orders come by the thousand, so they are told of together. */
    private static String usual(Outcome outcome, Path outbox) {
        String directory = "file:" + outbox.resolve(outcome.text());
        return switch (outcome) {
            case INVALID, DUPLICATE -> directory + PER_BATCH;
            default -> directory;
        };
    }

    public static String destinationName(Outcome outcome) {
        return "doku.destination." + outcome.text();
    }
}
