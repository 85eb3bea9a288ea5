package io.muster.incident.view;

import io.muster.contracts.Actor;
import io.muster.contracts.Event;
import io.muster.contracts.classification.Classification;
import io.muster.contracts.incident.IncidentEvent.Opened;
import io.muster.contracts.incident.IncidentEvent.PhaseChanged;
import io.muster.contracts.incident.IncidentEvent.SeverityChanged;
import io.muster.contracts.incident.Phase;
import io.muster.contracts.incident.ResponseState;
import io.muster.contracts.incident.Role;
import io.muster.contracts.incident.Severity;
import io.muster.contracts.incident.Source;
import io.muster.contracts.incident.Visibility;
import io.muster.incident.intake.Integrations;
import io.muster.incident.response.IncidentNumbers;
import io.muster.incident.triage.AlertGroups;
import io.muster.starter.PeopleDirectory;
import io.muster.starter.Privacy;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.bson.Document;
import org.springframework.stereotype.Component;

/** Puts an incident's row together with its texts, names and alert counts, for one reader. */
@Component
class IncidentPresenter {

  private final TimelineRows timeline;
  private final AlertGroups groups;
  private final Integrations integrations;
  private final PeopleDirectory people;
  private final VisibleIncidents incidents;
  private final PrivilegedFiles files;

  IncidentPresenter(
      TimelineRows timeline,
      AlertGroups groups,
      Integrations integrations,
      PeopleDirectory people,
      VisibleIncidents incidents,
      PrivilegedFiles files) {
    this.timeline = timeline;
    this.groups = groups;
    this.integrations = integrations;
    this.people = people;
    this.incidents = incidents;
    this.files = files;
  }

  /** Everything about these incidents that is not in their rows. */
  private record Beside(
      Map<Long, Event> events,
      Map<String, AlertGroups.Counts> counts,
      Map<String, String> integrations,
      Map<String, String> numbers,
      Names names,
      Set<String> hiddenFiles) {
    Beside with(Map<String, AlertGroups.Counts> other) {
      return new Beside(events, other, integrations, numbers, names, hiddenFiles);
    }
  }

  Shown.Whole whole(Document row, Sight sight) {
    return shown(row, sight, of(row, sight));
  }

  private Beside of(Document row, Sight sight) {
    Set<String> hidden =
        IncidentFold.list(row, "attachments").isEmpty()
            ? Set.of()
            : files.hiddenFrom(sight.caller(), row.getString("_id"));
    return beside(List.of(row), positions(row), sight, hidden);
  }

  /** The incident as its row stood once, with the alerts there were then. */
  Shown.Whole then(Document row, AlertGroups.Counts alerts, Sight sight) {
    return shown(row, sight, of(row, sight).with(Map.of(row.getString("_id"), alerts)));
  }

  private static Set<Long> positions(Document row) {
    Set<Long> positions =
        row.getList("phases", Document.class).stream()
            .map(visit -> visit.getLong("position"))
            .collect(Collectors.toSet());
    Long classified = row.getLong(IncidentRows.CLASSIFIED);
    if (classified != null) {
      positions.add(classified);
    }
    positions.addAll(DetailPresenter.positions(row));
    return positions;
  }

  List<Shown.Row> rows(List<Document> rows, Sight sight) {
    Set<Long> positions =
        rows.stream().map(row -> row.getLong("openedPosition")).collect(Collectors.toSet());
    Beside beside = beside(rows, positions, sight, Set.of());
    return rows.stream().map(row -> shown(row, sight, beside).row()).toList();
  }

  private Beside beside(
      List<Document> rows, Collection<Long> positions, Sight sight, Set<String> hiddenFiles) {
    Set<String> personIds = new HashSet<>();
    rows.forEach(row -> personIds.addAll(people(row)));
    return new Beside(
        sight.texts() ? timeline.at(positions) : Map.of(),
        groups.counts(rows.stream().map(row -> row.getString("_id")).toList()),
        integrations.names(
            rows.stream()
                .map(row -> row.getString("integrationId"))
                .filter(Objects::nonNull)
                .toList()),
        incidents.numbers(
            rows.stream()
                .map(row -> row.getString(IncidentRows.DUPLICATE_OF))
                .filter(Objects::nonNull)
                .toList(),
            sight),
        Names.of(personIds, people, sight.caller()),
        hiddenFiles);
  }

  private static Set<String> people(Document row) {
    Set<String> ids = new HashSet<>();
    for (String field : List.of("declaredBy", "acknowledgedBy")) {
      Document by = row.get(field, Document.class);
      if (by != null && by.getString("kind").equals(Actor.Kind.PERSON.name())) {
        ids.add(by.getString("id"));
      }
    }
    row.get("roles", Document.class)
        .values()
        .forEach(holder -> ids.add(((Document) holder).getString("id")));
    ids.addAll(DetailPresenter.people(row));
    return ids;
  }

  private static Shown.Whole shown(Document row, Sight sight, Beside beside) {
    String id = row.getString("_id");
    String number = IncidentNumbers.inWords(row.getLong("number"));
    Opened opened = (Opened) beside.events().get(row.getLong("openedPosition"));
    DetailPresenter details =
        new DetailPresenter(row, beside.events(), beside.names(), beside.hiddenFiles());
    AlertGroups.Counts counts = beside.counts().getOrDefault(id, AlertGroups.Counts.NONE);
    return new Shown.Whole(
        id,
        number,
        opened == null ? number : opened.title(),
        opened == null ? null : opened.description(),
        Severity.valueOf(row.getString("severity")),
        Phase.valueOf(row.getString("phase")),
        ResponseState.valueOf(row.getString("state")),
        row.getList("services", String.class),
        from(row, beside),
        holders(row, beside.names()),
        by(row.get("declaredBy", Document.class), beside.names()),
        by(row.get("acknowledgedBy", Document.class), beside.names()),
        instant(row, "occurredAt"),
        instant(row, "detectedAt"),
        instant(row, "openedAt"),
        instant(row, "acknowledgedAt"),
        instant(row, "resolvedAt"),
        instant(row, "closedAt"),
        row.getList("phases", Document.class).stream()
            .map(visit -> visit(visit, beside.events()))
            .toList(),
        classification(row, beside.events()),
        duplicateOf(row, beside),
        details.experts(),
        instant(row, "reopenedAt"),
        details.moments(),
        details.outOfOrder(),
        details.parties(),
        details.tasks(),
        details.attachments(),
        Privacy.isPrivate(row) ? Visibility.PRIVATE : Visibility.PUBLIC,
        details.named(),
        new Shown.Alerts(counts.total(), counts.firing()),
        row.getLong("version"),
        row.getLong("lastPosition"),
        instant(row, "updatedAt"));
  }

  private static Shown.Classified classification(Document row, Map<Long, Event> events) {
    Long position = row.getLong(IncidentRows.CLASSIFIED);
    Classification said =
        switch (position == null ? null : events.get(position)) {
          case Opened opened -> opened.classification();
          case SeverityChanged changed -> changed.classification();
          case null, default -> null;
        };
    return said == null
        ? null
        : new Shown.Classified(
            said.impact(),
            said.urgency(),
            said.severity(),
            said.rule(),
            said.reasons(),
            said.reasons().stream().map(Classification.Reason::inWords).toList());
  }

  private static Shown.Ref duplicateOf(Document row, Beside beside) {
    String id = row.getString(IncidentRows.DUPLICATE_OF);
    String number = id == null ? null : beside.numbers().get(id);
    return number == null ? null : new Shown.Ref(id, number);
  }

  private static Shown.From from(Document row, Beside beside) {
    String integrationId = row.getString("integrationId");
    return new Shown.From(
        Source.Kind.valueOf(row.getString("sourceKind")),
        integrationId == null
            ? null
            : beside.integrations().getOrDefault(integrationId, integrationId),
        row.getString("alertGroupId"),
        row.getString(IncidentRows.DRILL));
  }

  private static Map<Role, Shown.Holder> holders(Document row, Names names) {
    Map<Role, Shown.Holder> holders = new EnumMap<>(Role.class);
    row.get("roles", Document.class)
        .forEach(
            (role, holder) -> {
              Document who = (Document) holder;
              String id = who.getString("id");
              holders.put(
                  Role.valueOf(role), new Shown.Holder(id, names.of(id), instant(who, "since")));
            });
    return holders;
  }

  private static Shown.By by(Document actor, Names names) {
    if (actor == null) {
      return null;
    }
    Actor.Kind kind = Actor.Kind.valueOf(actor.getString("kind"));
    String id = actor.getString("id");
    return new Shown.By(kind, id, names.of(kind, id));
  }

  private static Shown.Visit visit(Document visit, Map<Long, Event> events) {
    Event change = events.get(visit.getLong("position"));
    return new Shown.Visit(
        Phase.valueOf(visit.getString("phase")),
        instant(visit, "enteredAt"),
        visit.getBoolean("skipped") ? true : null,
        change instanceof PhaseChanged changed ? changed.reason() : null);
  }

  private static Instant instant(Document document, String field) {
    Date date = document.getDate(field);
    return date == null ? null : date.toInstant();
  }
}
