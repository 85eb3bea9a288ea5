package io.muster.incident.planning.plan;

import io.muster.contracts.planning.PlanContent;
import io.muster.contracts.planning.ResponsePlanEvent;
import io.muster.contracts.planning.ResponsePlanEvent.Acknowledged;
import io.muster.contracts.planning.ResponsePlanEvent.Drafted;
import io.muster.contracts.planning.ResponsePlanEvent.Published;
import io.muster.contracts.planning.ResponsePlanEvent.Retired;
import io.muster.contracts.planning.ResponsePlanEvent.Returned;
import io.muster.contracts.planning.ResponsePlanEvent.Reviewed;
import io.muster.contracts.planning.ResponsePlanEvent.Submitted;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A plan as the log tells of it. It holds no contacts, which say something about people: those are
 * read from the log when somebody asks.
 *
 * @param draft the newest one
 * @param versions what was published, the oldest first
 * @param readers who has said that they read the newest version, and when, in that order
 * @param review when the newest version was found to hold, the newest last
 * @param reviewDue by when somebody has to look whether it still holds, UTC; null before the first
 *     version
 * @param retired null while it was not
 * @param version of the aggregate, to be sent back when it is changed
 * @param position of the newest event about it
 * @param updatedAt when that was, UTC
 */
public record Plan(
    String planId,
    DraftAtHand draft,
    List<Version> versions,
    Map<String, Instant> readers,
    List<Reviewed> review,
    Instant reviewDue,
    Retired retired,
    long version,
    long position,
    Instant updatedAt) {

  public Plan {
    versions = List.copyOf(versions);
    readers = Collections.unmodifiableMap(new LinkedHashMap<>(readers));
    review = List.copyOf(review);
  }

  /** How far the newest draft has come. */
  public enum Progress {
    /** It is being written. */
    DRAFT,
    /** It waits for a manager. */
    SUBMITTED,
    /** A manager gave it back. */
    RETURNED,
    /** It is the newest version. */
    PUBLISHED
  }

  /**
   * The newest draft.
   *
   * @param position where the log holds it
   * @param authorIds who wrote or submitted drafts since the newest version
   * @param submitted by whom it was; null while it was not
   * @param returned why it was given back; null when it was not
   */
  public record DraftAtHand(
      int number,
      long position,
      Drafted event,
      Progress progress,
      Set<String> authorIds,
      Submitted submitted,
      Returned returned) {
    public DraftAtHand {
      authorIds = Set.copyOf(authorIds);
    }

    private DraftAtHand in(Progress now, Submitted by, Returned back) {
      Set<String> authors = new HashSet<>(now == Progress.PUBLISHED ? Set.of() : authorIds);
      if (by != null) {
        authors.add(by.by().id());
      }
      return new DraftAtHand(number, position, event, now, authors, by, back);
    }
  }

  /**
   * A version.
   *
   * @param position where the log holds it
   */
  public record Version(long position, Published event) {

    /** What it says. */
    public PlanContent content() {
      return event.content();
    }
  }

  /** The version that holds; nothing before the first one, and once it was retired. */
  public Optional<Version> holding() {
    return retired != null || versions.isEmpty()
        ? Optional.empty()
        : Optional.of(versions.getLast());
  }

  /** A version by its number. */
  public Optional<Version> versionOf(int number) {
    return versions.stream().filter(each -> each.event().version() == number).findFirst();
  }

  /**
   * The version that held at a place in the log; nothing before the first one. A plan that was
   * retired since does not count as one that held: nobody wants to follow it now.
   */
  public Optional<Version> heldAt(long place) {
    return retired != null
        ? Optional.empty()
        : versions.stream().filter(each -> each.position() <= place).reduce((_, later) -> later);
  }

  /** What it is called: as the version that holds says, or its draft before the first. */
  public String name() {
    return versions.isEmpty()
        ? draft.event().content().name()
        : versions.getLast().content().name();
  }

  /** What is known of it after one more event; null before its first draft. */
  static Plan after(Plan before, ResponsePlanEvent event, long position, long sequence) {
    return switch (event) {
      case Drafted e -> drafted(before, e, position, sequence);
      case Submitted e ->
          before.with(
              before.draft.in(Progress.SUBMITTED, e, null), before.retired, position, sequence, e);
      case Returned e ->
          before.with(
              before.draft.in(Progress.RETURNED, null, e), before.retired, position, sequence, e);
      case Published e -> before.published(e, position, sequence);
      case Acknowledged e -> {
        Map<String, Instant> readers = new LinkedHashMap<>(before.readers);
        readers.put(e.by().id(), e.at());
        yield new Plan(
            before.planId,
            before.draft,
            before.versions,
            readers,
            before.review,
            before.reviewDue,
            before.retired,
            sequence,
            position,
            e.at());
      }
      case Reviewed e -> {
        List<Reviewed> review = new ArrayList<>(before.review);
        review.add(e);
        yield new Plan(
            before.planId,
            before.draft,
            before.versions,
            before.readers,
            review,
            e.reviewDue(),
            before.retired,
            sequence,
            position,
            e.at());
      }
      case Retired e ->
          before.with(
              before.draft.progress == Progress.SUBMITTED
                  ? before.draft.in(Progress.DRAFT, null, null)
                  : before.draft,
              e,
              position,
              sequence,
              e);
    };
  }

  private static Plan drafted(Plan before, Drafted e, long position, long sequence) {
    Drafted withoutPeople =
        new Drafted(
            e.planId(),
            e.draft(),
            e.content(),
            List.of(),
            e.template() == null && before != null ? before.draft.event.template() : e.template(),
            e.incidentId(),
            e.reason(),
            e.by(),
            e.at());
    Set<String> authors = new HashSet<>(before == null ? Set.of() : before.draft.authorIds);
    authors.add(e.by().id());
    DraftAtHand draft =
        new DraftAtHand(e.draft(), position, withoutPeople, Progress.DRAFT, authors, null, null);
    return before == null
        ? new Plan(
            e.planId(),
            draft,
            List.of(),
            Map.of(),
            List.of(),
            null,
            null,
            sequence,
            position,
            e.at())
        : before.with(draft, before.retired, position, sequence, e);
  }

  private Plan published(Published e, long position, long sequence) {
    List<Version> all = new ArrayList<>(versions);
    all.add(
        new Version(
            position,
            new Published(
                e.planId(),
                e.version(),
                e.draft(),
                e.content(),
                List.of(),
                e.authorIds(),
                e.incidentId(),
                e.reason(),
                e.reviewDue(),
                e.by(),
                e.at())));
    return new Plan(
        planId,
        draft.in(Progress.PUBLISHED, null, null),
        all,
        Map.of(),
        List.of(),
        e.reviewDue(),
        null,
        sequence,
        position,
        e.at());
  }

  private Plan with(
      DraftAtHand now, Retired gone, long position, long sequence, ResponsePlanEvent event) {
    return new Plan(
        planId, now, versions, readers, review, reviewDue, gone, sequence, position, event.at());
  }
}
