package io.muster.incident.automation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class IncidentDeedsTest {

  private static final Map<String, Object> INCIDENT =
      Map.of("severity", "SEV1", "labels", Map.of("team", "payments"));

  private static String filled(String text) {
    return IncidentDeeds.filled(text, INCIDENT);
  }

  @Test
  void fields_stand_where_the_text_names_them() {
    assertThat(filled("{$.labels.team}: it is {$.severity}")).isEqualTo("payments: it is SEV1");
    assertThat(filled("Call the team")).isEqualTo("Call the team");
    assertThat(filled(null)).isNull();
  }

  @Test
  void a_text_none_of_whose_fields_is_there_stays_as_it_was_written() {
    assertThat(filled("Tier {$.tier} is hit")).isEqualTo("Tier {$.tier} is hit");
  }

  @Test
  void a_field_that_is_missing_beside_others_leaves_a_gap() {
    assertThat(filled("{$.severity} at tier {$.tier}")).isEqualTo("SEV1 at tier ");
  }
}
