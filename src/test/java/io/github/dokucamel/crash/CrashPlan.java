package io.github.dokucamel.crash;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Which runs there are: every crash point of every intake as often as any other, shuffled. */
final class CrashPlan {

    private static final int POINTS_PER_RUN = 12;

    /** Everything that a run is made from. Its text replays it. */
    record Run(Intake intake, long seed, List<CrashPoint> points) {

        static Run parse(String text) {
            String[] parts = text.split("/");
            return new Run(
                    Intake.valueOf(parts[0]),
                    Long.parseLong(parts[1]),
                    Arrays.stream(parts[2].split("\\+")).map(CrashPoint::valueOf).toList());
        }

        @Override
        public String toString() {
            return intake
                    + "/"
                    + seed
                    + "/"
                    + String.join("+", points.stream().map(CrashPoint::name).toList());
        }
    }

    private CrashPlan() {}

    /** Every point at least once, over the intakes, then the others; in runs of a few points. */
    static List<Run> of(int kills, long seed) {
        Random random = new Random(seed);
        List<List<CrashPoint>> wanted = new ArrayList<>();
        for (Intake intake : Intake.values()) {
            wanted.add(new ArrayList<>());
        }
        int planned = 0;
        for (int round = 0; planned < kills; round++) {
            for (CrashPoint point : CrashPoint.values()) {
                Intake intake = Intake.values()[(point.ordinal() + round) % 3];
                if (planned < kills && (point.concerns(intake) || round % 3 == 0)) {
                    Intake fitting = point.concerns(intake) ? intake : Intake.FILE;
                    wanted.get(fitting.ordinal()).add(point);
                    planned++;
                }
            }
        }
        List<Run> runs = new ArrayList<>();
        for (Intake intake : Intake.values()) {
            List<CrashPoint> points = wanted.get(intake.ordinal());
            Collections.shuffle(points, random);
            for (int from = 0; from < points.size(); from += POINTS_PER_RUN) {
                int to = Math.min(points.size(), from + POINTS_PER_RUN);
                runs.add(
                        new Run(intake, seed + runs.size(), List.copyOf(points.subList(from, to))));
            }
        }
        Collections.shuffle(runs, random);
        return runs;
    }
}
