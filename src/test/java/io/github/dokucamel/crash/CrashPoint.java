package io.github.dokucamel.crash;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Where the runner is killed. */
enum CrashPoint {
    TAKEN(
            "taken",
            "the file renamed into .taking, before the step open-batch",
            How.STEP,
            "open-batch",
            1),
    RECORDING("recording", "orders inserted, before the commit", How.BEFORE_COMMIT, Sql.ORDER, 3),
    RECORDED("recorded", "after that commit, before anything else", How.AFTER_COMMIT, Sql.ORDER, 3),
    RECORDED_NOT_MOVED(
            "recorded, not moved",
            "the batch noted as recorded, its file still in .taking",
            How.AFTER_COMMIT,
            "UPDATE doku_batches SET recorded_at",
            1),
    MOVED_NOT_NOTED(
            "moved, not noted",
            "the file moved, before the commit that notes it",
            How.BEFORE_COMMIT,
            "UPDATE doku_batches SET finished_at = ? WHERE id",
            1),
    CLAIMED("claimed", "a sender has the order, before the step map-order", How.STEP, "map-order"),
    ATTEMPTING(
            "attempt written",
            "Request-Id, body and attempt inserted, before the commit",
            How.BEFORE_COMMIT,
            Sql.ATTEMPT,
            12),
    ATTEMPT_DURABLE(
            "attempt durable", "after that commit, unsigned", How.AFTER_COMMIT, Sql.ATTEMPT, 12),
    SIGNED("signed", "before the step post-to-doku", How.STEP, "post-to-doku"),
    BYTES_OUT(
            "bytes out, not processed",
            "the gateway has read the whole request and does nothing with it",
            How.GATEWAY_BEFORE,
            null,
            12),
    PROCESSED(
            "bytes out, processed",
            "the gateway has carried it out and has not answered",
            How.GATEWAY_AFTER,
            null,
            12),
    ANSWER_IN("answer in", "before the step read-answer", How.STEP, "read-answer"),
    SETTLING(
            "settling",
            "the outcome written, before the commit",
            How.BEFORE_COMMIT,
            Sql.SETTLE,
            12),
    SETTLED("settled", "after that commit, before delivery", How.AFTER_COMMIT, Sql.SETTLE, 12),
    GROWING(
            "growing",
            "a batch's file of lines out of sight; about there, before or after lines are added",
            How.AT_FILE,
            "\\..+\\.jsonl\\.\\d+\\..+\\.part",
            4),
    STAGING("staging", "hidden files on disk, before the commit", How.BEFORE_COMMIT, Sql.STAGED, 3),
    STAGED("staged", "after that commit, before the renames", How.AFTER_COMMIT, Sql.STAGED, 3),
    PUBLISHED(
            "published",
            "files renamed into place, before the commit",
            How.BEFORE_COMMIT,
            Sql.DELIVERED,
            3,
            Sql.TO_FILE),
    DELIVERED(
            "files delivered",
            "after that commit",
            How.AFTER_COMMIT,
            Sql.DELIVERED,
            3,
            Sql.TO_FILE),
    MESSAGE_OUT(
            "message taken",
            "an HTTP destination or a reply queue has it, before the commit",
            How.BEFORE_COMMIT,
            Sql.DELIVERED,
            9,
            Sql.TO_MESSAGE),
    MESSAGE_CONFIRMED(
            "message delivered",
            "after that commit",
            How.AFTER_COMMIT,
            Sql.DELIVERED,
            9,
            Sql.TO_MESSAGE),
    REPORT_WRITTEN(
            "report written",
            "the report renamed into place, before the commit that notes it",
            How.BEFORE_COMMIT,
            "UPDATE doku_batches SET reported_changes",
            1),
    REPORT_NOTED("report noted", "after that commit", How.AFTER_COMMIT, "SET reported_changes", 1),
    MOMENT("any moment", "a random time after the start, the start included", How.MOMENT, null, 1),
    STOP("SIGTERM", "a random time; drains, so nothing is left in doubt", How.STOP, null, 1);

    /** What makes it happen. */
    enum How {
        STEP("before-step"),
        BEFORE_COMMIT("before-commit"),
        AFTER_COMMIT("after-commit"),
        AT_FILE("at-file"),
        GATEWAY_BEFORE(null),
        GATEWAY_AFTER(null),
        SENDER(null),
        MOMENT(null),
        STOP(null);

        /** The kind of trap inside the runner; null where the kill comes from outside. */
        final String trap;

        How(String trap) {
            this.trap = trap;
        }
    }

    /** Documents for files are noted many at a time. */
    private static final class Sql {
        static final String ORDER = "INSERT INTO doku_orders";
        static final String ATTEMPT = "INSERT INTO doku_attempts";
        static final String SETTLE = "UPDATE doku_orders SET state = 'settled'";
        static final String STAGED = "UPDATE doku_deliveries SET state = 'staged'";
        static final String DELIVERED = "UPDATE doku_deliveries SET state = 'delivered'";
        static final String TO_FILE =
                "SELECT 1 FROM doku_deliveries WHERE id = ? AND destination LIKE 'file:%'";
        static final String TO_MESSAGE =
                "SELECT 1 FROM doku_deliveries WHERE id = ? AND destination NOT LIKE 'file:%'";
    }

    private static final Set<CrashPoint> OF_FILES =
            EnumSet.of(
                    TAKEN,
                    RECORDED_NOT_MOVED,
                    MOVED_NOT_NOTED,
                    GROWING,
                    REPORT_WRITTEN,
                    REPORT_NOTED);

    final String title;
    final String exactly;
    final How how;
    final String what;
    final int mostPassages;
    final String guard;

    CrashPoint(String title, String exactly, How how, String what) {
        this(title, exactly, how, what, 12);
    }

    CrashPoint(String title, String exactly, How how, String what, int mostPassages) {
        this(title, exactly, how, what, mostPassages, null);
    }

    CrashPoint(String title, String exactly, How how, String what, int mostPassages, String guard) {
        this.title = title;
        this.exactly = exactly;
        this.how = how;
        this.what = what;
        this.mostPassages = mostPassages;
        this.guard = guard;
    }

    boolean concerns(Intake intake) {
        return intake == Intake.FILE || !OF_FILES.contains(this);
    }

    static List<CrashPoint> of(Intake intake) {
        return Arrays.stream(values()).filter(point -> point.concerns(intake)).toList();
    }
}
