package io.muster.reporting.analytics;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.muster.contracts.Event;
import io.muster.contracts.catalog.CatalogServiceEvent;
import io.muster.reporting.ledger.Ledger;
import io.muster.reporting.ledger.LogEntry;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Makes figures of the rows, for one reader: a private incident counts for those named on it. */
@Component
class Analytics {

  private final IncidentRows rows;
  private final Ledger ledger;
  private final Clock clock;

  /** Who looks after a service by the event at a position; texts are read from the log alone. */
  private final Cache<Long, Optional<String>> owners =
      Caffeine.newBuilder().maximumSize(10_000).expireAfterWrite(Duration.ofMinutes(10)).build();

  Analytics(IncidentRows rows, Ledger ledger, Clock clock) {
    this.rows = rows;
    this.ledger = ledger;
    this.clock = clock;
  }

  Labels labels() {
    Map<String, String> teams = new HashMap<>();
    rows.servicesSaidAt()
        .forEach(
            (service, position) ->
                owners.get(position, this::owner).ifPresent(team -> teams.put(service, team)));
    return new Labels(teams, rows.sources());
  }

  private Optional<String> owner(long position) {
    return ledger.page(position - 1, 1).stream()
        .map(LogEntry::event)
        .flatMap(Optional::stream)
        .findFirst()
        .map(Analytics::owner)
        .filter(team -> !team.isBlank());
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
    List<IncidentRow> within = before.stream().filter(row -> scope.holds(row.openedAt())).toList();
    return new ResponseFigures(
        scope.from(),
        scope.to(),
        scope.zone().getId(),
        scope.drills(),
        within.size(),
        ResponseFigures.figures(within),
        by,
        ResponseFigures.groups(by, within, scope, labels),
        Recurrence.of(scope, before),
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
