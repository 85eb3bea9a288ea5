package io.muster.starter;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.GeneralCodingRules;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import org.springframework.web.bind.annotation.GetMapping;

/** What holds in every module; a module includes it with {@code ArchTests.in(HouseRules.class)}. */
public final class HouseRules {

  private HouseRules() {}

  @ArchTest
  static final ArchRule the_language_knows_no_framework =
      classes()
          .that()
          .resideInAPackage("io.muster.contracts..")
          .should()
          .onlyDependOnClassesThat(resideInAnyPackage("java..", "io.muster.contracts.."))
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule the_log_knows_neither_services_nor_spring =
      noClasses()
          .that()
          .resideInAPackage("io.muster.eventlog..")
          .should()
          .dependOnClassesThat(
              resideInAnyPackage(
                  "org.springframework..",
                  "io.muster.starter..",
                  "io.muster.incident..",
                  "io.muster.notification..",
                  "io.muster.reporting.."))
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule services_meet_only_in_the_language_and_the_log =
      classes()
          .that()
          .resideInAnyPackage(
              "io.muster.incident..", "io.muster.notification..", "io.muster.reporting..")
          .should(notUseAnotherService())
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule time_comes_from_the_injected_clock =
      noClasses()
          .that()
          .resideInAPackage("io.muster..")
          .should()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(ZonedDateTime.class, "now")
          .orShould()
          .callMethod(LocalDate.class, "now")
          .orShould()
          .callMethod(System.class, "currentTimeMillis");

  @ArchTest
  static final ArchRule loggers_not_streams =
      noClasses()
          .that(resideInAPackage("io.muster..").and(new NotACommandLine()))
          .should(GeneralCodingRules.ACCESS_STANDARD_STREAMS);

  @ArchTest
  static final ArchRule what_a_get_leaves_on_record_no_other_site_sets_off =
      methods()
          .that()
          .areAnnotatedWith(GetMapping.class)
          .and(takeAWriteContext())
          .should()
          .beAnnotatedWith(OnRecord.class)
          .allowEmptyShould(true);

  private static DescribedPredicate<JavaMethod> takeAWriteContext() {
    return DescribedPredicate.describe(
        "take a write context",
        method ->
            method.getRawParameterTypes().stream()
                .anyMatch(type -> type.isEquivalentTo(WriteContext.class)));
  }

  private static ArchCondition<JavaClass> notUseAnotherService() {
    return new ArchCondition<>("not use another service") {
      @Override
      public void check(JavaClass service, ConditionEvents events) {
        service.getDirectDependenciesFromSelf().stream()
            .filter(use -> serviceOf(use.getTargetClass()) != null)
            .filter(use -> !serviceOf(use.getTargetClass()).equals(serviceOf(service)))
            .forEach(
                use -> events.add(SimpleConditionEvent.violated(service, use.getDescription())));
      }
    };
  }

  private static String serviceOf(JavaClass type) {
    String[] parts = type.getPackageName().split("\\.", 4);
    if (parts.length < 3 || !type.getPackageName().startsWith("io.muster.")) {
      return null;
    }
    return switch (parts[2]) {
      case "incident", "notification", "reporting" ->
          type.getPackageName().startsWith("io.muster.contracts") ? null : parts[2];
      default -> null;
    };
  }

  /** Commands people type speak through the standard streams. */
  private static final class NotACommandLine
      extends com.tngtech.archunit.base.DescribedPredicate<JavaClass> {
    NotACommandLine() {
      super("are not a command line");
    }

    @Override
    public boolean test(JavaClass type) {
      return !type.getPackageName().endsWith(".cli");
    }
  }
}
