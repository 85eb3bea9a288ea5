package io.muster.reporting;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import io.muster.starter.CommandSender;
import io.muster.starter.HouseRules;
import org.springframework.web.bind.annotation.RestController;

@AnalyzeClasses(
    packages = "io.muster.reporting",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest static final ArchTests HOUSE = ArchTests.in(HouseRules.class);

  @ArchTest
  static final ArchRule packages_depend_on_each_other_in_one_direction =
      slices().matching("io.muster.reporting.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule resources_are_nobody_elses_business =
      classes().that().areAnnotatedWith(RestController.class).should().bePackagePrivate();

  @ArchTest
  static final ArchRule reading_never_writes_to_the_log =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "io.muster.reporting.erasure",
              "io.muster.reporting.clock",
              "io.muster.reporting.bundle",
              "io.muster.reporting.letterhead",
              "io.muster.reporting.audit")
          .should()
          .dependOnClassesThat()
          .areAssignableTo(CommandSender.class);
}
