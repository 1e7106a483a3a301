package org.bangfu;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.assertj.core.api.Assertions;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Service;

/** The rules of the house that a compiler does not know. */
@AnalyzeClasses(packages = "org.bangfu", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule theEngineIsKnownInEngineAndProcessPackagesOnly = noClasses()
            .that(not(resideInAnyPackage("org.bangfu.engine..", "..process..")))
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.camunda..")
            .because("the seam that lets us leave the engine is engine and *.process");

    @ArchTest
    static final ArchRule tasksAreCompletedThroughTheEngineModuleOnly = noClasses()
            .that()
            .resideOutsideOfPackage("org.bangfu.engine..")
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("org.camunda.bpm.engine.TaskService")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("org.camunda.bpm.engine.RuntimeService")
            .because("seats, four-eyes and form checks sit there");

    @ArchTest
    static final ArchRule commonKnowsNoFramework = noClasses()
            .that()
            .resideInAPackage("org.bangfu.common..")
            .and()
            .doNotHaveSimpleName("package-info")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework..", "org.camunda..")
            .because("values are used everywhere");

    @ArchTest
    static final ArchRule delegatesDoNoInputOrOutputOutsideTheTransaction = noClasses()
            .that()
            .resideInAPackage("..process..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.nio.file..", "java.net.http..", "org.springframework.web.client..")
            .because("a job may run twice: only what the transaction takes back may be done");

    @ArchTest
    static final ArchRule namesSayWhatAThingIs = noClasses()
            .should()
            .haveSimpleNameEndingWith("Service")
            .orShould()
            .haveSimpleNameEndingWith("Manager")
            .orShould()
            .haveSimpleNameEndingWith("Helper")
            .orShould()
            .haveSimpleNameEndingWith("Util")
            .orShould()
            .haveSimpleNameEndingWith("Utils")
            .orShould()
            .haveSimpleNameEndingWith("Impl")
            .orShould()
            .haveSimpleNameEndingWith("Constants")
            .because("the domain has a word for it");

    @ArchTest
    static final ArchRule nothingIsInjectedIntoFields =
            noFields().should().beAnnotatedWith(Autowired.class).because("a constructor shows what a class needs");

    @ArchTest
    static final ArchRule delegatesStandInOneClassPerProcess = noClasses()
            .should()
            .implement(JavaDelegate.class)
            .because("a process's delegates are bean methods of its XDelegates, in diagram order");

    @ArchTest
    static final ArchRule delegateMethodsAreNotPublic = noMethods()
            .that()
            .haveRawReturnType(JavaDelegate.class)
            .should()
            .bePublic()
            .because("only the model calls them");

    @ArchTest
    static final ArchRule processAndWebPackagesAreNobodysDependency = classes()
            .that()
            .resideInAnyPackage("org.bangfu.*.process", "org.bangfu.*.web")
            .should()
            .onlyBeAccessed()
            .byClassesThat(resideInAnyPackage(
                    "org.bangfu.*.process..", "org.bangfu.*.web..", "org.bangfu.engine.lint..", "org.bangfu.engine.."))
            .because("they are the module's edge");

    @ArchTest
    static final ArchRule nothingInTheProductDiesOnPurpose = noClasses()
            .should()
            .callMethod(Runtime.class, "halt", int.class)
            .because("crash points are compiled into tests only");

    @Test
    void theRulesCanFail() {
        JavaClasses offender = new com.tngtech.archunit.core.importer.ClassFileImporter()
                .importClasses(OffendingService.class, Offence.class);

        Assertions.assertThat(namesSayWhatAThingIs.evaluate(offender).hasViolation())
                .isTrue();
        Assertions.assertThat(nothingIsInjectedIntoFields.evaluate(offender).hasViolation())
                .isTrue();
    }

    @Service
    static class OffendingService {}

    @Component
    static class Offence {
        @Autowired
        Object field = new Object();
    }
}
