package io.github.dokucamel.rest;

import io.github.dokucamel.intake.HttpProblemException;
import io.github.dokucamel.ledger.BatchView;
import io.github.dokucamel.ledger.Batches.Answer;
import io.github.dokucamel.ledger.Batches.Verdict;
import io.github.dokucamel.told.Figures;
import io.github.dokucamel.told.Language;
import io.github.dokucamel.told.Shown;
import io.github.dokucamel.told.Why;
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
            case OWN_BATCH -> new HttpProblemException(403, "Forbidden", Why.of("own_batch"));
            case OTHER_TOTAL -> otherTotal(batch, total);
            case OTHER_ROWS ->
                    new HttpProblemException(
                            422,
                            "Unprocessable Content",
                            Why.of("row_not_waiting", "rows", rows(answer)));
            case ALREADY_CANCELLED -> conflict("already_cancelled", Why.of("batch_cancelled"));
            default -> conflict("not_waiting", whyNot(batch));
        };
    }

    /** Something else of it may wait, and in another way. */
    private static Why whyNot(BatchView batch) {
        return BatchToDo.of(batch).stream()
                .findFirst()
                .orElse(Why.of("not_waiting", "state", batch.state()));
    }

    public static HttpProblemException unknown(String name) {
        return new HttpProblemException(
                404, "Not Found", Why.of("batch_unknown", "batch", Shown.of(name, LONGEST_NAME)));
    }

    private static HttpProblemException otherTotal(BatchView batch, long total) {
        long is = batch.ready().total();
        return new HttpProblemException(
                409,
                "Conflict",
                Why.of(
                        "total_differs",
                        "orders",
                        batch.ready().count(),
                        "is",
                        grouped(is),
                        "total",
                        grouped(total),
                        "difference",
                        grouped(total - is),
                        "waiting",
                        batch.waitingRows()),
                Map.of("difference", total - is));
    }

    private static String grouped(long number) {
        return Figures.count(number, Language.EN);
    }

    private static String rows(Answer answer) {
        return answer.rows().stream().map(String::valueOf).collect(Collectors.joining(", "));
    }

    /** @param code in place of the reason's own */
    private static HttpProblemException conflict(String code, Why why) {
        return new HttpProblemException(409, "Conflict", why, Map.of("code", code));
    }
}
