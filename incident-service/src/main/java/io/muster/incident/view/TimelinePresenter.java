package io.muster.incident.view;

import io.muster.contracts.Actor;
import io.muster.contracts.Event;
import io.muster.contracts.alert.AlertGroupEvent;
import io.muster.contracts.alert.Flapping;
import io.muster.contracts.classification.Classification;
import io.muster.contracts.incident.AffectedEvent;
import io.muster.contracts.incident.AttachmentEvent;
import io.muster.contracts.incident.IncidentEvent;
import io.muster.contracts.incident.IncidentEvent.RoleAssigned;
import io.muster.contracts.incident.IncidentEvent.RoleReleased;
import io.muster.contracts.incident.IncidentRef;
import io.muster.contracts.incident.LinkEvent;
import io.muster.contracts.incident.MomentEvent;
import io.muster.contracts.incident.PhaseMove;
import io.muster.contracts.incident.TaskEvent;
import io.muster.incident.response.IncidentNumbers;
import io.muster.incident.view.TimelineRows.Fact;
import io.muster.starter.PeopleDirectory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Says in one line what happened, and gives its details, as far as the reader may see them. */
@Component
class TimelinePresenter {

  private static final String ANOTHER = "another incident";

  private final PeopleDirectory people;
  private final VisibleIncidents incidents;

  TimelinePresenter(PeopleDirectory people, VisibleIncidents incidents) {
    this.people = people;
    this.incidents = incidents;
  }

  /** How people and other incidents are called, for one reader. */
  private record Called(Names names, Map<String, String> numbers) {

    String incident(IncidentRef other) {
      return numbers.getOrDefault(other.id(), ANOTHER);
    }

    String incident(String id) {
      return numbers.getOrDefault(id, ANOTHER);
    }

    /** Null when it is not for this reader. */
    Map<String, Object> link(IncidentRef other) {
      String number = numbers.get(other.id());
      return number == null ? null : Map.of("id", other.id(), "number", number);
    }
  }

  List<Shown.Entry> entries(List<Fact> facts, Sight sight) {
    List<String> personIds = new ArrayList<>();
    facts.forEach(fact -> personIds.addAll(people(fact.event())));
    Called called =
        new Called(
            Names.of(personIds, people, sight.caller()),
            incidents.numbers(
                facts.stream().flatMap(fact -> others(fact.event())).toList(), sight));
    return facts.stream().map(fact -> entry(fact, called, sight)).toList();
  }

  private static Stream<String> others(Event event) {
    return switch (event) {
      case LinkEvent.AlertsAttached attached -> Stream.of(attached.from().id());
      case LinkEvent.AlertsDetached detached -> Stream.of(detached.to().id());
      case LinkEvent.DuplicateMarked marked -> Stream.of(marked.incidentId(), marked.of().id());
      case LinkEvent.Linked linked -> Stream.of(linked.incidentId(), linked.to().id());
      case LinkEvent.Unlinked gone -> Stream.of(gone.incidentId(), gone.to().id());
      case AlertGroupEvent.Attached move -> Stream.of(move.incidentId(), move.from());
      case AlertGroupEvent.Detached move -> Stream.of(move.incidentId(), move.from());
      default -> Stream.empty();
    };
  }

  private static List<String> people(Event event) {
    List<String> ids = new ArrayList<>();
    if (event.by().kind() == Actor.Kind.PERSON) {
      ids.add(event.by().id());
    }
    ids.addAll(ResponseLines.people(event));
    return ids;
  }

  private static Shown.Entry entry(Fact fact, Called called, Sight sight) {
    Actor by = fact.event().by();
    return new Shown.Entry(
        fact.position(),
        fact.eventId(),
        fact.type(),
        new Shown.By(by.kind(), by.id(), called.names().of(by.kind(), by.id())),
        fact.event().at(),
        fact.recordTime(),
        summary(fact.event(), called),
        sight.texts() ? data(fact.event(), called) : Map.of());
  }

  private static String summary(Event event, Called called) {
    return switch (event) {
      case IncidentEvent incident -> summary(incident, called);
      case AlertGroupEvent alerts -> summary(alerts, called);
      default -> event.getClass().getSimpleName();
    };
  }

  private static String summary(IncidentEvent event, Called called) {
    Names names = called.names();
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
      case IncidentEvent.RoleHandedOver passed ->
          names.of(passed.fromId())
              + " handed the role "
              + words(passed.role())
              + " over to "
              + names.of(passed.to().id());
      case IncidentEvent.Reopened again ->
          again.pages() ? "Reopened; people are called out again" : "Reopened";
      case IncidentEvent.NoteAdded note -> "Note";
      case IncidentEvent.DecisionMarked marked -> "A note is marked as a decision";
      case MomentEvent moment -> ResponseLines.summary(moment);
      case AffectedEvent affected -> ResponseLines.summary(affected);
      case TaskEvent task -> ResponseLines.summary(task, names);
      case AttachmentEvent attachment -> ResponseLines.summary(attachment);
      case IncidentEvent.CauseMarked marked -> CauseLines.summary(marked);
      case IncidentEvent.CauseWithdrawn withdrawn -> "The cause is open again";
      case LinkEvent link -> summary(link, called);
    };
  }

  private static String summary(LinkEvent event, Called called) {
    return switch (event) {
      case LinkEvent.AlertsAttached attached ->
          "Alerts of " + called.incident(attached.from()) + " were attached";
      case LinkEvent.AlertsDetached detached ->
          "Alerts were moved to " + called.incident(detached.to());
      case LinkEvent.DuplicateMarked marked ->
          called.incident(marked.incidentId())
              + " ended as a duplicate of "
              + called.incident(marked.of());
      case LinkEvent.Linked linked ->
          called.incident(linked.incidentId())
              + switch (linked.kind()) {
                case CHILD_OF -> " is part of ";
                case CAUSED_BY -> " was caused by ";
              }
              + called.incident(linked.to());
      case LinkEvent.Unlinked gone ->
          called.incident(gone.incidentId())
              + switch (gone.kind()) {
                case CHILD_OF -> " is not part of ";
                case CAUSED_BY -> " was not caused by ";
              }
              + called.incident(gone.to());
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

  private static String summary(AlertGroupEvent event, Called called) {
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
      case AlertGroupEvent.Attached move ->
          "The alerts were attached to " + called.incident(move.incidentId());
      case AlertGroupEvent.Detached move ->
          "The alerts were taken away from "
              + called.incident(move.from())
              + " and belong to "
              + called.incident(move.incidentId());
    };
  }

  private static String flapping(Flapping why) {
    return " and flap: %d times within %d min. This stays open until nothing fired for %d min (rule %s)"
        .formatted(why.groups(), why.withinMinutes(), why.quietMinutes(), why.rule());
  }

  private static Map<String, Object> data(Event event, Called called) {
    return switch (event) {
      case IncidentEvent incident -> data(incident, called);
      case AlertGroupEvent alerts -> data(alerts);
      default -> Map.of();
    };
  }

  private static Map<String, Object> data(IncidentEvent event, Called called) {
    Names names = called.names();
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
      case LinkEvent.AlertsAttached attached -> {
        data.put("groupId", attached.groupId());
        data.put("from", called.link(attached.from()));
        data.put("reason", attached.reason());
      }
      case LinkEvent.AlertsDetached detached -> {
        data.put("groupId", detached.groupId());
        data.put("to", called.link(detached.to()));
      }
      case LinkEvent.DuplicateMarked marked -> {
        data.put("of", called.link(marked.of()));
        data.put("reason", marked.reason());
      }
      case LinkEvent.Linked linked -> {
        data.put("kind", linked.kind());
        data.put("to", called.link(linked.to()));
        data.put("reason", linked.reason());
      }
      case LinkEvent.Unlinked gone -> {
        data.put("kind", gone.kind());
        data.put("to", called.link(gone.to()));
        data.put("reason", gone.reason());
      }
      case IncidentEvent.DecisionMarked marked -> {
        data.put("noteId", marked.noteId());
        data.put("alternatives", marked.alternatives());
      }
      case IncidentEvent.Reopened again -> {
        data.put("reason", again.reason());
        data.put("pages", again.pages());
      }
      case IncidentEvent.RoleHandedOver passed -> {
        String id = passed.to().id();
        data.put("role", passed.role());
        data.put("from", Map.of("id", passed.fromId(), "name", names.of(passed.fromId())));
        data.put("person", Map.of("id", id, "name", names.of(id)));
        data.put("summary", passed.summary());
      }
      case MomentEvent moment -> ResponseLines.data(moment, data);
      case AffectedEvent affected -> ResponseLines.data(affected, data);
      case TaskEvent task -> ResponseLines.data(task, names, data);
      case AttachmentEvent attachment -> ResponseLines.data(attachment, data);
      case IncidentEvent.CauseMarked marked -> CauseLines.put(data, marked);
      case IncidentEvent.CauseWithdrawn withdrawn -> data.put("reason", withdrawn.reason());
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
      case AlertGroupEvent.Attached move -> data.put("reason", move.reason());
      case AlertGroupEvent.Detached move -> data.put("reason", move.reason());
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
