package io.muster.incident.view;

import io.muster.contracts.Actor;
import io.muster.contracts.Event;
import io.muster.contracts.alert.AlertGroupEvent;
import io.muster.contracts.alert.Flapping;
import io.muster.contracts.classification.Classification;
import io.muster.contracts.incident.IncidentEvent;
import io.muster.contracts.incident.IncidentEvent.RoleAssigned;
import io.muster.contracts.incident.IncidentEvent.RoleReleased;
import io.muster.contracts.incident.PhaseMove;
import io.muster.contracts.planning.RunEvent;
import io.muster.incident.response.IncidentNumbers;
import io.muster.incident.view.TimelineRows.Fact;
import io.muster.starter.PeopleDirectory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Says in one line what happened, and gives its details, as far as the reader may see them. */
@Component
class TimelinePresenter {

  private final PeopleDirectory people;

  TimelinePresenter(PeopleDirectory people) {
    this.people = people;
  }

  List<Shown.Entry> entries(List<Fact> facts, Sight sight) {
    List<String> personIds = new ArrayList<>();
    facts.forEach(fact -> personIds.addAll(people(fact.event())));
    Names names = Names.of(personIds, people, sight.caller());
    return facts.stream().map(fact -> entry(fact, names, sight)).toList();
  }

  private static List<String> people(Event event) {
    List<String> ids = new ArrayList<>();
    if (event.by().kind() == Actor.Kind.PERSON) {
      ids.add(event.by().id());
    }
    if (event instanceof RoleAssigned assigned) {
      ids.add(assigned.person().id());
    }
    if (event instanceof RoleReleased released) {
      ids.add(released.personId());
    }
    return ids;
  }

  private static Shown.Entry entry(Fact fact, Names names, Sight sight) {
    Actor by = fact.event().by();
    return new Shown.Entry(
        fact.position(),
        fact.eventId(),
        fact.type(),
        new Shown.By(by.kind(), by.id(), names.of(by.kind(), by.id())),
        fact.event().at(),
        fact.recordTime(),
        summary(fact.event(), names, sight.texts()),
        sight.texts() ? data(fact.event(), names) : Map.of());
  }

  private static String summary(Event event, Names names, boolean texts) {
    return switch (event) {
      case IncidentEvent incident -> summary(incident, names);
      case AlertGroupEvent alerts -> summary(alerts);
      case RunEvent run -> RunTimeline.summary(run, texts);
      default -> event.getClass().getSimpleName();
    };
  }

  private static String summary(IncidentEvent event, Names names) {
    return switch (event) {
      case IncidentEvent.Opened opened ->
          IncidentNumbers.inWords(opened.number())
              + " opened as "
              + opened.severity()
              + because(opened.classification());
      case IncidentEvent.Acknowledged acknowledged ->
          acknowledged.via() == null ? "Acknowledged" : "Acknowledged via " + acknowledged.via();
      case IncidentEvent.Resolved resolved -> "Resolved";
      case IncidentEvent.SeverityChanged changed ->
          "Severity changed from " + changed.from() + " to " + changed.to();
      case IncidentEvent.PhaseChanged changed ->
          switch (changed.move()) {
                case PhaseMove.ADVANCED -> "Went on to ";
                case PhaseMove.RETURNED -> "Went back to ";
                case PhaseMove.SKIPPED -> "Skipped ahead to ";
              }
              + words(changed.to());
      case RoleAssigned assigned ->
          names.of(assigned.person().id()) + " took the role " + words(assigned.role());
      case RoleReleased released ->
          names.of(released.personId()) + " no longer has the role " + words(released.role());
      case IncidentEvent.NoteAdded note -> "Note";
    };
  }

  /**
   * An alert that decided by itself, for want of anything known of its service, needs no reason.
   */
  private static String because(Classification classification) {
    return classification == null || classification.impact() == null
        ? ""
        : " " + classification.because();
  }

  private static String summary(AlertGroupEvent event) {
    return switch (event) {
      case AlertGroupEvent.Opened opened ->
          opened.flapping() == null ? "Alerts began" : "Alerts began" + flapping(opened.flapping());
      case AlertGroupEvent.AlertFired fired -> "Alert " + fired.name() + " fires";
      case AlertGroupEvent.AlertAcknowledged seen -> "An alert was acknowledged at its source";
      case AlertGroupEvent.AlertResolved resolved ->
          resolved.rule() == null
              ? "An alert is over"
              : "An alert ended by itself: it was not heard of again (rule "
                  + resolved.rule()
                  + ")";
      case AlertGroupEvent.Closed closed -> "What still fired of the alerts counts as over";
      case AlertGroupEvent.Resolved resolved -> "Every alert is over";
      case AlertGroupEvent.Silenced silenced ->
          "Nobody was called out: every alert was silenced, at least until " + silenced.until();
      case AlertGroupEvent.Unsilenced loud ->
          switch (loud.cause()) {
            case ALERT_JOINED -> "An alert joined that no silence covers";
            case SILENCE_OVER -> "A silence is over, and alerts still fire";
          };
    };
  }

  private static String flapping(Flapping why) {
    return " and flap: %d times within %d min. This stays open until nothing fired for %d min (rule %s)"
        .formatted(why.groups(), why.withinMinutes(), why.quietMinutes(), why.rule());
  }

  private static Map<String, Object> data(Event event, Names names) {
    return switch (event) {
      case IncidentEvent incident -> data(incident, names);
      case AlertGroupEvent alerts -> data(alerts);
      case RunEvent run -> known(RunTimeline.data(run));
      default -> Map.of();
    };
  }

  private static Map<String, Object> data(IncidentEvent event, Names names) {
    Map<String, Object> data = new LinkedHashMap<>();
    switch (event) {
      case IncidentEvent.Opened opened -> {
        data.put("number", IncidentNumbers.inWords(opened.number()));
        data.put("title", opened.title());
        data.put("description", opened.description());
        data.put("severity", opened.severity());
        data.put("services", opened.services());
        data.put("occurredAt", opened.occurredAt());
        data.put("detectedAt", opened.detectedAt());
        data.put("classification", opened.classification());
      }
      case IncidentEvent.Acknowledged acknowledged -> data.put("via", acknowledged.via());
      case IncidentEvent.Resolved resolved -> data.put("reason", resolved.reason());
      case IncidentEvent.SeverityChanged changed -> {
        data.put("from", changed.from());
        data.put("to", changed.to());
        data.put("reason", changed.reason());
        data.put("classification", changed.classification());
      }
      case IncidentEvent.PhaseChanged changed -> {
        data.put("from", changed.from());
        data.put("to", changed.to());
        data.put("move", changed.move());
        data.put("skipped", changed.skipped());
        data.put("reason", changed.reason());
      }
      case RoleAssigned assigned -> {
        String id = assigned.person().id();
        data.put("role", assigned.role());
        data.put("person", Map.of("id", id, "name", names.of(id)));
      }
      case RoleReleased released -> {
        String id = released.personId();
        data.put("role", released.role());
        data.put("person", Map.of("id", id, "name", names.of(id)));
      }
      case IncidentEvent.NoteAdded note -> {
        data.put("noteId", note.noteId());
        data.put("text", note.text());
      }
    }
    return known(data);
  }

  private static Map<String, Object> data(AlertGroupEvent event) {
    Map<String, Object> data = new LinkedHashMap<>();
    switch (event) {
      case AlertGroupEvent.Opened opened -> {
        data.put("title", opened.title());
        data.put("groupingKey", opened.groupingKey());
        data.put("groupedBy", opened.groupedBy());
        data.put("generation", opened.generation());
        data.put("severity", opened.severity());
        data.put("occurredAt", opened.occurredAt());
        data.put("flapping", opened.flapping());
      }
      case AlertGroupEvent.AlertFired fired -> {
        data.put("alertKey", fired.alertKey());
        data.put("name", fired.name());
        data.put("service", fired.service());
        data.put("severity", fired.severity());
        data.put("summary", fired.summary());
        data.put("description", fired.description());
        data.put("link", fired.link());
        data.put("links", fired.links());
        data.put("source", fired.context().source());
        data.put("rawSeverity", fired.context().rawSeverity());
        data.put("component", fired.context().component());
        data.put("group", fired.context().group());
        data.put("class", fired.context().alertClass());
        data.put("host", fired.context().host());
        data.put("labels", fired.context().labels());
        data.put("startsAt", fired.startsAt());
        data.put("expiresAt", fired.expiresAt());
        data.put("receivedAt", fired.context().receivedAt());
        data.put("rawSha256", fired.context().rawSha256());
      }
      case AlertGroupEvent.AlertAcknowledged seen -> data.put("alertKey", seen.alertKey());
      case AlertGroupEvent.AlertResolved resolved -> {
        data.put("alertKey", resolved.alertKey());
        data.put("endsAt", resolved.endsAt());
        data.put("rule", resolved.rule());
      }
      case AlertGroupEvent.Closed closed -> {}
      case AlertGroupEvent.Resolved resolved -> {}
      case AlertGroupEvent.Silenced silenced -> {
        data.put("silences", silenced.silenceIds());
        data.put("until", silenced.until());
      }
      case AlertGroupEvent.Unsilenced loud -> data.put("cause", loud.cause());
    }
    return known(data);
  }

  private static Map<String, Object> known(Map<String, Object> data) {
    data.values().removeIf(value -> value == null);
    return data;
  }

  private static String words(Enum<?> value) {
    return value.name().replace('_', ' ').toLowerCase(Locale.ROOT);
  }
}
