package io.github.dokucamel.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The protocol of several nodes on one ledger, as docs/protocol.md explains it. */
class ProtocolTest {

    private static final Path DOCUMENT = Path.of("docs/protocol.md");
    private static final Pattern SWITCH = Pattern.compile("Mutant (?:=|#) \"(\\w+)\"");

    private static final Pattern DEFINED = Pattern.compile("(?m)^(\\w+) ==");
    private static final Pattern NAMED = Pattern.compile("`([A-Z]\\w+)`");

    /** By configuration, fewer states than there are: a model that stands still has no error. */
    private static final Map<String, Integer> LEAST_STATES =
            Map.of(
                    "Settling", 25_000,
                    "SettlingEnds", 3_000,
                    "Claims", 7_000,
                    "ClaimsEnd", 2_500,
                    "Holds", 10_000,
                    "HoldsEnd", 15_000);

    private static final ExecutorService TWO = Executors.newFixedThreadPool(2);
    private static final Map<String, Future<Tlc>> RUNS = new TreeMap<>();

    @BeforeAll
    static void start() {
        LEAST_STATES.keySet().stream().sorted().forEach(one -> run(one, () -> Tlc.model(one)));
        Mutant.ALL.forEach(one -> run(one.name(), () -> Tlc.mutant(one)));
    }

    private static void run(String name, Callable<Tlc> run) {
        assertEquals(null, RUNS.put(name, TWO.submit(run)), name + " is there twice");
    }

    @AfterAll
    static void end() {
        TWO.shutdownNow();
    }

    @TestFactory
    Stream<DynamicTest> theProtocolHolds() {
        return LEAST_STATES.keySet().stream()
                .sorted()
                .map(
                        checked ->
                                dynamicTest(
                                        checked, () -> holds(RUNS.get(checked).get(), checked)));
    }

    private static void holds(Tlc tlc, String checked) {
        assertTrue(tlc.isWithoutError(), tlc.said());
        assertTrue(tlc.states() >= LEAST_STATES.get(checked), tlc.said());
    }

    @TestFactory
    Stream<DynamicTest> aRuleThatIsSwitchedOffIsMissed() {
        return Mutant.ALL.stream()
                .map(
                        mutant ->
                                dynamicTest(
                                        mutant.name() + " breaks " + mutant.breaks(),
                                        () -> isCaught(mutant)));
    }

    private static void isCaught(Mutant mutant) throws Exception {
        Tlc tlc = RUNS.get(mutant.name()).get();
        assertEquals(mutant.found(), tlc.violated(), tlc.said());
    }

    @Test
    void whateverMayHappenHappens() throws Exception {
        Map<String, Set<String>> idle = new TreeMap<>();
        for (String checked : LEAST_STATES.keySet()) {
            idle.put(checked, RUNS.get(checked).get().idle());
        }
        // The second half of a settling that is two transactions is of a mutant.
        idle.get("Settling").remove("Write");
        idle.get("SettlingEnds").remove("Write");
        // The key is wrong from the start there.
        idle.get("HoldsEnd").remove("Break");
        idle.values().removeIf(Set::isEmpty);
        assertEquals(Map.of(), idle);
    }

    @Test
    void everySwitchOfAModelIsTried() throws IOException {
        Map<String, Set<String>> switches = new TreeMap<>();
        for (String module : modules()) {
            String text = Files.readString(Tlc.MODELS.resolve(module + ".tla"));
            switches.put(
                    module,
                    SWITCH.matcher(text)
                            .results()
                            .map(found -> found.group(1))
                            .collect(Collectors.toCollection(TreeSet::new)));
        }
        Map<String, Set<String>> tried =
                Mutant.ALL.stream()
                        .collect(
                                Collectors.groupingBy(
                                        mutant -> Tlc.module(mutant.checked()),
                                        TreeMap::new,
                                        Collectors.mapping(
                                                Mutant::name,
                                                Collectors.toCollection(TreeSet::new))));
        assertEquals(switches, tried);
    }

    @Test
    void everyMutantAndWhatItBreaksIsExplained() throws IOException {
        List<String> rows = Files.readString(DOCUMENT).lines().toList();
        List<String> unexplained =
                Mutant.ALL.stream()
                        .map(one -> "| `" + one.name() + "` | `" + one.breaks() + "` | ")
                        .filter(start -> rows.stream().noneMatch(row -> row.startsWith(start)))
                        .toList();
        assertEquals(List.of(), unexplained);
    }

    /** A check that no fault has ever failed may hold by itself. */
    @Test
    void everyCheckIsExplainedAndFailsForSomeMutant() throws IOException {
        Set<String> checks = new TreeSet<>();
        for (String checked : LEAST_STATES.keySet()) {
            Files.readString(Tlc.MODELS.resolve(checked + ".cfg"))
                    .lines()
                    .filter(line -> line.matches("  \\w+"))
                    .forEach(line -> checks.add(line.strip()));
        }
        String document = Files.readString(DOCUMENT);
        checks.remove("TypeOK");
        assertEquals(
                List.of(),
                checks.stream().filter(one -> !document.contains("`" + one + "`")).toList());
        // It follows from AwakeIsNotOvertaken, which fails first.
        checks.remove("OneCallAtATime");
        Set<String> failed = Mutant.ALL.stream().map(Mutant::breaks).collect(Collectors.toSet());
        checks.removeAll(failed);
        assertEquals(Set.of(), checks);
    }

    /** Invariants and properties are explained in a table, classes keep rules. */
    @Test
    void whatTheDocumentNamesIsThere() throws IOException {
        Set<String> there = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Path.of("src"))) {
            files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".java"))
                    .forEach(name -> there.add(name.replace(".java", "")));
        }
        Mutant.ALL.forEach(one -> there.add(one.name()));
        for (String module : modules()) {
            DEFINED.matcher(Files.readString(Tlc.MODELS.resolve(module + ".tla")))
                    .results()
                    .forEach(defined -> there.add(defined.group(1)));
        }
        Set<String> named =
                NAMED.matcher(Files.readString(DOCUMENT))
                        .results()
                        .map(name -> name.group(1))
                        .collect(Collectors.toCollection(TreeSet::new));
        named.removeAll(there);
        assertEquals(Set.of(), named);
    }

    private static Set<String> modules() {
        return LEAST_STATES.keySet().stream().map(Tlc::module).collect(Collectors.toSet());
    }

    @Test
    @Tag("full")
    void theProtocolHoldsWithMore() {
        List.of(
                        Tlc.model("Settling", "Faults = 2", "Faults = 3"),
                        Tlc.model("SettlingEnds", "Nodes = {a}", "Nodes = {a, b}\n  b = b"),
                        Tlc.model("Claims", "Nodes = {a, b}", "Nodes = {a, b, c}\n  c = c"),
                        Tlc.model("Holds", "Nodes = {a, b}", "Nodes = {a, b, c}\n  c = c"),
                        Tlc.model("HoldsEnd", "Breaks = 0", "Breaks = 1"))
                .forEach(tlc -> assertTrue(tlc.isWithoutError(), tlc.said()));
    }
}
