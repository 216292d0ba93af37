package io.github.dokucamel.crash;

import io.github.dokucamel.crash.CrashPoint.How;
import java.util.List;

/** Where the runner is killed while it takes a table in that is held back, or its check workbook. */
record GateKill(String title, How how, String what, int passage) {

    private static List<GateKill> around(String title, String what, int passage) {
        return List.of(
                new GateKill(title + ", before the commit", How.BEFORE_COMMIT, what, passage),
                new GateKill(title + ", after the commit", How.AFTER_COMMIT, what, passage));
    }

    /** Before a commit of rows, the first of which is 1; those that are read again count too. */
    static GateKill atRows(int commit) {
        return new GateKill(
                "commit " + commit, How.BEFORE_COMMIT, "INSERT INTO doku_orders", commit);
    }

    /** From the first row that is recorded to the papers of the check, which are written beside the rest. */
    static List<GateKill> ofCheck() {
        return join(
                List.of(
                        around("held back", "UPDATE doku_batches SET gate = 'closed', asks", 1),
                        around("rows recorded", "INSERT INTO doku_orders", 3),
                        around("cells noted", "INSERT INTO doku_batch_notes", 2),
                        around("recorded whole", "UPDATE doku_batches SET recorded_at", 1),
                        around(
                                "one number settled",
                                "UPDATE doku_orders SET claims_key = 0 WHERE id",
                                1),
                        around("questions asked", "INSERT INTO doku_questions", 1),
                        around("checked", "approved_by = NULL, approved_at = NULL", 1),
                        List.of(
                                draft("check.json begun", ".check.json"),
                                draft("check.xlsx begun", ".check.xlsx")),
                        around("papers noted", "UPDATE doku_batch_notes SET paper", 1)));
    }

    private static GateKill draft(String title, String ending) {
        return new GateKill(title, How.AT_FILE, "\\.tagihan\\.csv\\" + ending + "\\..+\\.tmp", 1);
    }

    static List<GateKill> ofApproval() {
        return around("approved", "UPDATE doku_batches SET gate = 'released', released_at", 1);
    }

    static List<GateKill> ofConfirmation() {
        return around("confirmed", "UPDATE doku_batches SET ready_count = ready_count +", 1);
    }

    /** From what the workbook says to the end of its orders. */
    static List<GateKill> ofRepair() {
        return join(
                List.of(
                        around("workbook noted", "INSERT INTO doku_repaired_rows", 1),
                        around("its rows recorded", "INSERT INTO doku_orders", 2),
                        around("recorded whole", "UPDATE doku_batches SET recorded_at", 1),
                        around("checked", "approved_by = NULL, approved_at = NULL", 1),
                        around(
                                "workbook moved",
                                "UPDATE doku_batches SET finished_at = ? WHERE id",
                                1),
                        around("papers noted", "UPDATE doku_batch_notes SET paper", 1)));
    }

    private static List<GateKill> join(List<List<GateKill>> parts) {
        return parts.stream().flatMap(List::stream).toList();
    }
}
