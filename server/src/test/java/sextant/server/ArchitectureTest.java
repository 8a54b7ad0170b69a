package sextant.server;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.ObjectInputStream;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The arrows between the floors, and what product code may not touch. */
class ArchitectureTest {
    /** Each floor with the floors it may stand on. */
    private static final Map<String, List<String>> FLOORS = Map.of(
            "wire", List.of(),
            "content", List.of(),
            "mailbox", List.of("content"),
            "store", List.of("mailbox", "content"),
            "http", List.of("mailbox", "content", "wire"),
            "dav", List.of("http", "mailbox", "content", "wire"),
            "web", List.of("http", "mailbox", "content", "wire"));

    private static JavaClasses product;

    @BeforeAll
    static void read() {
        product = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("sextant");
    }

    @Test
    void arrowsPointDown() {
        FLOORS.forEach((floor, below) -> {
            var allowed = Stream.concat(below.stream(), Stream.of(floor))
                    .map(name -> "sextant." + name + "..")
                    .toArray(String[]::new);
            noClasses()
                    .that()
                    .resideInAPackage("sextant." + floor + "..")
                    .should()
                    .dependOnClassesThat(resideInAPackage("sextant..").and(not(resideInAnyPackage(allowed))))
                    .because("see the table of modules in docs/architecture.md")
                    .check(product);
        });
    }

    @Test
    void noPackagesOfAModuleGoRoundInCircles() {
        for (var module : FLOORS.keySet()) {
            slices().matching("sextant." + module + ".(**)")
                    .should()
                    .beFreeOfCycles()
                    .allowEmptyShould(true)
                    .check(product);
        }
    }

    @Test
    void aProtocolsWireRoomKnowsNoMailbox() {
        noClasses()
                .that()
                .resideInAPackage("sextant.dav.wire..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("sextant.mailbox..", "sextant.http..")
                .check(product);
    }

    @Test
    void timeAndChanceAreInjected() {
        noClasses()
                .that(not(belongToAnyOf(World.class)))
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(InstantSource.class, "system")
                .orShould()
                .callMethod(Clock.class, "systemUTC")
                .orShould()
                .callMethod(Clock.class, "systemDefaultZone")
                .orShould()
                .callMethod(LocalDate.class, "now")
                .orShould()
                .callMethod(LocalDateTime.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(Thread.class, "sleep", long.class)
                .orShould()
                .callMethod(Math.class, "random")
                .orShould()
                .callMethod(UUID.class, "randomUUID")
                .orShould()
                .callConstructor(Random.class)
                .orShould()
                .callConstructor(SecureRandom.class)
                .check(product);
    }

    @Test
    void nothingDeserialisesOrStartsProcesses() {
        noClasses()
                .should()
                .dependOnClassesThat(belongToAnyOf(ObjectInputStream.class, ProcessBuilder.class))
                .orShould()
                .callMethod(Runtime.class, "exec", String.class)
                .orShould()
                .callMethod(Runtime.class, "exec", String[].class)
                .check(product);
    }

    @Test
    void inputIsNotReadWithRegularExpressions() {
        noClasses()
                .that()
                .resideOutsideOfPackage("sextant.server..")
                .should()
                .dependOnClassesThat(belongToAnyOf(Pattern.class))
                .orShould()
                .callMethod(String.class, "matches", String.class)
                .orShould()
                .callMethod(String.class, "replaceAll", String.class, String.class)
                .check(product);
    }

    @Test
    void namesSayWhatThingsAre() {
        classes()
                .should()
                .haveSimpleNameNotEndingWith("Manager")
                .andShould()
                .haveSimpleNameNotEndingWith("Helper")
                .andShould()
                .haveSimpleNameNotEndingWith("Utils")
                .andShould()
                .haveSimpleNameNotEndingWith("Util")
                .andShould()
                .haveSimpleNameNotEndingWith("Impl")
                .andShould()
                .haveSimpleNameNotEndingWith("Processor")
                .check(product);
    }
}
