package io.muster.gateway;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
    packages = "io.muster.gateway",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule the_gateway_knows_no_other_module_of_muster =
      noClasses()
          .should()
          .dependOnClassesThat(
              DescribedPredicate.describe(
                  "belong to another module of Muster",
                  type ->
                      type.getPackageName().startsWith("io.muster")
                          && !type.getPackageName().startsWith("io.muster.gateway")));

  @ArchTest static final ArchRule nothing_in_it_is_public = classes().should().notBePublic();

  @ArchTest
  static final ArchRule it_knows_nothing_of_event_sourcing =
      noClasses().should().dependOnClassesThat().resideInAPackage("org.axonframework..");
}
