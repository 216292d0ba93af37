package io.github.dokucamel.crash;

import io.github.dokucamel.crash.CrashPoint.How;

/** Where the runner is killed while DOKU notifies it. */
enum NotificationPoint {
    RECEIVING(
            "recording",
            "the notification inserted, before the commit",
            How.BEFORE_COMMIT,
            Sql.RECEIVE),
    RECEIVED("recorded", "after that commit, before anything else", How.AFTER_COMMIT, Sql.RECEIVE),
    ANSWERING("unanswered", "before the step answer-notification", How.STEP, "answer-notification"),
    ANSWERED("answered", "DOKU has the 200; whatever comes next", How.SENDER, null),
    READING("read", "before the step match-notifications", How.STEP, "match-notifications", 3),
    APPLYING(
            "applying",
            "payment, history and outbox written, before the commit",
            How.BEFORE_COMMIT,
            Sql.APPLY),
    APPLIED("applied", "after that commit, before delivery", How.AFTER_COMMIT, Sql.APPLY),
    MATCHING(
            "matching",
            "kept news brought to the order that appeared, before the commit",
            How.BEFORE_COMMIT,
            Sql.MATCH,
            2),
    MATCHED("matched", "after that commit", How.AFTER_COMMIT, Sql.MATCH, 2),
    STAGING(
            "staging",
            "hidden files on disk, before the commit",
            How.BEFORE_COMMIT,
            Sql.STAGED,
            3,
            Sql.OF_PAYMENT),
    STAGED(
            "staged",
            "after that commit, before the renames",
            How.AFTER_COMMIT,
            Sql.STAGED,
            3,
            Sql.OF_PAYMENT),
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
            "the HTTP destination has it, before the commit",
            How.BEFORE_COMMIT,
            Sql.DELIVERED,
            6,
            Sql.TO_MESSAGE),
    MESSAGE_CONFIRMED(
            "message delivered",
            "after that commit",
            How.AFTER_COMMIT,
            Sql.DELIVERED,
            6,
            Sql.TO_MESSAGE),
    REPORT_WRITTEN(
            "report written",
            "the report renamed into place, before the commit that notes it",
            How.BEFORE_COMMIT,
            Sql.REPORT,
            2),
    REPORT_NOTED("report noted", "after that commit", How.AFTER_COMMIT, Sql.REPORT, 2),
    MOMENT("any moment", "a random time after the start, the start included", How.MOMENT, null),
    STOP("SIGTERM", "a random time; what is under way is answered or comes again", How.STOP, null);

    private static final class Sql {
        static final String RECEIVE = "INSERT INTO doku_notifications";
        static final String APPLY = "UPDATE doku_orders SET payment_status";
        static final String MATCH = "UPDATE doku_payment_news SET order_id";
        static final String STAGED = "UPDATE doku_deliveries SET state = 'staged'";
        static final String DELIVERED = "UPDATE doku_deliveries SET state = 'delivered'";
        static final String REPORT = "UPDATE doku_batches SET reported_changes";
        static final String OF_PAYMENT =
                "SELECT 1 FROM doku_deliveries WHERE id = ? AND outcome <> 'accepted'";
        static final String TO_FILE = OF_PAYMENT + " AND destination LIKE 'file:%'";
        static final String TO_MESSAGE = OF_PAYMENT + " AND destination NOT LIKE 'file:%'";
    }

    final String title;
    final String exactly;
    final How how;
    final String what;
    final int mostPassages;
    final String guard;

    NotificationPoint(String title, String exactly, How how, String what) {
        this(title, exactly, how, what, 12);
    }

    NotificationPoint(String title, String exactly, How how, String what, int mostPassages) {
        this(title, exactly, how, what, mostPassages, null);
    }

    NotificationPoint(
            String title, String exactly, How how, String what, int mostPassages, String guard) {
        this.title = title;
        this.exactly = exactly;
        this.how = how;
        this.what = what;
        this.mostPassages = mostPassages;
        this.guard = guard;
    }
}
