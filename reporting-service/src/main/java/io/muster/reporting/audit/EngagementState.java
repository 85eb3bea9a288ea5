package io.muster.reporting.audit;

import io.muster.contracts.Person;
import io.muster.contracts.audit.AuditReportEvent.Drawn;
import io.muster.contracts.audit.EngagementEvent;
import io.muster.contracts.audit.EngagementEvent.Ended;
import io.muster.contracts.audit.EngagementEvent.ItemMarked;
import io.muster.contracts.audit.EngagementEvent.Opened;
import io.muster.contracts.audit.EngagementEvent.Sampled;
import io.muster.contracts.audit.EngagementEvent.TakenUp;
import io.muster.reporting.ledger.LogEntry;
import io.muster.starter.Refused;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How far an engagement has come, told from its events. */
final class EngagementState {

  /** Each of 100 at most, so that the working paper can still be made. */
  static final int MOST_SAMPLES = 100;

  private Opened opened;
  private Person auditor;
  private Ended ended;
  private final List<Sampled> samples = new ArrayList<>();
  private final Map<Integer, Map<String, ItemMarked>> marks = new HashMap<>();
  private long lastPosition;

  /** Whether the auditor may look. */
  @Schema(name = "EngagementPhase")
  enum Phase {
    /** Not yet. */
    PLANNED,
    /** Now. */
    HOLDS,
    /** No longer: its time is over, or a manager ended it. */
    OVER
  }

  static EngagementState of(List<LogEntry> entries) {
    EngagementState state = new EngagementState();
    for (LogEntry entry : entries) {
      state.lastPosition = entry.position();
      if (entry.event().orElse(null) instanceof EngagementEvent event) {
        state.add(event);
      }
    }
    return state;
  }

  void add(EngagementEvent event) {
    switch (event) {
      case Opened e -> opened = e;
      case TakenUp e -> auditor = e.auditor();
      case Sampled e -> samples.add(e);
      case ItemMarked e ->
          marks.computeIfAbsent(e.sample(), _ -> new HashMap<>()).put(e.subjectId(), e);
      case Ended e -> ended = e;
    }
  }

  boolean exists() {
    return opened != null;
  }

  String id() {
    return opened.engagementId();
  }

  Opened opened() {
    return opened;
  }

  Period period() {
    return new Period(opened.from(), opened.to());
  }

  /** Who took it up; empty while nobody has. */
  Optional<Person> auditor() {
    return Optional.ofNullable(auditor);
  }

  boolean isOf(String personId) {
    return auditor != null && auditor.id().equals(personId);
  }

  /** What a manager ended it with; empty unless one did. */
  Optional<Ended> ended() {
    return Optional.ofNullable(ended);
  }

  Phase phaseAt(Instant now) {
    if (ended != null || !now.isBefore(opened.validUntil())) {
      return Phase.OVER;
    }
    return now.isBefore(opened.validFrom()) ? Phase.PLANNED : Phase.HOLDS;
  }

  /**
   * That one more sample can be drawn.
   *
   * @throws Refused 409 when there are as many as an engagement holds
   */
  void requireRoomForSample() {
    if (samples.size() >= MOST_SAMPLES) {
      throw Refused.conflict(
          "samples-full",
          "An engagement holds at most " + MOST_SAMPLES + " samples. A manager can open another.");
    }
  }

  /** In the order in which they were drawn. */
  List<Sampled> samples() {
    return List.copyOf(samples);
  }

  Optional<Sampled> sample(int number) {
    return samples.stream().filter(sample -> sample.sample() == number).findFirst();
  }

  /** The newest word of the auditor about one of a sample. */
  Optional<ItemMarked> mark(int sample, String subjectId) {
    return Optional.ofNullable(marks.getOrDefault(sample, Map.of()).get(subjectId));
  }

  /** Of its newest event in the log. */
  long lastPosition() {
    return lastPosition;
  }

  /**
   * What to make a standing report of, so that both look at the same in the same way.
   *
   * @param asOf position in the log
   * @param size how many of each population to list
   */
  Drawn asReport(long asOf, String seed, int size) {
    return new Drawn(
        opened.engagementId(),
        opened.framework(),
        opened.from(),
        opened.to(),
        asOf,
        size,
        seed,
        opened.acknowledgeMinutes(),
        opened.reviewDays(),
        opened.by(),
        opened.at());
  }
}
