package io.muster.incident.intake.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReportNamesTest {

  @Test
  void a_report_is_found_by_its_secret_alone_and_its_reference_says_nothing_of_it() {
    String secret = ReportNames.newSecret();
    String id = ReportNames.idOf(secret);
    assertThat(id).matches("rpt-[0-9a-f]{32}").isEqualTo(ReportNames.idOf(secret));
    assertThat(ReportNames.reference(id)).matches("R-[0-9A-Z]{4}-[0-9A-Z]{4}");
    assertThat(ReportNames.idOf(ReportNames.newSecret())).isNotEqualTo(id);
    assertThat(ReportNames.idOf(null)).isNull();
    assertThat(ReportNames.idOf("short")).isNull();
    assertThat(ReportNames.idOf(secret + "x")).isNull();
  }
}
