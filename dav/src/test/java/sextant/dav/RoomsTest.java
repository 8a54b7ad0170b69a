package sextant.dav;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import sextant.dav.property.Property;
import sextant.dav.report.Report;
import sextant.wire.xml.MalformedXml;

/** Which room of the module may know which. */
class RoomsTest {
    private static final JavaClasses DAV = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("sextant.dav");

    private static DescribedPredicate<JavaClass> in(String... packages) {
        return DescribedPredicate.describe("in " + String.join(", ", packages), type -> {
            for (var one : packages) {
                if (type.getPackageName().equals(one) || type.getPackageName().startsWith(one + ".")) {
                    return true;
                }
            }
            return false;
        });
    }

    @Test
    void theWireRoomKnowsNoMailboxAndNoHttp() {
        noClasses()
                .that()
                .resideInAPackage("sextant.dav.wire")
                .should()
                .dependOnClassesThat(in("sextant.mailbox", "sextant.content", "sextant.http"))
                .check(DAV);
        noClasses()
                .that()
                .resideInAPackage("sextant.dav.wire")
                .should()
                .dependOnClassesThat(in("sextant.dav.resource", "sextant.dav.property", "sextant.dav.report"))
                .check(DAV);
    }

    @Test
    void theRootSpeaksNoXml() {
        var xml = in("sextant.wire.xml")
                .and(DescribedPredicate.not(JavaClass.Predicates.equivalentTo(MalformedXml.class)));
        noClasses()
                .that()
                .resideInAPackage("sextant.dav")
                .should()
                .dependOnClassesThat(xml)
                .check(DAV);
    }

    @Test
    void onlyTheRootKnowsHttp() {
        noClasses()
                .that()
                .resideInAnyPackage("sextant.dav.resource", "sextant.dav.property", "sextant.dav.report")
                .should()
                .dependOnClassesThat(in("sextant.http"))
                .check(DAV);
    }

    @Test
    void theRoomsStandOnEachOtherOneWay() {
        noClasses()
                .that()
                .resideInAPackage("sextant.dav.data")
                .should()
                .dependOnClassesThat(in("sextant.http", "sextant.dav.property", "sextant.dav.report"))
                .check(DAV);
        noClasses()
                .that()
                .resideInAPackage("sextant.dav.resource")
                .should()
                .dependOnClassesThat(in("sextant.dav.data", "sextant.dav.property", "sextant.dav.report"))
                .check(DAV);
        noClasses()
                .that()
                .resideInAPackage("sextant.dav.property")
                .should()
                .dependOnClassesThat(in("sextant.dav.report"))
                .check(DAV);
    }

    @Test
    void theLocksKnowOnlyPathsAndTimes() {
        noClasses()
                .that()
                .resideInAPackage("sextant.dav.lock")
                .should()
                .dependOnClassesThat(
                        in("sextant.http", "sextant.dav.resource", "sextant.dav.property", "sextant.dav.report"))
                .check(DAV);
    }

    @Test
    void propertiesAndReportsStandInTheirRooms() {
        classes()
                .that()
                .implement(Property.class)
                .should()
                .resideInAPackage("sextant.dav.property")
                .check(DAV);
        classes()
                .that()
                .implement(Report.class)
                .should()
                .resideInAPackage("sextant.dav.report")
                .check(DAV);
    }
}
