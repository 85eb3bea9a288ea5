package io.muster.notification.delivery.notice;

import io.muster.contracts.oncall.CalendarSubscriptionEvent.Failing;
import io.muster.contracts.paging.NoticeEvent;
import io.muster.contracts.paging.NoticeEvent.Kind;
import io.muster.notification.facts.Facts;
import io.muster.notification.oncall.CalendarTrouble;
import io.muster.notification.oncall.Subscription;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Tells whose calendar it is, or who gave it for a team, that it can be read no more. */
@Component
class CalendarWords implements NoticeWords {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("EEE d MMM uuuu HH:mm 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private final Facts facts;

  CalendarWords(Facts facts) {
    this.facts = facts;
  }

  @Override
  public Set<Kind> kinds() {
    return Set.of(Kind.CALENDAR_UNREADABLE);
  }

  /** Nothing once it is read again, ended, or given anew. */
  @Override
  public Optional<Told> told(NoticeEvent.Requested notice) {
    Subscription subscription = Subscription.of(facts.readable(notice.aboutId()));
    return Optional.ofNullable(subscription.failing())
        .filter(it -> it.since().toString().equals(notice.part()))
        .map(it -> told(it, subscription.given().teamId() != null));
  }

  private static Told told(Failing failing, boolean ofTeam) {
    return new Told(
        ofTeam
            ? "Muster cannot read the calendar of your team any more"
            : "Muster cannot read your calendar any more",
        List.of(
            "Leave is not taken from it since %s. What it brought before stays as it is."
                .formatted(TIME.format(failing.since())),
            CalendarTrouble.sentence(failing.trouble()),
            "It is tried again each hour. You are told this once."),
        "See the calendars that are read",
        "/on-call/leave");
  }
}
