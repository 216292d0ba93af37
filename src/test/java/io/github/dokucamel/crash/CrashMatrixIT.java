package io.github.dokucamel.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Kills the installed runner, with a real SIGKILL, at named steps and at random moments, and starts it
 * again: nothing is lost, nothing is sent twice, nothing is guessed.
 *
 * <p>{@code -Dcrash.kills=1800} is how often, {@code -Dcrash.seed=1} where orders, faults and steps
 * come from, {@code -Dcrash.replay=...} repeats the one run that a failure names. Random moments are
 * moments of the clock: a replay meets them about there, not at the same instruction.
 */
@Tag("sampled")
class CrashMatrixIT {

    private static final int KILLS = Integer.getInteger("crash.kills", 6);
    private static final long SEED = Long.getLong("crash.seed", 1);
    private static final Path PLACE = Path.of("target", "crash").toAbsolutePath();
    private static final Path REPORT = Path.of("target", "crash-matrix.md");
    private static final int AT_ONCE = 3;

    @Test
    void losesNothingDoesNothingTwiceAndGuessesNothing() throws Exception {
        delete(PLACE);
        TrappedRunner runner = TrappedRunner.installIn(PLACE.resolve("runner"));
        String replay = System.getProperty("crash.replay");
        List<CrashPlan.Run> runs =
                replay == null ? CrashPlan.of(KILLS, SEED) : List.of(CrashPlan.Run.parse(replay));
        CrashTable table = new CrashTable();
        List<String> broken = Collections.synchronizedList(new ArrayList<>());
        ExecutorService lanes = Executors.newFixedThreadPool(AT_ONCE);
        List<Future<?>> all = new ArrayList<>();
        for (CrashPlan.Run plan : runs) {
            all.add(
                    lanes.submit(
                            () -> {
                                broken.addAll(work(runner, plan, table));
                                return null;
                            }));
        }
        for (Future<?> one : all) {
            one.get();
        }
        lanes.shutdown();
        assertEquals(List.of(), broken, "seed " + SEED);
        if (replay == null) {
            assertTrue(table.reached() >= KILLS * 4 / 5, Files.readString(REPORT));
        }
    }

    private List<String> work(TrappedRunner runner, CrashPlan.Run plan, CrashTable table)
            throws IOException {
        Path place = PLACE.resolve(plan.intake() + "-" + plan.seed());
        List<String> broken = new ArrayList<>();
        try (CrashRun run = new CrashRun(runner, place, plan)) {
            try {
                broken.addAll(run.work());
            } catch (Exception | AssertionError e) {
                broken.add(plan + ": " + e);
            }
            table.add(plan.intake(), run, broken.size());
        }
        if (broken.isEmpty()) {
            delete(place);
        }
        table.write(REPORT, SEED);
        return broken;
    }

    static void delete(Path place) throws IOException {
        if (Files.exists(place)) {
            try (Stream<Path> all = Files.walk(place)) {
                for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(one);
                }
            }
        }
    }
}
