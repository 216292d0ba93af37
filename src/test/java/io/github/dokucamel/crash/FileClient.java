package io.github.dokucamel.crash;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.dokucamel.Outbox;
import io.github.dokucamel.crash.LedgerFacts.Row;
import io.github.dokucamel.crash.Planned.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;

/** Drops batch files, now and then under the name of one that has been taken in before. */
final class FileClient implements Client {

    private static final String HEADER = "invoice_number,amount,customer.email\n";
    private static final int SAME_NAME_PERCENT = 25;

    /** @param lines what each line of the file holds, by its number */
    private record Dropped(byte[] content, Map<Long, Planned> lines) {

        boolean holdsAnother(Planned one) {
            return lines.values().stream()
                    .anyMatch(
                            other ->
                                    other.invoiceNumber().equals(one.invoiceNumber())
                                            && other.amount() != one.amount());
        }
    }

    private final Path inbox;
    private final Random random;

    /** All files or none: one without a marker waits anew after each start, and is overtaken. */
    private final boolean marks;

    private final Map<String, Dropped> batches = new LinkedHashMap<>();
    private final Map<String, Integer> uses = new HashMap<>();
    private String lastName;
    private int offered;

    FileClient(Path inbox, Random random) {
        this.inbox = inbox;
        this.random = random;
        this.marks = random.nextBoolean();
    }

    @Override
    public Map<String, String> settings() {
        return Map.of(
                "doku.intake.jms.enabled", "false",
                "doku.intake.rest.enabled", "false",
                "doku.notification.enabled", "false",
                "doku.intake.file.min-age", "300ms",
                "doku.intake.file.chunk", "8");
    }

    @Override
    public void offer(List<Planned> orders) throws IOException {
        boolean again =
                random.nextInt(100) < SAME_NAME_PERCENT
                        && lastName != null
                        && !Files.exists(inbox.resolve(lastName));
        String ending = List.of(".csv", ".jsonl", ".json").get(random.nextInt(3));
        String name = again ? lastName : "batch-%04d".formatted(batches.size()) + ending;
        int use = uses.merge(name, 1, Integer::sum);
        Dropped dropped = content(name.substring(name.lastIndexOf('.')), orders);
        batches.put(use == 1 ? name : name + "~" + use, dropped);
        Files.createDirectories(inbox);
        Path draft = Files.write(inbox.resolve(name + ".part"), dropped.content());
        Files.move(draft, inbox.resolve(name));
        if (marks) {
            Files.createFile(inbox.resolve(name + ".done"));
        }
        lastName = name;
        offered += orders.size();
    }

    private static Dropped content(String ending, List<Planned> orders) {
        Map<Long, Planned> lines = new LinkedHashMap<>();
        boolean plain = ending.equals(".jsonl");
        orders.forEach(order -> lines.put(lines.size() + (plain ? 1L : 2L), order));
        String text =
                switch (ending) {
                    case ".csv" ->
                            orders.stream()
                                    .map(order -> order.csv() + "\n")
                                    .collect(Collectors.joining("", HEADER, ""));
                    case ".jsonl" ->
                            orders.stream().map(Planned::json).collect(Collectors.joining("\n"));
                    default ->
                            orders.stream()
                                    .map(Planned::json)
                                    .collect(Collectors.joining(",\n", "[\n", "\n]\n"));
                };
        return new Dropped(text.getBytes(UTF_8), lines);
    }

    @Override
    public boolean isContent(LedgerFacts ledger) {
        return true;
    }

    @Override
    public int offered() {
        return offered;
    }

    @Override
    public List<String> check(LedgerFacts ledger, Path directory) throws IOException {
        List<String> broken = new ArrayList<>();
        Outbox outbox = new Outbox(directory);
        try (var left = Files.walk(inbox)) {
            left.filter(Files::isRegularFile)
                    .filter(file -> !file.endsWith(".taking/.moved"))
                    .forEach(file -> broken.add("left in the inbox: " + inbox.relativize(file)));
        }
        if (!outbox.files("processed").equals(new java.util.TreeSet<>(batches.keySet()))) {
            broken.add(outbox.files("processed") + " processed, not " + batches.keySet());
        }
        Map<String, Map<Long, List<Row>>> rows = new HashMap<>();
        for (Row row : ledger.orders()) {
            rows.computeIfAbsent(
                            ledger.batches().get(row.batchId()).name(), name -> new HashMap<>())
                    .computeIfAbsent(row.line(), line -> new ArrayList<>())
                    .add(row);
        }
        for (Map.Entry<String, Dropped> batch : batches.entrySet()) {
            String name = batch.getKey();
            Path processed = directory.resolve("processed").resolve(name);
            if (Files.exists(processed)
                    && !Arrays.equals(batch.getValue().content(), Files.readAllBytes(processed))) {
                broken.add(name + " is not the file that was dropped");
            }
            check(name, batch.getValue(), rows.getOrDefault(name, Map.of()), broken);
            checkReport(name, rows.getOrDefault(name, Map.of()), outbox.report(name), broken);
        }
        return broken;
    }

    private static void check(
            String name, Dropped dropped, Map<Long, List<Row>> rows, List<String> broken) {
        if (!rows.keySet().equals(dropped.lines().keySet())) {
            broken.add(name + ": lines " + rows.keySet() + " of " + dropped.lines().keySet());
        }
        dropped.lines()
                .forEach(
                        (line, planned) -> {
                            List<Row> found = rows.getOrDefault(line, List.of());
                            String is = found.size() == 1 ? found.get(0).outcome() : null;
                            // Of rows of a table with one number and different content none goes.
                            boolean isApart =
                                    name.contains(".csv") && dropped.holdsAnother(planned);
                            boolean isRight =
                                    is != null
                                            && (expected(planned.kind()).contains(is)
                                                    || isApart && is.equals("conflict"));
                            if (!isRight) {
                                broken.add(name + " line " + line + ": " + planned + " is " + is);
                            }
                        });
    }

    private static List<String> expected(Kind kind) {
        return switch (kind) {
            case GOOD -> List.of("accepted");
            case REFUSED -> List.of("declined", "unresolved");
            case INVALID -> List.of("invalid");
            case TWIN -> List.of("duplicate");
            case OTHER -> List.of("conflict");
        };
    }

    private static void checkReport(
            String name, Map<Long, List<Row>> rows, List<String> report, List<String> broken) {
        List<String> expected =
                rows.values().stream()
                        .flatMap(List::stream)
                        .sorted(java.util.Comparator.comparingLong(Row::line))
                        .map(row -> row.line() + "," + row.invoiceNumber() + "," + row.outcome())
                        .toList();
        if (!expected.equals(report)) {
            broken.add(name + ".status.csv has " + report + ", not " + expected);
        }
    }

    @Override
    public void close() {}
}
