package io.github.dokucamel.guard;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.github.dokucamel.order.OrderJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the code of the bundle does without. */
@AnalyzeClasses(
        packages = "io.github.dokucamel",
        importOptions = ImportOption.DoNotIncludeTests.class)
class GuardRulesTest {

    private static final Pattern EXPRESSION = Pattern.compile("\\$(?:simple)?\\{([^}]*)}");

    @ArchTest
    static final ArchRule nothingIsDeserialised =
            noClasses()
                    .should()
                    .dependOnClassesThat(
                            assignableTo(java.io.ObjectInputStream.class)
                                    .or(assignableTo(java.beans.XMLDecoder.class))
                                    .or(assignableTo(jakarta.jms.ObjectMessage.class)));

    @ArchTest
    static final ArchRule noJsonChoosesAClass =
            noClasses()
                    .should()
                    .callMethodWhere(
                            target(
                                    nameMatching(
                                            "enableDefaultTyping.*|activateDefaultTyping.*|setDefaultTyping|setPolymorphicTypeValidator|polymorphicTypeValidator")))
                    .orShould()
                    .dependOnClassesThat()
                    .haveFullyQualifiedName("com.fasterxml.jackson.annotation.JsonTypeInfo");

    @ArchTest
    static final ArchRule noProgramIsStartedAndNoScriptRun =
            noClasses()
                    .should()
                    .dependOnClassesThat()
                    .haveNameMatching(
                            "java\\.lang\\.ProcessBuilder|javax\\.script\\..*|javax\\.naming\\..*|java\\.rmi\\..*")
                    .orShould()
                    .callMethodWhere(target(nameMatching("exec")));

    @ArchTest
    static final ArchRule secretsAreComparedInTheSameTimeWhereverTheyDiffer =
            classes()
                    .that()
                    .haveSimpleName("Secret")
                    .or()
                    .haveSimpleName("Hmac")
                    .should()
                    .callMethod(MessageDigest.class, "isEqual", byte[].class, byte[].class);

    @ArchTest
    static final ArchRule noBeanEvaluatesAnExpression =
            noClasses()
                    .should()
                    .dependOnClassesThat()
                    .haveNameMatching(
                            "org\\.apache\\.camel\\.(Expression|Predicate|spi\\.Language|language\\..*"
                                    + "|builder\\.(Simple|Value|Expression)Builder)")
                    .orShould()
                    .callMethodWhere(
                            target(nameMatching("resolvePropertyPlaceholders|resolveLanguage")));

    @Test
    void jsonIsReadWithoutClassesInIt() {
        assertNull(
                OrderJson.mapper()
                        .getDeserializationConfig()
                        .getDefaultTyper(OrderJson.mapper().constructType(Object.class)));
    }

    /** A route asks for what our own beans left; no text of a message is an expression or address. */
    @Test
    void routesEvaluateNothingThatCameIn() throws IOException {
        Set<String> expressions = new TreeSet<>();
        try (Stream<Path> files = Files.list(Path.of("routes"))) {
            for (Path file : files.toList()) {
                Matcher found = EXPRESSION.matcher(Files.readString(file));
                while (found.find()) {
                    expressions.add(found.group(1));
                }
            }
        }
        assertEquals(
                new TreeSet<>(
                        Set.of(
                                "body",
                                "exception",
                                "exception.status",
                                "file:name",
                                "variable.claims",
                                "variable.endpoint",
                                "variable.leads-to",
                                "variable.next",
                                "variable.question",
                                "variable.refusalEndpoint",
                                "variable.token-kind",
                                "variable.token-need",
                                "variable.token-wanted")),
                expressions);
    }
}
