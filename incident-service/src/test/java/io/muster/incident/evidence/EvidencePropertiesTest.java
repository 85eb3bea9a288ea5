package io.muster.incident.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.contracts.evidence.EvidenceClass;
import java.time.Instant;
import java.time.Period;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class EvidencePropertiesTest {

  private static EvidenceProperties set(Map<String, Object> variables) {
    StandardEnvironment environment = new StandardEnvironment();
    environment
        .getPropertySources()
        .replace(
            StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
            new SystemEnvironmentPropertySource(
                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, variables));
    ConfigurationPropertySources.attach(environment);
    return Binder.get(environment).bindOrCreate("muster.evidence", EvidenceProperties.class);
  }

  @Test
  void evidence_is_kept_for_three_years_and_has_at_most_two_gigabytes_unless_set() {
    EvidenceProperties settings = set(Map.of());
    assertThat(settings.keep()).isEqualTo(Period.ofYears(3));
    assertThat(settings.largest().toGigabytes()).isEqualTo(2);
  }

  @Test
  void a_variable_says_for_one_class_how_long_it_is_kept() {
    EvidenceProperties settings =
        set(
            Map.of(
                "MUSTER_EVIDENCE_KEEP", "P5Y",
                "MUSTER_EVIDENCE_KEEPFOR_DISKIMAGE", "P1Y",
                "MUSTER_EVIDENCE_LARGEST", "500MB"));
    assertThat(settings.keep()).isEqualTo(Period.ofYears(5));
    assertThat(settings.keepFor()).isEqualTo(Map.of(EvidenceClass.DISK_IMAGE, Period.ofYears(1)));
    assertThat(settings.largest().toMegabytes()).isEqualTo(500);
  }

  @Test
  void what_was_brought_in_later_than_its_class_is_kept_is_not_looked_at() {
    Instant now = Instant.parse("2026-11-27T00:00:00Z");
    EvidenceProperties settings = set(Map.of("MUSTER_EVIDENCE_KEEPFOR_DISKIMAGE", "P1M"));
    assertThat(settings.dueBefore(now, EvidenceClass.LOG))
        .isBetween(Instant.parse("2023-11-27T00:00:00Z"), Instant.parse("2023-12-02T00:00:00Z"));
    assertThat(settings.dueBefore(now, EvidenceClass.DISK_IMAGE))
        .isBetween(Instant.parse("2026-10-27T00:00:00Z"), Instant.parse("2026-11-01T00:00:00Z"));
  }

  @Test
  void what_makes_no_sense_is_said_at_the_start() {
    assertThatThrownBy(() -> set(Map.of("MUSTER_EVIDENCE_LARGEST", "0")))
        .rootCause()
        .hasMessageContaining("at least one byte");
    assertThatThrownBy(() -> set(Map.of("MUSTER_EVIDENCE_KEEP", "P-1Y")))
        .rootCause()
        .hasMessageContaining("P3Y");
  }
}
