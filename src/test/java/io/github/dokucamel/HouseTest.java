package io.github.dokucamel;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A route file is a room: whoever opens {@code routes/} knows where the code is. */
class HouseTest {

    private static final String ROOT = "io.github.dokucamel";
    private static final Path SOURCES = Path.of("src/main/java/io/github/dokucamel");
    private static final Pattern MADE = Pattern.compile("beans\\.put\\(\\s*\"([a-z0-9-]+)\"");

    /** The rooms of each route file; 90-errors names beans of the rooms that it protects. */
    private static final Map<String, Set<String>> ROOMS =
            Map.ofEntries(
                    Map.entry("10-intake-file", Set.of("intake.file")),
                    Map.entry("11-intake-jms", Set.of("intake.message")),
                    Map.entry("12-intake-rest", Set.of("rest")),
                    Map.entry("13-intake-call", Set.of("rest")),
                    Map.entry("14-batches", Set.of("rest")),
                    Map.entry("20-order", Set.of("intake")),
                    Map.entry("30-send", Set.of("send", "send.queue")),
                    Map.entry("40-doku-call", Set.of("gateway")),
                    Map.entry("45-token", Set.of("gateway.token")),
                    Map.entry("50-outcome", Set.of("deliver")),
                    Map.entry("60-notification", Set.of("inbound")),
                    Map.entry("61-snap", Set.of("inbound")),
                    Map.entry("65-payment", Set.of("payment")),
                    Map.entry("70-resolve", Set.of("payment")),
                    Map.entry("75-act", Set.of("act")),
                    Map.entry("76-undo", Set.of("act")),
                    Map.entry("80-report", Set.of("report")));

    /** Types that others name: hosts, route files that a deployer has edited, and logback.xml. */
    private static final Set<String> API =
            Set.of(
                    "DokuBundle",
                    "InstalledBundle",
                    "InvalidRouteException",
                    "HttpProblemException",
                    "SnapRefusedException",
                    "NotABatchException",
                    "MalformedOrderException",
                    "ShortTroubles",
                    "LedgerException");

    /** By bean, the rooms whose Steps make it. */
    private static Map<String, Set<String>> made() throws IOException {
        Map<String, Set<String>> made = new TreeMap<>();
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path file : files.filter(f -> f.toString().endsWith("Steps.java")).toList()) {
                String room = SOURCES.relativize(file.getParent()).toString().replace('/', '.');
                MADE.matcher(Files.readString(file))
                        .results()
                        .map(found -> found.group(1))
                        .forEach(
                                bean ->
                                        assertTrue(
                                                made.computeIfAbsent(bean, b -> new TreeSet<>())
                                                        .add(room),
                                                bean + " is made twice in " + room));
            }
        }
        return made;
    }

    /** By bean, the route files that name it. */
    private static Map<String, Set<String>> named() {
        Map<String, Set<String>> named = new TreeMap<>();
        for (String file : RouteFiles.names()) {
            GoneNames.beansIn(RouteFiles.text(file))
                    .forEach(
                            bean ->
                                    named.computeIfAbsent(
                                                    bean.substring("doku-".length()),
                                                    b -> new TreeSet<>())
                                            .add(file.replace(".camel.yaml", "")));
        }
        return named;
    }

    @Test
    void everyBeanOfARouteFileIsMadeByOneRoomOfIts() throws IOException {
        Map<String, Set<String>> made = made();
        Map<String, Set<String>> strays = new TreeMap<>();
        named().forEach(
                        (bean, files) -> {
                            Set<String> rooms = made.getOrDefault(bean, Set.of());
                            Set<String> own =
                                    files.stream()
                                            .flatMap(f -> ROOMS.getOrDefault(f, Set.of()).stream())
                                            .collect(Collectors.toSet());
                            boolean atHome = own.isEmpty() || own.containsAll(rooms);
                            if (rooms.size() != 1 || !atHome) {
                                strays.put(bean + " of " + files, rooms);
                            }
                        });
        assertEquals(Map.of(), strays);
    }

    @Test
    void everyBeanThatARoomMakesIsNamedInARouteFile() throws IOException {
        Set<String> idle = new TreeSet<>(made().keySet());
        idle.removeAll(named().keySet());
        assertEquals(Set.of(), idle);
    }

    @Test
    void everyRouteFileHasItsRoom() {
        Set<String> without = new TreeSet<>();
        for (String file : RouteFiles.names()) {
            String stage = file.replace(".camel.yaml", "");
            if (!stage.equals("90-errors") && !ROOMS.containsKey(stage)) {
                without.add(stage);
            }
        }
        assertEquals(Set.of(), without);
        ROOMS.values().stream()
                .flatMap(Set::stream)
                .forEach(
                        room -> {
                            Path folder = SOURCES.resolve(room.replace('.', '/'));
                            try (Stream<Path> files = Files.list(folder)) {
                                assertEquals(
                                        1,
                                        files.filter(f -> f.toString().endsWith("Steps.java"))
                                                .filter(
                                                        f ->
                                                                !f.toString()
                                                                        .endsWith(
                                                                                "ClockSteps.java"))
                                                .count(),
                                        room);
                            } catch (IOException e) {
                                throw new UncheckedIOException(e);
                            }
                        });
    }

    @Test
    void noPackageCircle() {
        slices().matching(ROOT + ".(**)").should().beFreeOfCycles().check(main());
    }

    @Test
    void noPackageKnowsTheRoot() {
        List<String> offenders =
                main().stream()
                        .filter(one -> !one.getPackageName().equals(ROOT))
                        .filter(one -> !one.getPackageName().equals(ROOT + ".cli"))
                        .flatMap(one -> one.getDirectDependenciesFromSelf().stream())
                        .filter(d -> d.getTargetClass().getPackageName().equals(ROOT))
                        .map(d -> d.getDescription())
                        .toList();
        assertEquals(List.of(), offenders);
    }

    /** The simulator's public types are what tests of its users call. */
    @Test
    @Tag("full")
    void nothingIsPublicThatNobodyOutsideNeeds() {
        JavaClasses all = new ClassFileImporter().importPackages(ROOT);
        Set<String> needless = new TreeSet<>();
        for (JavaClass one : main()) {
            if (one.isTopLevelClass()
                    && one.getModifiers().contains(JavaModifier.PUBLIC)
                    && !one.getPackageName().equals(ROOT + ".simulator")
                    && !one.getSimpleName().equals("package-info")
                    && !API.contains(one.getSimpleName())
                    && !isNeededOutside(all.get(one.getName()), all)) {
                needless.add(one.getName());
            }
        }
        assertEquals(Set.of(), needless);
    }

    private static boolean isNeededOutside(JavaClass one, JavaClasses all) {
        return Stream.concat(
                        Stream.of(one),
                        all.stream().filter(c -> c.getName().startsWith(one.getName() + "$")))
                .flatMap(c -> c.getDirectDependenciesToSelf().stream())
                .anyMatch(d -> !d.getOriginClass().getPackageName().equals(one.getPackageName()));
    }

    private static JavaClasses main() {
        return new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages(ROOT);
    }
}
