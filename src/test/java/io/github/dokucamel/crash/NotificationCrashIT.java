package io.github.dokucamel.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Kills the installed runner, with a real SIGKILL, while DOKU notifies it: what was answered 200 is
 * never lost, and what is sent again because nobody answered is not taken twice.
 *
 * <p>{@code -Dcrash.notification-kills=120} is how often, {@code -Dcrash.seed=1} where orders,
 * notifications and steps come from.
 */
@Tag("sampled")
class NotificationCrashIT {

    private static final int KILLS = Integer.getInteger("crash.notification-kills", 2);
    private static final long SEED = Long.getLong("crash.seed", 1);
    private static final Path PLACE = Path.of("target", "notification-crash").toAbsolutePath();
    private static final Path REPORT = Path.of("target", "notification-crash.md");
    private static final int AT_ONCE = 2;
    private static final int MOST_PER_RUN = 10;

    @Test
    void losesNothingThatWasAnsweredAndTellsNothingTwice() throws Exception {
        CrashMatrixIT.delete(PLACE);
        TrappedRunner runner = TrappedRunner.installIn(PLACE.resolve("runner"));
        List<NotificationPoint> points = points();
        int runs = Math.max(Math.min(AT_ONCE, KILLS), (KILLS + MOST_PER_RUN - 1) / MOST_PER_RUN);
        NotificationTable table = new NotificationTable();
        List<String> broken = Collections.synchronizedList(new ArrayList<>());
        ExecutorService lanes = Executors.newFixedThreadPool(AT_ONCE);
        List<Future<?>> all = new ArrayList<>();
        for (int i = 0; i < runs; i++) {
            List<NotificationPoint> own = points.subList(KILLS * i / runs, KILLS * (i + 1) / runs);
            long seed = SEED * 1_000 + i;
            all.add(
                    lanes.submit(
                            () -> {
                                broken.addAll(work(runner, seed, own, table));
                                return null;
                            }));
        }
        for (Future<?> one : all) {
            one.get();
        }
        lanes.shutdown();
        assertEquals(List.of(), broken, "seed " + SEED);
        assertTrue(table.reached() >= KILLS * 4 / 5, Files.readString(REPORT));
    }

    /** Each as often as any other. */
    private static List<NotificationPoint> points() {
        Random random = new Random(SEED);
        List<NotificationPoint> points = new ArrayList<>();
        while (points.size() < KILLS) {
            List<NotificationPoint> round = Arrays.asList(NotificationPoint.values());
            Collections.shuffle(round, random);
            points.addAll(round);
        }
        return points.subList(0, KILLS);
    }

    private static List<String> work(
            TrappedRunner runner,
            long seed,
            List<NotificationPoint> points,
            NotificationTable table)
            throws IOException {
        Path place = PLACE.resolve("run-" + seed);
        List<String> broken = new ArrayList<>();
        try (NotificationRun run = new NotificationRun(runner, place, seed, points)) {
            try {
                run.work().forEach(what -> broken.add("run " + seed + ", " + what));
            } catch (Exception | AssertionError e) {
                broken.add("run " + seed + ": " + e);
            }
            table.add(run, broken.size());
        }
        if (broken.isEmpty()) {
            CrashMatrixIT.delete(place);
        }
        table.write(REPORT, SEED);
        return broken;
    }
}
