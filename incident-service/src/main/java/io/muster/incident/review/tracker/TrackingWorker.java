package io.muster.incident.review.tracker;

import io.muster.contracts.Actor;
import io.muster.contracts.tracker.TrackedItemCommand.BeginCreation;
import io.muster.contracts.tracker.TrackedItemCommand.Link;
import io.muster.contracts.tracker.TrackedItemCommand.Recover;
import io.muster.contracts.tracker.TrackedItemCommand.ReportTrouble;
import io.muster.incident.review.tracker.TrackingDesk.Work;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Takes the next step of an action item that is tracked: has its issue made, looks how it stands,
 * keeps both alike. Each step follows from the log alone. Making an issue is claimed in the log
 * before it is asked for; where no answer came, the issue is looked for before it is made again.
 */
class TrackingWorker {

  static final Actor BY = Actor.system("trackers");

  /** After so long a tracker shows what it took, or never took it. */
  static final Duration SHOWS_WITHIN = Duration.ofMinutes(2);

  /** How often an issue is looked at whose item is to be done, or to be verified. */
  static final Duration LOOK_AGAIN = Duration.ofMinutes(5);

  /** The same for what is verified or dropped, and may be opened again all the same. */
  static final Duration LOOK_SLOWLY = Duration.ofHours(6);

  static final Duration SHORTEST_WAIT = Duration.ofSeconds(30);

  /** For what passes by itself. */
  static final Duration LONGEST_WAIT = Duration.ofHours(1);

  /** For what somebody has to mend first; changing the tracker has everything tried at once. */
  static final Duration LONGEST_WAIT_FOR_PEOPLE = Duration.ofHours(6);

  private final TrackingDesk desk;
  private final Alignment alignment;
  private final Clock clock;

  TrackingWorker(TrackingDesk desk, Clock clock) {
    this.desk = desk;
    this.alignment = new Alignment(desk);
    this.clock = clock;
  }

  /**
   * Takes the next step.
   *
   * @return when to look again; nothing when it is tracked no longer
   */
  Optional<Instant> due(String trackedId) {
    Optional<Work> found = desk.find(trackedId);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    Work work = found.get();
    try {
      TrackerConnection connection = desk.connect(work);
      return Optional.of(
          work.tracking().link() == null ? create(work, connection) : follow(work, connection));
    } catch (TrackerTroubleException e) {
      return Optional.of(troubled(work, e, work.tracking().mayBeThere()));
    }
  }

  private Instant troubled(Work work, TrackerTroubleException e, boolean mayBeThere) {
    desk.decide(new ReportTrouble(work.trackedId(), e.trouble(), mayBeThere, e.getMessage(), BY));
    return clock.instant().plus(wait(work, e));
  }

  private void recovered(Work work) {
    if (work.tracking().trouble() != null) {
      desk.decide(new Recover(work.trackedId(), BY));
    }
  }

  private Instant create(Work work, TrackerConnection connection) throws TrackerTroubleException {
    Tracking tracking = work.tracking();
    if (tracking.begunAt() != null) {
      Optional<Issue> there = connection.find(work.marker(), tracking.handedOver().at());
      if (there.isPresent()) {
        return link(work, there.get(), true);
      }
      Instant shows = tracking.begunAt().plus(SHOWS_WITHIN);
      if (tracking.mayBeThere() && clock.instant().isBefore(shows)) {
        return shows;
      }
    }
    desk.requireMayLeave(work);
    if (desk.decide(new BeginCreation(work.trackedId(), tracking.begunAt(), BY)).isEmpty()) {
      // Somebody else claimed it in the same moment.
      return clock.instant().plus(SHOWS_WITHIN);
    }
    try {
      return link(work, connection.create(work.text()), false);
    } catch (TrackerTroubleException e) {
      return troubled(work, e, e.mayBeDone());
    }
  }

  private Instant link(Work work, Issue issue, boolean found) {
    desk.decide(
        new Link(
            work.trackedId(),
            work.tracking().handedOver().round(),
            issue.key(),
            issue.url(),
            found,
            work.text().digest(),
            BY));
    recovered(work);
    // What it says of itself is read next.
    return clock.instant();
  }

  private Instant follow(Work work, TrackerConnection connection) throws TrackerTroubleException {
    alignment.align(work, connection);
    recovered(work);
    boolean settled =
        switch (work.item().state()) {
          case OPEN, DONE -> false;
          case VERIFIED, DROPPED -> true;
        };
    return clock.instant().plus(settled ? LOOK_SLOWLY : LOOK_AGAIN);
  }

  /** The longer the same trouble lasts, the less often; never sooner than the tracker wants. */
  private Duration wait(Work work, TrackerTroubleException e) {
    boolean same =
        work.tracking().trouble() != null && work.tracking().trouble().trouble() == e.trouble();
    Duration since =
        same ? Duration.between(work.tracking().trouble().at(), clock.instant()) : Duration.ZERO;
    Duration most =
        switch (e.trouble()) {
          case BUSY, FAILING, NO_ANSWER -> LONGEST_WAIT;
          case SETTINGS, NOT_ADMITTED, NOT_FOUND, MOVED, GONE, REFUSED, PRIVATE ->
              LONGEST_WAIT_FOR_PEOPLE;
        };
    Duration wait = since.compareTo(most) > 0 ? most : since;
    return longer(longer(wait, SHORTEST_WAIT), e.patience());
  }

  private static Duration longer(Duration a, Duration b) {
    return a.compareTo(b) > 0 ? a : b;
  }
}
