package io.muster.reporting.analytics;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.muster.contracts.Event;
import io.muster.contracts.catalog.CatalogServiceEvent;
import io.muster.reporting.ledger.Ledger;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/** Makes figures of the rows, for one reader: a private incident counts for those named on it. */
@Component
class Analytics {

  private final IncidentRows rows;
  private final Ledger ledger;
  private final Clock clock;

  /**
   * Who looks after a service by the event at a position; texts are read from the log alone, and
   * one that was redacted is gone within a minute.
   */
  private final Cache<Long, Optional<String>> owners =
      Caffeine.newBuilder().maximumSize(10_000).expireAfterWrite(Duration.ofMinutes(1)).build();

  Analytics(IncidentRows rows, Ledger ledger, Clock clock) {
    this.rows = rows;
    this.ledger = ledger;
    this.clock = clock;
  }

  Labels labels() {
    Map<String, Long> said = rows.servicesSaidAt();
    Map<Long, Optional<String>> told = owners.getAll(new HashSet<>(said.values()), this::toldAt);
    Map<String, String> teams = new HashMap<>();
    said.forEach(
        (service, position) ->
            told.getOrDefault(position, Optional.empty())
                .ifPresent(team -> teams.put(service, team)));
    return new Labels(teams, rows.sources());
  }

  private Map<Long, Optional<String>> toldAt(Set<? extends Long> positions) {
    Map<Long, Optional<String>> told = new HashMap<>();
    ledger
        .at(List.copyOf(positions))
        .forEach(
            entry ->
                told.put(
                    entry.position(),
                    entry.event().map(Analytics::owner).filter(team -> !team.isBlank())));
    return told;
  }

  private static String owner(Event event) {
    return switch (event) {
      case CatalogServiceEvent.Registered e -> e.ownerTeam();
      case CatalogServiceEvent.Changed e -> e.ownerTeam();
      default -> null;
    };
  }

  /** The incidents a figure is made of, in no order. */
  List<IncidentRow> incidents(Scope scope, Labels labels, String readerId) {
    return rows.opened(scope.begins(), scope.ends(), scope.drills(), readerId).stream()
        .filter(row -> scope.fits(row, labels))
        .toList();
  }

  ResponseFigures figures(Scope scope, By by, String readerId) {
    Labels labels = labels();
    List<IncidentRow> before = incidents(scope.earlier(Recurrence.WITHIN), labels, readerId);
    // What came back is looked for beside the figures; both go through all rows.
    CompletableFuture<Recurrence> recurrence =
        CompletableFuture.supplyAsync(() -> Recurrence.of(scope, before));
    Predicate<Instant> period = scope.moments();
    List<IncidentRow> within = before.stream().filter(row -> period.test(row.openedAt())).toList();
    return new ResponseFigures(
        scope.from(),
        scope.to(),
        scope.zone().getId(),
        scope.drills(),
        within.size(),
        Figure.all(within),
        by,
        ResponseFigures.groups(by, within, scope, labels),
        recurrence.join(),
        actions(scope, labels, readerId));
  }

  private ActionsDone actions(Scope scope, Labels labels, String readerId) {
    List<ActionItem> items = rows.actionsDue(scope.begins(), scope.ends());
    Map<String, IncidentRow> incidents =
        rows.among(
            items.stream().map(ActionItem::incidentId).distinct().toList(),
            scope.drills(),
            readerId);
    incidents.values().removeIf(row -> !scope.fits(row, labels));
    return ActionsDone.of(items, incidents, clock.instant());
  }

  Trend trend(Scope scope, Metric metric, Trend.Every every, String readerId) {
    return Trend.of(metric, every, scope, incidents(scope, labels(), readerId));
  }
}
