package io.github.dokucamel.signature;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class SignatureDependenciesTest {

    @Test
    void importsTheJdkOnly() {
        classes()
                .that()
                .resideInAPackage("io.github.dokucamel.signature")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "io.github.dokucamel.signature",
                        "java..",
                        "javax.crypto..",
                        "org.jspecify.annotations")
                .check(
                        new ClassFileImporter()
                                .withImportOption(new ImportOption.DoNotIncludeTests())
                                .importPackages("io.github.dokucamel.signature"));
    }
}
