package io.github.dokucamel.crash;

import io.github.dokucamel.crash.NotificationRun.Struck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What came of all the kills while DOKU notified, as Markdown. */
final class NotificationTable {

    private static final class Cell {
        int kills;
        long unread;
        long undelivered;
    }

    private final Map<NotificationPoint, Cell> cells = new EnumMap<>(NotificationPoint.class);
    private final List<String> missed = new ArrayList<>();
    private int reached;
    private int runs;
    private int violations;
    private long orders;
    private long notifications;
    private long answers;
    private long failed;
    private long files;
    private long messages;

    synchronized void add(NotificationRun run, int broken) {
        for (Struck struck : run.strikes()) {
            if (struck.reached()) {
                Cell cell = cells.computeIfAbsent(struck.point(), point -> new Cell());
                cell.kills++;
                cell.unread += struck.unread();
                cell.undelivered += struck.undelivered();
                reached++;
            } else {
                missed.add(struck.point().title);
            }
        }
        runs++;
        violations += broken;
        orders += run.plan().orders().size();
        notifications += run.plan().notifications();
        answers += run.sender().answers();
        failed += run.sender().failed();
        files += run.files().size();
        messages += run.messages().size();
    }

    synchronized int reached() {
        return reached;
    }

    /** Writes it, as far as it has come. */
    synchronized void write(Path file, long seed) throws IOException {
        StringBuilder text = new StringBuilder();
        text.append(
                """
                Seed %d: %,d kills in %,d runs, %,d orders, %,d notifications, %,d times answered 200, %,d times cut off
                or answered 503 and sent again; %,d events in files, %,d messages. **Violations: %d.** Planned
                and not reached: %s.

                | killed | exactly where | kills | notifications not yet read | deliveries not yet done |
                |---|---|---|---|---|
                """
                        .formatted(
                                seed,
                                reached,
                                runs,
                                orders,
                                notifications,
                                answers,
                                failed,
                                files,
                                messages,
                                violations,
                                missed.isEmpty() ? "none" : String.join("; ", missed)));
        for (NotificationPoint point : NotificationPoint.values()) {
            Cell cell = cells.getOrDefault(point, new Cell());
            text.append(
                    "| %s | %s | %d | %d | %d |%n"
                            .formatted(
                                    point.title,
                                    point.exactly,
                                    cell.kills,
                                    cell.unread,
                                    cell.undelivered));
        }
        Files.writeString(file, text);
        System.out.printf(
                "%,d kills, %,d notifications, %d violations%n",
                reached, notifications, violations);
    }
}
