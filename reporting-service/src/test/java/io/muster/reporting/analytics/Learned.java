package io.muster.reporting.analytics;

import io.muster.contracts.Actor;
import io.muster.contracts.review.ActionState;
import io.muster.contracts.review.FactorKind;
import io.muster.contracts.review.ReviewContent;
import io.muster.contracts.review.ReviewEvent;
import io.muster.reporting.testing.Outage;
import io.muster.reporting.testing.TestService;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Incidents of early 2025 and what their reviews say, one a week. */
final class Learned {

  static final Instant FIRST = Instant.parse("2025-01-06T09:15:00Z");

  private static final Actor MINA = Actor.person(Outage.MINA, "Mina Moreau");

  private final TestService service;

  Learned(TestService service) {
    this.service = service;
  }

  static Instant week(int week) {
    return FIRST.plus(Duration.ofDays(7L * week));
  }

  /** An incident, and its review with these contributing factors. */
  Learned reviewed(String id, int week, String... factors) {
    service.record(
        Course.opened(id, 500 + week, week(week), -5, 0)
            .services(List.of("ledger"), List.of("checkout"), 0)
            .resolved(30)
            .recorded());
    String review = ReviewEvent.idFor(id);
    List<ReviewContent.Factor> said = new ArrayList<>();
    for (String factor : factors) {
      said.add(new ReviewContent.Factor("factor-" + said.size(), FactorKind.CAPACITY, factor));
    }
    service.record(
        new ReviewEvent.Published(
            review,
            1,
            1,
            new ReviewContent(List.of(), said, List.of()),
            List.of(Outage.ROSA),
            MINA,
            week(week).plus(Duration.ofDays(1))));
    return this;
  }

  /** Something its review wants done; done in a week, or null. */
  Learned wants(String id, String actionId, String title, Integer doneInWeek) {
    String review = ReviewEvent.idFor(id);
    service.record(
        new ReviewEvent.ActionSaid(
            review,
            actionId,
            1,
            title,
            null,
            null,
            week(20),
            List.of(),
            "it holds",
            null,
            MINA,
            week(1)));
    if (doneInWeek != null) {
      service.record(
          new ReviewEvent.ActionMoved(
              review,
              actionId,
              ActionState.OPEN,
              ActionState.DONE,
              "done",
              MINA,
              week(doneInWeek)));
    }
    return this;
  }
}
