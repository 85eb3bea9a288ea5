package io.muster.notification.delivery.notice;

import io.muster.contracts.oncall.ReadinessEvent.Checked;
import io.muster.contracts.oncall.ReadinessEvent.Finding;
import io.muster.contracts.oncall.ReadinessEvent.Reach;
import io.muster.contracts.paging.NoticeEvent;
import io.muster.contracts.paging.NoticeEvent.Kind;
import io.muster.notification.facts.Facts;
import io.muster.notification.oncall.OnCall;
import io.muster.starter.PeopleDirectory;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Tells who can mend it where nobody would be reached; and tries an address. */
@Component
class ReadinessWords implements NoticeWords {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("EEE d MMM uuuu HH:mm 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);
  private static final int MOST = 20;
  private static final String PATH = "/on-call/readiness";

  private final Facts facts;
  private final OnCall onCall;
  private final PeopleDirectory people;

  ReadinessWords(Facts facts, OnCall onCall, PeopleDirectory people) {
    this.facts = facts;
    this.onCall = onCall;
    this.people = people;
  }

  @Override
  public Set<Kind> kinds() {
    return Set.of(Kind.READINESS_GAP, Kind.CHANNEL_TEST);
  }

  @Override
  public Optional<Told> told(NoticeEvent.Requested notice) {
    return notice.kind() == Kind.CHANNEL_TEST
        ? Optional.of(test())
        : facts
            .first(notice.aboutId())
            .map(Checked.class::cast)
            .map(check -> gaps(check, notice.personId()));
  }

  private static Told test() {
    return new Told(
        "This is a test: Muster reaches you here",
        List.of(
            "Pages will come to this address.",
            "There is nothing to do. When it was not you who asked for it, a manager did."),
        "See who is reached, and who is not",
        PATH);
  }

  private Told gaps(Checked check, String owner) {
    List<Finding> theirs =
        check.findings().stream().filter(it -> it.ownerIds().contains(owner)).toList();
    boolean nobody = theirs.stream().anyMatch(it -> it.reach() == Reach.NOBODY);
    List<String> paragraphs = new ArrayList<>();
    theirs.stream().limit(MOST).map(this::sentence).forEach(paragraphs::add);
    if (theirs.size() > MOST) {
      paragraphs.add("And %d more policies.".formatted(theirs.size() - MOST));
    }
    paragraphs.add("You are told because you published it, or because it is your team's.");
    return new Told(
        nobody
            ? "On-call: nobody would be reached, first on " + TIME.format(first(theirs))
            : "On-call: somebody would be reached late, first on " + TIME.format(first(theirs)),
        paragraphs,
        "See all gaps of the coming 90 days",
        PATH);
  }

  private static Instant first(List<Finding> findings) {
    return findings.stream().map(Finding::from).min(Instant::compareTo).orElseThrow();
  }

  private String sentence(Finding it) {
    return "%s, %s to %s: %s%s (%s)."
        .formatted(
            onCall.policyName(it.policyId()),
            TIME.format(it.from()),
            TIME.format(it.until()),
            it.reach() == Reach.NOBODY ? "nobody is reached" : "only a later level is reached",
            it.times() > 1 ? ", and %d more times".formatted(it.times() - 1) : "",
            why(it));
  }

  private String why(Finding it) {
    String person =
        it.personId() == null ? "" : people.names(List.of(it.personId())).get(it.personId());
    return switch (it.reason()) {
      case NO_SCHEDULE -> "there is no schedule " + it.targetId();
      case NO_LAYER -> "no layer of the schedule " + it.targetId() + " is on duty";
      case ALL_AWAY -> "everybody of " + it.targetId() + " is on leave";
      case NO_MEMBERS -> "nobody is in " + it.targetId();
      case AWAY -> person + " is on leave";
      case UNKNOWN_PERSON -> "Muster does not know " + it.personId();
      case NO_CONTACT -> "nobody has said how " + person + " is reached";
      case UNTRIED -> "no message has ever gone to " + person;
      case FAILING -> "the last message to " + person + " was not taken";
    };
  }
}
