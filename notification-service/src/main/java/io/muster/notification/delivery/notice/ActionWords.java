package io.muster.notification.delivery.notice;

import io.muster.contracts.paging.NoticeEvent;
import io.muster.contracts.paging.NoticeEvent.Kind;
import io.muster.notification.facts.ActionItem;
import io.muster.notification.facts.ActionItems;
import io.muster.notification.facts.Incidents;
import io.muster.starter.PeopleDirectory;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Tells that an action item is overdue. */
@Component
class ActionWords implements NoticeWords {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("EEE d MMM uuuu HH:mm 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private final ActionItems items;
  private final Incidents incidents;
  private final PeopleDirectory people;

  ActionWords(ActionItems items, Incidents incidents, PeopleDirectory people) {
    this.items = items;
    this.incidents = incidents;
    this.people = people;
  }

  @Override
  public Set<Kind> kinds() {
    return Set.of(Kind.ACTION_OVERDUE);
  }

  @Override
  public Optional<Told> told(NoticeEvent.Requested notice) {
    String actionId = notice.part().substring(0, notice.part().indexOf('/'));
    return items
        .find(notice.aboutId(), actionId)
        .filter(item -> !incidents.hiddenFrom(notice.incidentId(), notice.personId()))
        .flatMap(item -> item.waitsUntil().map(due -> told(item, due, notice.personId())));
  }

  private Told told(ActionItem item, Instant due, String personId) {
    return new Told(
        "Overdue: " + item.title(),
        List.of(
            "It was due on %s.".formatted(TIME.format(due)),
            "The review of INC-%d says that it has to be done so that it does not happen again."
                .formatted(item.incident().number()),
            because(item, personId)),
        "See the action item",
        "/action-items");
  }

  private String because(ActionItem item, String personId) {
    if (item.owner() == null) {
      return "You are told because nobody has it yet. Give it to somebody, or say why it is dropped.";
    }
    if (item.owner().id().equals(personId)) {
      return "You are told because it is yours. Say that it is done, or until when it will be.";
    }
    return "%s has it. You are told because you answer for the review."
        .formatted(people.names(List.of(item.owner().id())).get(item.owner().id()));
  }
}
