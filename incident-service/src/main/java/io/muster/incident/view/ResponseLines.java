package io.muster.incident.view;

import io.muster.contracts.Event;
import io.muster.contracts.Person;
import io.muster.contracts.evidence.EvidenceEvent;
import io.muster.contracts.incident.AccessEvent;
import io.muster.contracts.incident.AffectedEvent;
import io.muster.contracts.incident.AttachmentEvent;
import io.muster.contracts.incident.IncidentEvent;
import io.muster.contracts.incident.MomentEvent;
import io.muster.contracts.incident.TaskEvent;
import io.muster.contracts.incident.TaskState;
import io.muster.contracts.recovery.RecoveryWorkEvent;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** The timeline's lines on what people work on: tasks, times, who is affected, files. */
final class ResponseLines {

  private ResponseLines() {}

  /** People an event names besides whoever acted. */
  static List<String> people(Event event) {
    return switch (event) {
      case IncidentEvent.RoleAssigned e -> List.of(e.person().id());
      case IncidentEvent.RoleReleased e -> List.of(e.personId());
      case IncidentEvent.RoleHandedOver e -> List.of(e.fromId(), e.to().id());
      case AccessEvent.AccessGranted e -> List.of(e.person().id());
      case AccessEvent.AccessWithdrawn e -> List.of(e.personId());
      case TaskEvent.Added e -> owner(e.owner());
      case TaskEvent.Assigned e -> owner(e.owner());
      case RecoveryWorkEvent.Said e -> RecoveryWorkLines.people(e);
      case EvidenceEvent e -> EvidenceLines.people(e);
      default -> List.of();
    };
  }

  private static List<String> owner(Person owner) {
    return owner == null ? List.of() : List.of(owner.id());
  }

  static String summary(MomentEvent event) {
    String moment = moment(event);
    return switch (event) {
      case MomentEvent.Recorded e -> moment + " at " + e.value();
      case MomentEvent.Corrected e when e.to() == null ->
          moment + ": " + e.from() + " does not hold any more";
      case MomentEvent.Corrected e when e.from() == null -> moment + " at " + e.to() + " after all";
      case MomentEvent.Corrected e -> moment + ": corrected from " + e.from() + " to " + e.to();
    };
  }

  private static String moment(MomentEvent event) {
    return switch (event.moment()) {
      case OCCURRED -> "Began";
      case DETECTED -> "Noticed first";
      case AWARE -> "Known to be an incident";
      case CONTAINED -> "Contained";
      case ERADICATED -> "Cause removed";
      case RECOVERED -> "Recovered";
    };
  }

  static String summary(AccessEvent event, Names names) {
    return switch (event) {
      case AccessEvent.MadePrivate _ -> "Private from here on";
      case AccessEvent.MadePublic _ -> "Everybody may see it";
      case AccessEvent.AccessGranted e -> names.of(e.person().id()) + " was named on it";
      case AccessEvent.AccessWithdrawn e -> names.of(e.personId()) + " is no longer named on it";
    };
  }

  static void data(AccessEvent event, Names names, Map<String, Object> data) {
    switch (event) {
      case AccessEvent.MadePrivate e -> data.put("reason", e.reason());
      case AccessEvent.MadePublic e -> data.put("reason", e.reason());
      case AccessEvent.AccessGranted e -> {
        data.put("person", person(e.person().id(), names));
        data.put("reason", e.reason());
      }
      case AccessEvent.AccessWithdrawn e -> {
        data.put("person", person(e.personId(), names));
        data.put("reason", e.reason());
      }
    }
  }

  private static Map<String, String> person(String id, Names names) {
    return Map.of("id", id, "name", names.of(id));
  }

  static String summary(AffectedEvent event) {
    return switch (event) {
      case AffectedEvent.ServicesChanged e ->
          String.join(
              "; ",
              Stream.of(
                      e.added().isEmpty() ? null : "Also affects " + String.join(", ", e.added()),
                      e.removed().isEmpty()
                          ? null
                          : "Does not affect " + String.join(", ", e.removed()))
                  .filter(Objects::nonNull)
                  .toList());
      case AffectedEvent.PartyAffected e ->
          e.count() == null
              ? "Customers or others are affected"
              : "Affected outside: " + (e.estimated() ? "about " : "") + e.count();
      case AffectedEvent.PartyCleared _ -> "Customers or others are not affected after all";
    };
  }

  static String summary(TaskEvent event, Names names) {
    return switch (event) {
      case TaskEvent.Added _ -> "Task added";
      case TaskEvent.Assigned e ->
          e.owner() == null
              ? "Nobody has the task any more"
              : names.of(e.owner().id()) + " has the task";
      case TaskEvent.Changed _ -> "Task changed";
      case TaskEvent.Moved e -> moved(e);
    };
  }

  private static String moved(TaskEvent.Moved e) {
    if (e.from().over()) {
      return e.to().over()
          ? "Task " + words(e.to()) + " and not " + words(e.from())
          : "Task opened again";
    }
    return "Task "
        + words(e.to())
        + (e.despite().isEmpty() ? "" : ", though it waits for " + count(e.despite().size()));
  }

  private static String count(int others) {
    return others == 1 ? "another" : others + " others";
  }

  private static String words(TaskState state) {
    return switch (state) {
      case OPEN -> "put back";
      case IN_PROGRESS -> "taken up";
      case DONE -> "done";
      case DROPPED -> "dropped";
    };
  }

  static String summary(AttachmentEvent event) {
    return switch (event) {
      case AttachmentEvent.Added _ -> "File attached";
      case AttachmentEvent.Withdrawn _ -> "A file is not shown any more";
    };
  }

  static void data(MomentEvent event, Map<String, Object> data) {
    data.put("moment", event.moment());
    switch (event) {
      case MomentEvent.Recorded e -> {
        data.put("value", e.value());
        data.put("source", e.source());
      }
      case MomentEvent.Corrected e -> {
        data.put("from", e.from());
        data.put("value", e.to());
        data.put("reason", e.reason());
        data.put("source", e.source());
      }
    }
  }

  static void data(AffectedEvent event, Map<String, Object> data) {
    switch (event) {
      case AffectedEvent.ServicesChanged e -> {
        data.put("added", e.added());
        data.put("removed", e.removed());
        data.put("reason", e.reason());
      }
      case AffectedEvent.PartyAffected e -> {
        data.put("partyId", e.partyId());
        data.put("name", e.name());
        data.put("count", e.count());
        data.put("estimated", e.estimated());
        data.put("reason", e.reason());
      }
      case AffectedEvent.PartyCleared e -> {
        data.put("partyId", e.partyId());
        data.put("reason", e.reason());
      }
    }
  }

  static void data(TaskEvent event, Names names, Map<String, Object> data) {
    data.put("taskId", event.taskId());
    switch (event) {
      case TaskEvent.Added e -> {
        data.put("title", e.title());
        data.put("details", e.details());
        data.put("person", person(e.owner(), names));
        data.put("due", e.due());
        data.put("dependsOn", e.dependsOn());
        data.put("origin", e.origin());
      }
      case TaskEvent.Assigned e -> data.put("person", person(e.owner(), names));
      case TaskEvent.Changed e -> {
        data.put("title", e.title());
        data.put("details", e.details());
        data.put("due", e.due());
        data.put("dependsOn", e.dependsOn());
      }
      case TaskEvent.Moved e -> {
        data.put("from", e.from());
        data.put("to", e.to());
        data.put("despite", e.despite());
        data.put("reason", e.reason());
      }
    }
  }

  static void data(AttachmentEvent event, Map<String, Object> data) {
    data.put("attachmentId", event.attachmentId());
    switch (event) {
      case AttachmentEvent.Added e -> {
        data.put("name", e.name());
        data.put("mediaType", e.mediaType());
        data.put("size", e.size());
        data.put("sha256", e.sha256());
        data.put("note", e.note());
      }
      case AttachmentEvent.Withdrawn e -> data.put("reason", e.reason());
    }
  }

  private static Map<String, String> person(Person person, Names names) {
    return person == null ? null : Map.of("id", person.id(), "name", names.of(person.id()));
  }
}
