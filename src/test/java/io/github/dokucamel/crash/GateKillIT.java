package io.github.dokucamel.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dokucamel.Outbox;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * SIGKILL at every step of a table that is held back, of what people say about it and of its check
 * workbook: what comes of it is the same as of a run that nothing disturbed.
 */
@Timeout(1_800)
@Tag("full")
class GateKillIT {

    private static final String OUTLIER = "{\"rows\":[10],\"reason\":\"a machine\"}";

    @TempDir Path directory;
    private final List<String> missed = new ArrayList<>();
    private final List<String> papers = new ArrayList<>();
    private int kills;

    @Test
    void aKillAtAnyStepChangesNothing() throws Exception {
        TrappedRunner runner = TrappedRunner.installIn(directory.resolve("runner"));
        List<String> undisturbed;
        try (GateRun run = new GateRun(runner, directory.resolve("undisturbed"))) {
            go(run, false);
            undisturbed = List.copyOf(papers);
        }
        papers.clear();
        try (GateRun run = new GateRun(runner, directory.resolve("killed"))) {
            go(run, true);
        }
        assertEquals(undisturbed, papers);
        assertTrue(missed.size() * 5 <= kills, "not reached: " + missed);
        System.out.printf("%d kills, not reached: %s%n", kills, missed);
    }

    /** One that gets on is read to its end, however often it is killed. */
    @Test
    void aFileThatEndsTheServiceIsRefusedAndMayComeAgain() throws Exception {
        TrappedRunner runner = TrappedRunner.installIn(directory.resolve("runner"));
        GateKill standstill = GateKill.atRows(1);
        try (GateRun run = new GateRun(runner, directory.resolve("ends"))) {
            run.dropTable(20);
            for (int i = 0; i < 7; i++) {
                assertTrue(run.killed(GateKill.atRows(2 + 2 * i)), "of seven: " + i);
            }
            for (int i = 0; i < 15; i++) {
                assertTrue(run.killed(standstill), "of fifteen: " + i);
            }
            assertFalse(run.killed(standstill), "read once more");
            assertTrue(run.refusal().contains("ended 15 times"), run::refusal);
            run.dropTable(20);
            run.workOff();
            assertEquals(30, Outbox.json(run.check(GateRun.NAME + "~2")).at("/rows").asInt());
        }
    }

    private void go(GateRun run, boolean kills) throws Exception {
        run.dropTable(20);
        if (kills) {
            for (GateKill kill : GateKill.ofCheck()) {
                count(kill, run.killed(kill));
            }
        }
        run.workOff();
        papers.add(run.check(GateRun.NAME));
        assertEquals(0, run.requests(), "before the approval");

        String total = "{\"total\":" + Outbox.json(papers.get(0)).at("/ready/total") + "}";
        say(run, "approve", total, kills ? GateKill.ofApproval() : List.of(), 409);
        Map<String, Long> expected = approved();
        run.workOff();
        assertEquals(expected, run.sent());

        say(run, "confirm", OUTLIER, kills ? GateKill.ofConfirmation() : List.of(), 422);
        expected.put("FJ-008", 99_000_000L);
        run.workOff();
        assertEquals(expected, run.sent());
        papers.add(run.check(GateRun.NAME));

        run.dropBook();
        if (kills) {
            for (GateKill kill : GateKill.ofRepair()) {
                count(kill, run.killed(kill));
            }
        }
        run.workOff();
        expected.put("FJ-003", 500_000L);
        expected.put("FJ-006", 100_000L);
        expected.put("FJ-006-B", 120_000L);
        expected.put("FJ-009", 250_000L);
        assertEquals(expected, run.sent());
        assertEquals(List.of(), run.broken());
        papers.add(run.check(GateRun.NAME));
        papers.add(run.check(GateRun.BOOK));
    }

    /** @param again what is answered to whom it was done for already */
    private void say(GateRun run, String act, String body, List<GateKill> all, int again)
            throws Exception {
        for (GateKill kill : all) {
            count(kill, run.killed(kill, act, body));
        }
        assertEquals(all.isEmpty() ? 200 : again, run.said(act, body), act);
    }

    private void count(GateKill kill, boolean reached) {
        kills++;
        if (!reached) {
            missed.add(kill.title());
        }
    }

    private static Map<String, Long> approved() {
        Map<String, Long> sent = new TreeMap<>(Map.of("FJ-001", 150_000L, "FJ-002", 250_000L));
        for (int i = 100; i < 120; i++) {
            sent.put("FJ-" + i, i * 1_000L);
        }
        return sent;
    }
}
