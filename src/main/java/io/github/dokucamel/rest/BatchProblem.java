package io.github.dokucamel.rest;

import io.github.dokucamel.intake.HttpProblemException;
import io.github.dokucamel.ledger.BatchView;
import io.github.dokucamel.ledger.Batches.Answer;
import io.github.dokucamel.ledger.Batches.Verdict;
import io.github.dokucamel.told.Shown;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** Why a batch was not approved, confirmed or cancelled. */
public final class BatchProblem {

    private static final int LONGEST_NAME = 255;

    private BatchProblem() {}

    /**
     * The batch as it is after what was done.
     *
     * @param total the one that was named; 0 where none is
     * @throws HttpProblemException 404, 403, 409 or 422 when nothing was done
     */
    public static BatchView done(Answer answer, String name, long total) {
        if (answer.verdict() == Verdict.UNKNOWN) {
            throw unknown(name);
        }
        BatchView batch = Objects.requireNonNull(answer.batch(), "There is one");
        if (answer.verdict() == Verdict.DONE) {
            return batch;
        }
        throw switch (answer.verdict()) {
            case OWN_BATCH ->
                    new HttpProblemException(
                            403,
                            "Forbidden",
                            "It was sent in by the same person. Let another one approve it",
                            Map.of("code", "own_batch"));
            case OTHER_TOTAL -> otherTotal(batch, total);
            case OTHER_ROWS ->
                    new HttpProblemException(
                            422,
                            "Unprocessable Content",
                            "These rows do not wait: "
                                    + answer.rows().stream()
                                            .map(String::valueOf)
                                            .collect(Collectors.joining(", "))
                                    + ". Nothing was confirmed",
                            Map.of("code", "row_not_waiting"));
            case ALREADY_CANCELLED ->
                    conflict("already_cancelled", "The batch is cancelled already");
            default ->
                    conflict(
                            "not_waiting",
                            "The batch is %s, and nothing of it waits for that"
                                    .formatted(batch.state()));
        };
    }

    public static HttpProblemException unknown(String name) {
        return new HttpProblemException(
                404,
                "Not Found",
                "There is no batch "
                        + Shown.of(name, LONGEST_NAME)
                        + ". It is called like its file, the second of that name NAME~2",
                Map.of("code", "batch_unknown"));
    }

    private static HttpProblemException otherTotal(BatchView batch, long total) {
        long is = batch.ready().total();
        return new HttpProblemException(
                409,
                "Conflict",
                String.format(
                        Locale.ROOT,
                        "The %d orders that are ready come to IDR %,d, and not to %,d: the difference"
                                + " is %,d. %d orders wait for a person's word and are not counted",
                        batch.ready().count(),
                        is,
                        total,
                        total - is,
                        batch.waitingRows()),
                Map.of("code", "total_differs", "difference", total - is));
    }

    private static HttpProblemException conflict(String code, String detail) {
        return new HttpProblemException(409, "Conflict", detail, Map.of("code", code));
    }
}
