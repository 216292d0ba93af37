package io.github.dokucamel.send;

import io.github.dokucamel.ledger.Attempt;
import io.github.dokucamel.outcome.AnswerDoubts;
import io.github.dokucamel.outcome.Classification;
import io.github.dokucamel.outcome.Evidence;
import io.github.dokucamel.outcome.Resolution;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** What a person reads about an unresolved order. */
record UnresolvedWords(Duration replayFor, Clock clock) {

    /** @param evidence what the status call said; null when it was not asked */
    Resolution of(Attempt attempt, NextStep step, @Nullable Evidence evidence) {
        Classification seen = step.came();
        Instant now = clock.instant();
        Instant next = now.plus(step.pause());
        return new Resolution(
                Instant.ofEpochMilli(attempt.firstAt()),
                said(seen) + (evidence == null ? "" : "; " + evidence.words()),
                now,
                nextAction(attempt, seen, next),
                next);
    }

    private static String said(Classification seen) {
        String status = seen.httpStatus() == null ? "" : "HTTP " + seen.httpStatus() + " ";
        return "the request brought " + status + seen.code();
    }

    private String nextAction(Attempt attempt, Classification seen, Instant next) {
        boolean call = attempt.claim().isCall();
        String path = call ? "/operations/{operation}/calls/{key}" : "/orders/{invoice_number}";
        String byHand =
                ("find the %s in DOKU's Back Office and settle it by hand (POST"
                                + " %s/settle with outcome and reason)")
                        .formatted(call ? "call" : "order", path);
        Instant until =
                Instant.ofEpochMilli(attempt.firstAt())
                        .plus(replayFor)
                        .truncatedTo(ChronoUnit.SECONDS);
        return switch (String.valueOf(seen.code())) {
            case "base_url_changed" ->
                    "set doku.base-url back to " + attempt.baseUrl() + ", or " + byHand;
            case AskFirst.CODE ->
                    "its status is asked by itself; have it sent (POST %s/replay with a reason, or all of a file by doku replay --batch), or %s"
                            .formatted(path, byHand);
            case RetryRules.CARD_DATA_GONE -> "its status is asked by itself; " + byHand;
            case "client_id_changed" ->
                    "set the merchant's client-id back to the one before, or " + byHand;
            case AnswerDoubts.LINK ->
                    "set doku.payment-url.hosts, or the operation's payment-url-hosts, when the host"
                            + " is right, or "
                            + byHand;
            default ->
                    next.isBefore(until)
                            ? "none: the same request is repeated by itself until " + until
                            : "its status is asked by itself, but nothing is repeated any more; "
                                    + byHand
                                    + " or have it repeated (POST "
                                    + path
                                    + "/replay with a reason)";
        };
    }
}
