package io.muster.incident;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import io.muster.starter.HouseRules;
import org.axonframework.spring.stereotype.Aggregate;
import org.springframework.web.bind.annotation.RestController;

@AnalyzeClasses(
    packages = "io.muster.incident",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest static final ArchTests HOUSE = ArchTests.in(HouseRules.class);

  @ArchTest
  static final ArchRule packages_depend_on_each_other_in_one_direction =
      slices().matching("io.muster.incident.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule aggregates_and_resources_are_nobody_elses_business =
      classes()
          .that()
          .areAnnotatedWith(Aggregate.class)
          .or()
          .areAnnotatedWith(RestController.class)
          .should()
          .bePackagePrivate();

  @ArchTest
  static final ArchRule deciding_knows_nothing_of_reading =
      noClasses()
          .that()
          .resideInAPackage("io.muster.incident.response..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.muster.incident.view..",
              "io.muster.incident.triage..",
              "io.muster.incident.intake..");
}
