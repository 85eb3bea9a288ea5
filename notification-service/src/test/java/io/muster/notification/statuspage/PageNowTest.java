package io.muster.notification.statuspage;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.contracts.Actor;
import io.muster.contracts.statuspage.ComponentStatus;
import io.muster.contracts.statuspage.StatusImpact;
import io.muster.contracts.statuspage.StatusPageContent;
import io.muster.contracts.statuspage.StatusPageContent.Component;
import io.muster.contracts.statuspage.StatusPostEvent.Posted;
import io.muster.contracts.update.UpdateKind;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the page says follows from its posts. */
class PageNowTest {

  private static final Component SHOP = new Component("checkout", "Shop", "");
  private static final StatusPageContent CONTENT =
      new StatusPageContent("Example", "", List.of(SHOP));
  private static final Instant NOW = Instant.parse("2026-11-27T12:00:00Z");

  @Test
  void without_posts_everything_works_and_did_for_ninety_days() {
    PageNow page = page();
    assertThat(page.overall()).isEqualTo(ComponentStatus.OPERATIONAL);
    assertThat(page.days()).hasSize(90).endsWith(LocalDate.parse("2026-11-27"));
    assertThat(page.days()).allMatch(day -> page.worstOn(SHOP, day) == ComponentStatus.OPERATIONAL);
  }

  @Test
  void a_component_is_as_bad_as_the_worst_open_incident_says_last() {
    PageNow page =
        page(
            post("b", "2026-11-27T11:00:00Z", UpdateKind.MONITORING, ComponentStatus.DEGRADED),
            post(
                "a", "2026-11-27T10:00:00Z", UpdateKind.IDENTIFIED, ComponentStatus.PARTIAL_OUTAGE),
            post(
                "a",
                "2026-11-27T09:00:00Z",
                UpdateKind.INVESTIGATING,
                ComponentStatus.MAJOR_OUTAGE));
    assertThat(page.statusOf(SHOP)).isEqualTo(ComponentStatus.PARTIAL_OUTAGE);
    assertThat(page.open()).hasSize(2);
  }

  @Test
  void what_is_resolved_works_and_its_days_stay_bad() {
    PageNow page =
        page(
            post("a", "2026-11-26T02:00:00Z", UpdateKind.RESOLVED, ComponentStatus.OPERATIONAL),
            post("a", "2026-11-24T22:00:00Z", UpdateKind.IDENTIFIED, ComponentStatus.MAJOR_OUTAGE));
    assertThat(page.statusOf(SHOP)).isEqualTo(ComponentStatus.OPERATIONAL);
    assertThat(page.over()).hasSize(1);
    assertThat(worstOn(page, "2026-11-23")).isEqualTo(ComponentStatus.OPERATIONAL);
    assertThat(worstOn(page, "2026-11-24")).isEqualTo(ComponentStatus.MAJOR_OUTAGE);
    // Nothing was said on the day between, and it was not over.
    assertThat(worstOn(page, "2026-11-25")).isEqualTo(ComponentStatus.MAJOR_OUTAGE);
    assertThat(worstOn(page, "2026-11-26")).isEqualTo(ComponentStatus.MAJOR_OUTAGE);
    assertThat(worstOn(page, "2026-11-27")).isEqualTo(ComponentStatus.OPERATIONAL);
  }

  private static ComponentStatus worstOn(PageNow page, String day) {
    return page.worstOn(SHOP, LocalDate.parse(day));
  }

  private static PageNow page(Posted... newestFirst) {
    return PageNow.of(CONTENT, NOW, List.of(newestFirst), List.of());
  }

  private static Posted post(String incident, String at, UpdateKind kind, ComponentStatus status) {
    return new Posted(
        "status-update-" + incident + "." + at,
        incident,
        kind,
        "Trouble",
        "We say so.",
        "0".repeat(64),
        List.of(new StatusImpact("checkout", status)),
        Instant.parse(at),
        Actor.person("mina", "Mina Moreau"),
        Instant.parse(at));
  }
}
