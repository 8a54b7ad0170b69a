package sextant.wire;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class WireRulesTest {
    @Test
    void wireKnowsNothingOfTheRest() {
        var elsewhere = DescribedPredicate.<JavaClass>describe(
                "in another module of ours",
                type -> type.getPackageName().startsWith("sextant.")
                        && !type.getPackageName().startsWith("sextant.wire"));
        var wire = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("sextant.wire");
        noClasses().should().dependOnClassesThat(elsewhere).check(wire);
    }
}
