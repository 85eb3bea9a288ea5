package io.muster.notification.oncall.calendar;

import io.muster.contracts.oncall.OnCallEvent.FeedOpened;
import io.muster.notification.oncall.Rosters;
import io.muster.notification.oncall.Rosters.Roster;
import io.muster.notification.oncall.calendar.DutyCalendar.Entry;
import io.muster.notification.oncall.turns.Span;
import io.muster.notification.oncall.turns.Stretch;
import io.muster.starter.MusterProperties;
import io.muster.starter.PeopleDirectory;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * What a feed holds: from the beginning of the month before last to half a year ahead, one person's
 * duty on every schedule, or everybody's on one.
 */
@Component
class FeedContents {

  private static final int MONTHS_BACK = 1;
  private static final int MONTHS_AHEAD = 7;

  private final Rosters rosters;
  private final PeopleDirectory people;
  private final MusterProperties muster;
  private final Clock clock;

  FeedContents(Rosters rosters, PeopleDirectory people, MusterProperties muster, Clock clock) {
    this.rosters = rosters;
    this.people = people;
    this.muster = muster;
    this.clock = clock;
  }

  String of(FeedOpened feed) {
    Span span = span();
    if (feed.scheduleId() != null) {
      return rosters
          .find(feed.scheduleId())
          .map(
              roster ->
                  DutyCalendar.of("On call: " + roster.newest().name(), everybody(roster, span)))
          .orElseGet(() -> DutyCalendar.of("On call", List.of()));
    }
    List<Entry> entries = new ArrayList<>();
    for (String id : rosters.ids()) {
      rosters.find(id).ifPresent(roster -> entries.addAll(own(roster, feed.personId(), span)));
    }
    return DutyCalendar.of("My on-call duty", entries);
  }

  /** Whole months, so that the first entries stay the same from one reading to the next. */
  private Span span() {
    LocalDate month = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).withDayOfMonth(1);
    return new Span(
        month.minusMonths(MONTHS_BACK).atStartOfDay().toInstant(ZoneOffset.UTC),
        month.plusMonths(MONTHS_AHEAD).atStartOfDay().toInstant(ZoneOffset.UTC));
  }

  private List<Entry> everybody(Roster roster, Span span) {
    List<Stretch> stretches = rosters.schedule(roster.history()).in(span);
    Map<String, String> names = names(stretches);
    return stretches.stream()
        .map(
            it ->
                entry(
                    roster,
                    span,
                    it,
                    it.personId() == null ? "Nobody on call" : names.get(it.personId()),
                    names))
        .toList();
  }

  private List<Entry> own(Roster roster, String personId, Span span) {
    List<Stretch> stretches =
        rosters.schedule(roster.history()).in(span).stream()
            .filter(it -> personId.equals(it.personId()))
            .toList();
    Map<String, String> names = names(stretches);
    return stretches.stream()
        .map(it -> entry(roster, span, it, "On call: " + roster.newest().name(), names))
        .toList();
  }

  private Entry entry(
      Roster roster, Span span, Stretch it, String summary, Map<String, String> names) {
    boolean cut = it.span().from().equals(span.from());
    String beginning = cut ? "before" : it.span().from().toString();
    return new Entry(
        roster.id() + "\n" + it.personId() + "\n" + beginning,
        it.span(),
        summary,
        it.insteadOf() == null ? null : "For " + names.get(it.insteadOf()),
        muster.publicUrl() + "/on-call/schedules/" + roster.id(),
        it.personId() != null,
        roster.changedAt(),
        roster.version());
  }

  private Map<String, String> names(List<Stretch> stretches) {
    Set<String> ids =
        stretches.stream()
            .flatMap(it -> Stream.of(it.personId(), it.insteadOf()))
            .filter(Objects::nonNull)
            .collect(Collectors.toSet());
    return people.names(ids);
  }
}
