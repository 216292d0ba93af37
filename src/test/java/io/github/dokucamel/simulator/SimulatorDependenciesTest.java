package io.github.dokucamel.simulator;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class SimulatorDependenciesTest {

    @Test
    void sharesNoCodeWithTheSender() {
        noClasses()
                .that()
                .resideInAPackage("io.github.dokucamel.simulator")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.github.dokucamel.signature..",
                        "io.github.dokucamel.order..",
                        "io.github.dokucamel.send..",
                        "io.github.dokucamel.ledger..",
                        "org.apache.camel..")
                .check(
                        new ClassFileImporter()
                                .withImportOption(new ImportOption.DoNotIncludeTests())
                                .importPackages("io.github.dokucamel.simulator"));
    }
}
