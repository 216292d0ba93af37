package io.github.dokucamel;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.github.dokucamel.signature.Secret;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TimeZone;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;

/** Who may know whom. */
@AnalyzeClasses(
        packages = "io.github.dokucamel",
        importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String ROOT = "io.github.dokucamel";
    private static final int LONGEST = 220;

    @ArchTest
    static final ArchRule signaturesNeedTheJdkOnly =
            noClasses()
                    .that()
                    .resideInAPackage(ROOT + ".signature..")
                    .should()
                    .dependOnClassesThat(
                            not(
                                    resideInAnyPackage(
                                            "java..",
                                            "javax.crypto..",
                                            "org.jspecify.annotations",
                                            ROOT + ".signature..")));

    @ArchTest
    static final ArchRule ordersOperationsAndOutcomesAreKnownWithoutCamelAndSql =
            noClasses()
                    .that()
                    .resideInAnyPackage(
                            ROOT + ".order..", ROOT + ".operation..", ROOT + ".outcome..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("org.apache.camel..", "java.sql..", "javax.sql..");

    @ArchTest
    static final ArchRule nothingThatSignsIsShownInPlain =
            noClasses()
                    .that()
                    .resideOutsideOfPackages(
                            ROOT + ".cli..",
                            ROOT + ".gateway..",
                            ROOT + ".intake.message..",
                            ROOT + ".ledger.store..")
                    .should()
                    .callMethod(Secret.class, "revealed");

    @ArchTest
    static final ArchRule onlyTheLedgerKnowsSql =
            noClasses()
                    .that()
                    .resideOutsideOfPackages(ROOT + ".ledger..")
                    .should()
                    .dependOnClassesThat(
                            resideInAnyPackage("java.sql..", "javax.sql..", "org.sqlite..")
                                    .and(not(name("javax.sql.DataSource"))));

    @ArchTest
    static final ArchRule onlyTheRootLooksUpADataSource =
            classes()
                    .that(name("javax.sql.DataSource"))
                    .should()
                    .onlyHaveDependentClassesThat()
                    .resideInAnyPackage(ROOT, ROOT + ".ledger..")
                    .allowEmptyShould(true);

    @ArchTest
    static final ArchRule nothingElseKnowsTheRunner =
            noClasses()
                    .that()
                    .resideOutsideOfPackage(ROOT + ".cli..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage(ROOT + ".cli..");

    @ArchTest
    static final ArchRule onlyTheRunnerKnowsTheSimulator =
            noClasses()
                    .that()
                    .resideOutsideOfPackages(ROOT + ".cli..", ROOT + ".simulator..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage(ROOT + ".simulator..");

    @ArchTest
    static final ArchRule theSimulatorChecksWithEyesOfItsOwn =
            noClasses()
                    .that()
                    .resideInAPackage(ROOT + ".simulator..")
                    .should()
                    .dependOnClassesThat(
                            resideInAPackage(ROOT + "..")
                                    .and(not(resideInAPackage(ROOT + ".simulator.."))));

    @ArchTest
    static final ArchRule noBeanRoutesByItself =
            noClasses()
                    .that()
                    .resideOutsideOfPackage(ROOT + ".cli..")
                    .should()
                    .dependOnClassesThat()
                    .areAssignableTo(org.apache.camel.ProducerTemplate.class)
                    .orShould()
                    .dependOnClassesThat()
                    .areAssignableTo(org.apache.camel.FluentProducerTemplate.class);

    /** Beside what Error Prone finds: whoever asks for it writes by it. */
    @ArchTest
    static final ArchRule nothingAsksForTheDefaultsOfTheMachine =
            noClasses()
                    .should()
                    .callMethod(Locale.class, "getDefault")
                    .orShould()
                    .callMethod(ZoneId.class, "systemDefault")
                    .orShould()
                    .callMethod(TimeZone.class, "getDefault")
                    .orShould()
                    .callMethod(Charset.class, "defaultCharset");

    /**
     * Unicode folds a long s to an S and the sign of Kelvin to a k. Those that may fold so compare
     * people's own words, or what others fold: programs before they sign, Camel its headers.
     */
    @ArchTest
    static final ArchRule wordsAreComparedByTheLettersOfAscii =
            noClasses()
                    .that()
                    .resideOutsideOfPackage(ROOT + ".simulator..")
                    .and(
                            not(
                                    name(ROOT + ".intake.format.FileOptions")
                                            .or(name(ROOT + ".notification.PaymentFailure"))
                                            .or(name(ROOT + ".signature.BodySlips"))
                                            .or(name(ROOT + ".signature.SnapSlips"))
                                            .or(name(ROOT + ".rest.RestRequest"))
                                            .or(name(ROOT + ".rest.SingleHeaders"))))
                    .should()
                    .callMethodWhere(foldsAsUnicodeDoes());

    private static DescribedPredicate<JavaMethodCall> foldsAsUnicodeDoes() {
        Set<String> folding =
                Set.of(
                        "equalsIgnoreCase",
                        "compareToIgnoreCase",
                        "regionMatches",
                        "toLowerCase",
                        "toUpperCase");
        return DescribedPredicate.describe(
                "folds as Unicode does",
                call ->
                        call.getTargetOwner().isEquivalentTo(String.class)
                                && folding.contains(call.getName()));
    }

    /** Without the mark the compiler takes every null for fine. */
    @ArchTest
    static void whatJudgesMoneySaysWhatMayBeNull(JavaClasses all) {
        Set<String> judges = Set.of("signature", "order", "outcome", "ledger", "send");
        Set<String> unmarked =
                judges.stream()
                        .map(room -> all.getPackage(ROOT + "." + room))
                        .flatMap(room -> room.getSubpackagesInTree().stream())
                        .filter(room -> !room.isAnnotatedWith(NullMarked.class))
                        .map(JavaPackage::getName)
                        .collect(Collectors.toSet());
        assertEquals(Set.of(), unmarked);
    }

    @ArchTest
    static void everythingIsCalledByItsIdea(JavaClasses all) {
        Set<String> empty = Set.of("util", "utils", "common", "helper", "manager", "impl", "dto");
        List<String> offenders =
                all.stream()
                        .filter(
                                one ->
                                        empty.stream()
                                                .anyMatch(
                                                        word ->
                                                                one.getPackageName()
                                                                                .endsWith(
                                                                                        "." + word)
                                                                        || one.getSimpleName()
                                                                                .toLowerCase()
                                                                                .endsWith(word)))
                        .map(one -> one.getName())
                        .toList();
        assertEquals(List.of(), offenders);
    }

    @ArchTest
    static void noClassHoldsTwoIdeas(JavaClasses all) throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            Set<String> tooLong =
                    files.filter(file -> file.toString().endsWith(".java"))
                            .filter(file -> lines(file) > LONGEST)
                            .map(file -> file.getFileName().toString())
                            .collect(Collectors.toCollection(TreeSet::new));
            assertEquals(Set.of(), tooLong, "longer than " + LONGEST + " lines");
        }
    }

    private static long lines(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.count();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
