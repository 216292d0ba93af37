package io.github.dokucamel.crash;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What came of all the kills, as Markdown. */
final class CrashTable {

    private static final class Cell {
        int kills;
        long orders;
    }

    private final Map<CrashPoint, Map<Intake, Cell>> cells = new EnumMap<>(CrashPoint.class);
    private int runs;
    private int reached;
    private final List<String> missed = new ArrayList<>();
    private int violations;
    private long orders;
    private long requests;
    private long payments;
    private long replays;
    private long neverSent;

    synchronized void add(Intake intake, CrashRun run, int broken) {
        for (Strike strike : run.strikes()) {
            if (strike.reached()) {
                reached++;
                Cell cell =
                        cells.computeIfAbsent(strike.point(), p -> new EnumMap<>(Intake.class))
                                .computeIfAbsent(intake, i -> new Cell());
                cell.kills++;
                cell.orders += strike.underWay();
            } else {
                missed.add(intake + " " + strike.point().title);
            }
        }
        runs++;
        violations += broken;
        orders += run.offered();
        requests += run.seen().seen().size();
        payments += run.seen().created().size();
        replays += run.seen().replays();
        neverSent += run.neverSent();
    }

    synchronized int reached() {
        return reached;
    }

    /** Writes it, as far as it has come. */
    synchronized void write(Path file, long seed) throws IOException {
        Files.writeString(file, markdown(seed));
        System.out.printf("%,d kills, %,d orders, %d violations%n", reached, orders, violations);
    }

    private String markdown(long seed) {
        StringBuilder text = new StringBuilder();
        text.append(
                """
                Seed %d: %,d kills in %,d runs, %,d orders handed over, %,d requests at the gateway, %,d payments
                opened, %,d of them asked for again under the same Request-Id, %,d attempts written down that never
                left. **Violations: %d.** Planned and not reached: %s.

                | killed | exactly where | file: kills / orders under way | JMS | REST |
                |---|---|---|---|---|
                """
                        .formatted(
                                seed,
                                reached,
                                runs,
                                orders,
                                requests,
                                payments,
                                replays,
                                neverSent,
                                violations,
                                missed.isEmpty() ? "none" : String.join("; ", missed)));
        for (CrashPoint point : CrashPoint.values()) {
            text.append("| ").append(point.title).append(" | ").append(point.exactly);
            for (Intake intake : Intake.values()) {
                Cell cell = cells.getOrDefault(point, Map.of()).get(intake);
                text.append(" | ")
                        .append(
                                cell == null
                                        ? point.concerns(intake) ? "0" : "-"
                                        : cell.kills + " / " + cell.orders);
            }
            text.append(" |\n");
        }
        return text.toString();
    }
}
