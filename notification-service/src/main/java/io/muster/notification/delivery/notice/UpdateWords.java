package io.muster.notification.delivery.notice;

import io.muster.contracts.paging.NoticeEvent;
import io.muster.contracts.paging.NoticeEvent.Kind;
import io.muster.contracts.update.UpdateEvent;
import io.muster.notification.conversation.update.Cadences;
import io.muster.notification.conversation.update.NextUpdate;
import io.muster.notification.conversation.update.Situation;
import io.muster.notification.conversation.update.UpdateState;
import io.muster.notification.conversation.update.Updates;
import io.muster.notification.delivery.notice.UpdateNotices.Mark;
import io.muster.notification.facts.Incidents;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Tells that an incident's next update is due, unless it was sent meanwhile; or that one waits. */
@Component
class UpdateWords implements NoticeWords {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm 'UTC'", Locale.ENGLISH).withZone(ZoneOffset.UTC);

  private final Updates updates;
  private final Cadences cadences;
  private final Incidents incidents;

  UpdateWords(Updates updates, Cadences cadences, Incidents incidents) {
    this.updates = updates;
    this.cadences = cadences;
    this.incidents = incidents;
  }

  @Override
  public Set<Kind> kinds() {
    return Set.of(Kind.UPDATE_DUE, Kind.UPDATE_TO_APPROVE);
  }

  @Override
  public Optional<Told> told(NoticeEvent.Requested notice) {
    if (incidents.hiddenFrom(notice.incidentId(), notice.personId())) {
      return Optional.empty();
    }
    return updates
        .situation(notice.incidentId())
        .flatMap(
            situation ->
                notice.kind() == Kind.UPDATE_DUE
                    ? cadences
                        .of(notice.incidentId())
                        .flatMap(next -> due(notice.part(), situation, next))
                    : waiting(updates.find(notice.aboutId()), situation));
  }

  private static Optional<Told> due(String part, Situation situation, NextUpdate next) {
    Instant due = next.dueAt();
    boolean overdue = part.equals(Mark.OVERDUE.part(due));
    if (!overdue && !part.equals(Mark.SOON.part(due))) {
      return Optional.empty();
    }
    List<String> paragraphs = new ArrayList<>();
    paragraphs.add(
        "%s, %s: %s.".formatted(situation.number(), situation.severity(), situation.title()));
    paragraphs.add(
        next.from() == NextUpdate.From.PLAN
            ? "The plan the incident follows says so."
            : "The rules for %s say so.".formatted(situation.severity()));
    paragraphs.add(
        "You are told because you speak for the incident. A draft is waiting: read it over, and send it.");
    return Optional.of(
        new Told(
            "%s of %s %s %s"
                .formatted(
                    overdue ? "Overdue: the update" : "The next update",
                    situation.number(),
                    overdue ? "was due at" : "is due at",
                    TIME.format(due)),
            paragraphs,
            "Write the update",
            path(situation)));
  }

  private static Optional<Told> waiting(UpdateState update, Situation situation) {
    if (!update.waits()) {
      return Optional.empty();
    }
    return Optional.of(
        new Told(
            "An update of %s waits for your approval".formatted(situation.number()),
            List.of(
                "“%s”".formatted(update.written().subject()),
                "It goes out once somebody who did not write it approves it. You are told because you speak for"
                    + " the incident."),
            "Read update %d".formatted(UpdateEvent.numberOf(update.written().updateId())),
            path(situation)));
  }

  private static String path(Situation situation) {
    return "/incidents/" + situation.number();
  }
}
