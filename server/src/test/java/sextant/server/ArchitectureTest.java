package sextant.server;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.ObjectInputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Which arrows may be drawn, and which doors to the outside are closed. */
class ArchitectureTest {
    /** A module's packages, and those of this product it may use besides its own. */
    private static final Map<String, Set<String>> ARROWS = Map.of(
            "sextant.wire", Set.of(),
            "sextant.content", Set.of(),
            "sextant.mailbox", Set.of("sextant.content"),
            "sextant.store", Set.of("sextant.mailbox", "sextant.content"),
            "sextant.http", Set.of("sextant.mailbox", "sextant.content", "sextant.wire"),
            "sextant.dav", Set.of("sextant.http", "sextant.mailbox", "sextant.content", "sextant.wire"),
            "sextant.mail", Set.of("sextant.mailbox", "sextant.content"),
            "sextant.web",
                    Set.of("sextant.mail", "sextant.http", "sextant.mailbox", "sextant.content", "sextant.wire"));

    private static JavaClasses product = new ClassFileImporter().importClasses();

    @BeforeAll
    static void read() {
        product = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                // the tests of other modules, which these use
                .withImportOption(location -> !location.contains("-tests.jar"))
                .importPackages("sextant");
    }

    @Test
    void anArrowPointsOnlyDown() {
        ARROWS.forEach((module, allowed) -> noClasses()
                .that()
                .resideInAPackage(module + "..")
                .should()
                .dependOnClassesThat(ofThisProduct(module, allowed))
                .check(product));
    }

    private static DescribedPredicate<JavaClass> ofThisProduct(String module, Set<String> allowed) {
        return DescribedPredicate.describe(
                "are of this product and neither in " + module + " nor in " + allowed,
                used -> used.getPackageName().startsWith("sextant.")
                        && !isIn(used, module)
                        && allowed.stream().noneMatch(name -> isIn(used, name)));
    }

    private static boolean isIn(JavaClass used, String name) {
        return used.getPackageName().equals(name) || used.getPackageName().startsWith(name + ".");
    }

    @Test
    void noPackagesOfThisModuleGoInCircles() {
        // Main is where the process starts: it stands on the command line, which stands on the rest
        slices().matching("sextant.server.(*)..").should().beFreeOfCycles().check(product);
        noClasses()
                .that()
                .resideInAPackage("sextant.server")
                .and()
                .doNotHaveSimpleName("Main")
                .should()
                .dependOnClassesThat(
                        resideInAPackage("sextant.server.cli..").or(resideInAPackage("sextant.server.demo..")))
                .check(product);
    }

    @Test
    void nothingIsDeserializedAndNoProgramIsRun() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .areAssignableTo(ObjectInputStream.class)
                .check(product);
        noClasses()
                .should()
                .dependOnClassesThat()
                .areAssignableTo(ProcessBuilder.class)
                .check(product);
        noClasses().should().callMethod(Runtime.class, "exec", String.class).check(product);
        noClasses().should().callMethod(Runtime.class, "exec", String[].class).check(product);
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("javax.management..")
                .check(product);
    }

    @Test
    void timeAndChanceComeFromOutside() {
        for (var rule : List.of(
                noClasses().should().callMethod(Instant.class, "now"),
                noClasses().should().callMethod(System.class, "currentTimeMillis"),
                noClasses().should().callMethod(Thread.class, "sleep", long.class),
                noClasses().should().callMethod(Math.class, "random"),
                noClasses().should().callMethod(UUID.class, "randomUUID"),
                noClasses().should().callConstructor(Random.class),
                noClasses().should().callConstructor(Random.class, long.class))) {
            rule.check(product);
        }
        noClasses()
                .that()
                .doNotBelongToAnyOf(World.class) // which is where they come from
                .should()
                .callMethod(System.class, "nanoTime")
                .check(product);
    }

    @Test
    void noPatternCanBeMadeToRunForEver() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.util.regex.Pattern")
                .check(product);
    }
}
