package io.muster.notification;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import io.muster.starter.HouseRules;

@AnalyzeClasses(
    packages = "io.muster.notification",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest static final ArchTests RULES = ArchTests.in(HouseRules.class);

  @ArchTest
  static final ArchRule packages_depend_on_each_other_in_one_direction =
      slices().matching("io.muster.notification.(**)").should().beFreeOfCycles();
}
