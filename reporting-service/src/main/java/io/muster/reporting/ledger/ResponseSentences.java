package io.muster.reporting.ledger;

import io.muster.contracts.Person;
import io.muster.contracts.drill.DrillIds;
import io.muster.contracts.incident.AccessEvent;
import io.muster.contracts.incident.AffectedEvent;
import io.muster.contracts.incident.AttachmentEvent;
import io.muster.contracts.incident.IncidentEvent;
import io.muster.contracts.incident.Moment;
import io.muster.contracts.incident.MomentEvent;
import io.muster.contracts.incident.TaskEvent;
import io.muster.contracts.incident.TaskState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Sentences on what people worked on in an incident. */
final class ResponseSentences {

  private final Names names;
  private final String who;

  private ResponseSentences(Names names, String who) {
    this.names = names;
    this.who = who;
  }

  static String of(IncidentEvent event, Names names) {
    ResponseSentences sentences = new ResponseSentences(names, names.actor(event.by()));
    return switch (event) {
      case IncidentEvent.DecisionMarked e ->
          e.alternatives() == null
              ? sentences.who + " marked a note as a decision."
              : "%s marked a note as a decision; also possible was: %s."
                  .formatted(sentences.who, sentences.names.quoted(e.alternatives()));
      case IncidentEvent.AcknowledgementLapsed e ->
          "%s was asked at %s whether they are still on it and did not answer: the acknowledgement lapsed."
              .formatted(names.person(e.personId()), Words.of(e.askedAt()));
      case IncidentEvent.Reopened e ->
          "%s reopened the incident%s%s"
              .formatted(
                  sentences.who,
                  e.pages() ? " and had people called out again" : "",
                  sentences.names.because(e.reason()));
      case IncidentEvent.RoleHandedOver e ->
          "%s handed the role of %s over from %s to %s: %s."
              .formatted(
                  sentences.who,
                  Words.of(e.role()),
                  names.person(e.fromId()),
                  sentences.person(e.to()),
                  sentences.names.quoted(e.summary()));
      case MomentEvent e -> sentences.moment(e);
      case AccessEvent e -> sentences.access(e);
      case AffectedEvent e -> sentences.affected(e);
      case TaskEvent e -> sentences.task(e);
      case AttachmentEvent e -> sentences.attachment(e);
      default -> throw new IllegalArgumentException("Told elsewhere: " + event.getClass());
    };
  }

  private String access(AccessEvent event) {
    return switch (event) {
      case AccessEvent.MadePrivate e ->
          "%s made the incident private%s".formatted(who, names.because(e.reason()));
      case AccessEvent.MadePublic e ->
          "%s let everybody see the incident%s".formatted(who, names.because(e.reason()));
      case AccessEvent.AccessGranted e ->
          "%s named %s on the incident%s"
              .formatted(who, person(e.person()), names.because(e.reason()));
      case AccessEvent.AccessWithdrawn e ->
          "%s no longer named %s on the incident%s"
              .formatted(who, names.person(e.personId()), names.because(e.reason()));
    };
  }

  private String moment(MomentEvent event) {
    String moment = of(event.moment());
    return switch (event) {
      case MomentEvent.Recorded e ->
          "%s said that %s at %s%s"
              .formatted(who, moment, Words.of(e.value()), names.because(e.source()));
      case MomentEvent.Corrected e when e.to() == null ->
          "%s took back that %s at %s%s"
              .formatted(who, moment, Words.of(e.from()), names.because(e.reason()));
      case MomentEvent.Corrected e when e.from() == null ->
          "%s said that %s at %s after all%s"
              .formatted(who, moment, Words.of(e.to()), names.because(e.reason()));
      case MomentEvent.Corrected e ->
          "%s corrected when %s, from %s to %s%s"
              .formatted(
                  who, moment, Words.of(e.from()), Words.of(e.to()), names.because(e.reason()));
    };
  }

  private static String of(Moment moment) {
    return switch (moment) {
      case OCCURRED -> "the trouble began";
      case DETECTED -> "it was first noticed";
      case AWARE -> "it was known to be an incident";
      case CONTAINED -> "it was contained";
      case ERADICATED -> "the cause was removed";
      case RECOVERED -> "those affected could work again";
    };
  }

  private String affected(AffectedEvent event) {
    return switch (event) {
      case AffectedEvent.ServicesChanged e -> {
        List<String> parts = new ArrayList<>();
        if (!e.added().isEmpty()) {
          parts.add("also affects " + Words.and(e.added()));
        }
        if (!e.removed().isEmpty()) {
          parts.add("does not affect " + Words.and(e.removed()));
        }
        yield "%s said that it %s%s".formatted(who, Words.and(parts), names.because(e.reason()));
      }
      case AffectedEvent.PartyAffected e ->
          "%s said who is affected outside: %s%s%s"
              .formatted(
                  who,
                  names.quoted(e.name()),
                  e.count() == null
                      ? ""
                      : ", %s%d".formatted(e.estimated() ? "about " : "", e.count()),
                  names.because(e.reason()));
      case AffectedEvent.PartyCleared e ->
          "%s said that somebody outside is not affected after all%s"
              .formatted(who, names.because(e.reason()));
    };
  }

  private static String due(String incidentId, Instant due) {
    if (due == null) {
      return "";
    }
    return ", due "
        + Words.of(due)
        + (DrillIds.inDrill(incidentId) ? " by the time of the drill" : "");
  }

  private String task(TaskEvent event) {
    return switch (event) {
      case TaskEvent.Added e ->
          "%s added the task %s%s%s%s."
              .formatted(
                  who,
                  names.quoted(e.title()),
                  e.owner() == null ? "" : " for " + person(e.owner()),
                  due(e.incidentId(), e.due()),
                  switch (e.origin().kind()) {
                    case PERSON -> "";
                    case PLAN -> ", as version %d of a plan asks".formatted(e.origin().version());
                    case RUNBOOK ->
                        ", as version %d of a runbook asks".formatted(e.origin().version());
                    case RULE ->
                        ", as version %d of an automation rule says"
                            .formatted(e.origin().version());
                    case REGULATION -> ", as a law asks for the report " + e.origin().id();
                    case DRILL -> ", as a clock of the drill runs";
                  });
      case TaskEvent.Assigned e ->
          e.owner() == null
              ? who + " left a task to whoever takes it."
              : "%s gave a task to %s.".formatted(who, person(e.owner()));
      case TaskEvent.Changed e ->
          "%s changed a task, now %s%s."
              .formatted(who, names.quoted(e.title()), due(e.incidentId(), e.due()));
      case TaskEvent.Moved e ->
          "%s %s%s%s"
              .formatted(
                  who,
                  moved(e.to(), e.from().over()),
                  e.despite().isEmpty()
                      ? ""
                      : " though %d it waits for %s not over"
                          .formatted(e.despite().size(), e.despite().size() == 1 ? "was" : "were"),
                  names.because(e.reason()));
    };
  }

  private static String moved(TaskState to, boolean again) {
    return switch (to) {
      case OPEN -> again ? "opened a task again" : "put a task back";
      case IN_PROGRESS -> again ? "took a task up again" : "took a task up";
      case DONE -> "called a task done";
      case DROPPED -> "dropped a task";
    };
  }

  /** By its hash, never by its name or note: it may become privileged evidence. */
  private String attachment(AttachmentEvent event) {
    return switch (event) {
      case AttachmentEvent.Added e ->
          "%s attached a file (%d bytes, SHA-256 %s).".formatted(who, e.size(), e.sha256());
      case AttachmentEvent.Withdrawn e ->
          "%s withdrew an attached file%s".formatted(who, names.because(e.reason()));
    };
  }

  private String person(Person person) {
    return names.person(person.id(), person.name());
  }
}
