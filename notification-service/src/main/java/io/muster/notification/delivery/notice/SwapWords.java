package io.muster.notification.delivery.notice;

import io.muster.contracts.oncall.SwapEvent;
import io.muster.contracts.paging.NoticeEvent;
import io.muster.contracts.paging.NoticeEvent.Kind;
import io.muster.notification.oncall.Rosters;
import io.muster.notification.oncall.Rosters.Roster;
import io.muster.notification.oncall.Swaps;
import io.muster.notification.oncall.Swaps.Swap;
import io.muster.starter.PeopleDirectory;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Words what two people have to tell each other about a swap, by the clock of the schedule. */
@Component
class SwapWords implements NoticeWords {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("EEE d MMM uuuu HH:mm", Locale.ENGLISH);
  private static final String LINK = "See what it changes";
  private static final String PATH = "/on-call";

  private final Rosters rosters;
  private final PeopleDirectory people;
  private final Clock clock;

  SwapWords(Rosters rosters, PeopleDirectory people, Clock clock) {
    this.rosters = rosters;
    this.people = people;
    this.clock = clock;
  }

  @Override
  public Set<Kind> kinds() {
    return Set.of(Kind.SWAP_ASKED, Kind.SWAP_ANSWERED, Kind.SWAP_WITHDRAWN);
  }

  @Override
  public Optional<Told> told(NoticeEvent.Requested notice) {
    return rosters
        .find(notice.aboutId())
        .flatMap(
            roster -> roster.swaps().find(notice.part()).map(swap -> told(notice, roster, swap)))
        .flatMap(told -> told);
  }

  private Optional<Told> told(NoticeEvent.Requested notice, Roster roster, Swap swap) {
    SwapEvent.Asked asked = swap.asked();
    Map<String, String> names = people.names(List.of(asked.askerId(), asked.askedId()));
    String asker = names.get(asked.askerId());
    String other = names.get(asked.askedId());
    Swaps.State state = swap.at(clock.instant());
    return switch (notice.kind()) {
      case SWAP_ASKED ->
          state == Swaps.State.OPEN ? Optional.of(asked(roster, asked, asker)) : Optional.empty();
      case SWAP_ANSWERED -> Optional.of(answered(roster, swap, other));
      case SWAP_WITHDRAWN ->
          Optional.of(
              new Told(
                  asker + " no longer asks you to swap duty",
                  List.of(times(roster, asked), "Nothing changes."),
                  LINK,
                  PATH));
      case SHADOWED_PAGE,
          READINESS_GAP,
          CHANNEL_TEST,
          ACTION_OVERDUE,
          ACTION_APPROVAL,
          CLOCK_THRESHOLD,
          AUDIT_REPORT_MADE,
          UPDATE_DUE,
          UPDATE_TO_APPROVE,
          BRIDGE_INVITATION,
          CALENDAR_UNREADABLE ->
          Optional.empty();
    };
  }

  private static Told asked(Roster roster, SwapEvent.Asked asked, String asker) {
    List<String> paragraphs = new ArrayList<>();
    paragraphs.add(times(roster, asked));
    if (asked.backFrom() != null) {
      paragraphs.add(
          "In return, %s takes yours from %s."
              .formatted(asker, span(roster, asked.backFrom(), asked.backUntil())));
    }
    said(asker, asked.note()).ifPresent(paragraphs::add);
    paragraphs.add(
        "Nothing changes unless you accept, which you can until %s."
            .formatted(time(roster, asked.expiresAt())));
    return new Told(asker + " asks you to take a duty", paragraphs, "Accept or decline", PATH);
  }

  private static Told answered(Roster roster, Swap swap, String other) {
    boolean yes = swap.recorded() == Swaps.State.ACCEPTED;
    List<String> paragraphs = new ArrayList<>();
    paragraphs.add(times(roster, swap.asked()));
    said(other, swap.answerNote()).ifPresent(paragraphs::add);
    paragraphs.add(yes ? "The schedule has it so." : "You are on call as before.");
    return new Told(
        yes ? other + " takes your duty" : other + " does not take your duty",
        paragraphs,
        LINK,
        PATH);
  }

  private static Optional<String> said(String name, String note) {
    return Optional.ofNullable(note).map(it -> "%s: “%s”".formatted(name, it));
  }

  private static String times(Roster roster, SwapEvent.Asked asked) {
    return "%s, from %s."
        .formatted(roster.newest().name(), span(roster, asked.from(), asked.until()));
  }

  private static String span(Roster roster, Instant from, Instant until) {
    return "%s to %s".formatted(time(roster, from), time(roster, until));
  }

  private static String time(Roster roster, Instant at) {
    String zone = roster.newest().zone();
    return TIME.format(at.atZone(ZoneId.of(zone))) + " (" + zone + ")";
  }
}
