package io.muster.incident.planning.drill;

import io.muster.contracts.incident.CriteriaOverridden;
import io.muster.contracts.incident.IncidentEvent;
import io.muster.contracts.incident.IncidentEvent.Acknowledged;
import io.muster.contracts.incident.IncidentEvent.NoteAdded;
import io.muster.contracts.incident.IncidentEvent.Opened;
import io.muster.contracts.incident.IncidentEvent.PhaseChanged;
import io.muster.contracts.incident.IncidentEvent.Resolved;
import io.muster.contracts.incident.IncidentEvent.RoleAssigned;
import io.muster.contracts.incident.IncidentEvent.RoleHandedOver;
import io.muster.contracts.incident.Phase;
import io.muster.contracts.incident.PhaseMove;
import io.muster.contracts.incident.Role;
import io.muster.incident.planning.drill.DrillRecord.Entry;
import io.muster.incident.planning.drill.Scorecard.Criterion;
import io.muster.incident.planning.drill.Scorecard.Line;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reckons a drill's scorecard from where the log holds things: how late it was in the drill there
 * is its latest tick before. Each criterion the scenario expects is worth 20 points.
 */
public final class Scorer {

  private static final int EACH = 20;

  private final DrillState drill;
  private final List<Entry> entries;
  private final ToLongFunction<Opened> alertOf;
  private final Scenario.Expected expected;

  /**
   * Of a drill.
   *
   * @param entries what happened in its incidents, in the order of the log
   * @param alertOf where the first alert of an incident came in
   */
  Scorer(DrillState drill, List<Entry> entries, ToLongFunction<Opened> alertOf) {
    this.drill = drill;
    this.entries = entries;
    this.alertOf = alertOf;
    this.expected = drill.scenario().expected();
  }

  /**
   * The scorecard as it stands, or stood when the drill ended.
   *
   * @param entries everything that happened in its incidents, in the order of the log
   */
  public static Scorecard of(DrillState drill, List<Entry> entries, DrillRecord record) {
    List<Entry> counted =
        entries.stream().filter(entry -> entry.position() <= drill.endPosition()).toList();
    return new Scorer(drill, counted, opened -> orNever(record.alertOf(opened))).card();
  }

  private static long orNever(OptionalLong position) {
    return position.orElse(Long.MAX_VALUE);
  }

  Scorecard card() {
    List<Line> lines = new ArrayList<>();
    Optional<DrillState.Played> shown =
        Optional.ofNullable(expected.shownBy()).flatMap(drill::played);
    if (expected.detectedWithin() != null) {
      lines.add(detected(shown));
    }
    if (expected.acknowledgedWithin() != null) {
      lines.add(acknowledged(shown));
    }
    if (expected.roles() != null) {
      lines.add(roles(shown, expected.roles()));
    }
    if (expected.updates() != null) {
      lines.add(updates(shown, expected.updates()));
    }
    if (expected.phases() != null) {
      lines.add(phases(shown, expected.phases()));
    }
    if (expected.facts() != null) {
      lines.add(facts(shown, expected.facts()));
    }
    if (!expected.clocks().isEmpty()) {
      lines.add(RehearsedClock.line(drill, entries));
    }
    return Scorecard.of(lines);
  }

  private Line detected(Optional<DrillState.Played> shown) {
    Optional<Entry> opened = first(Opened.class);
    long position =
        opened
            .map(entry -> Math.min(entry.position(), alertOf.applyAsLong((Opened) entry.event())))
            .orElse(Long.MAX_VALUE);
    return within(
        Criterion.DETECTED,
        "An alert of it was in",
        "No alert of it came in",
        shown,
        opened.isEmpty() ? List.of() : distinct(position, opened.get().position()),
        expected.detectedWithin());
  }

  private Line acknowledged(Optional<DrillState.Played> shown) {
    return within(
        Criterion.ACKNOWLEDGED,
        "Somebody took it on",
        "Nobody took it on",
        shown,
        first(Acknowledged.class).map(entry -> List.of(entry.position())).orElse(List.of()),
        expected.acknowledgedWithin());
  }

  /** All or nothing: in time or not. */
  private Line within(
      Criterion criterion,
      String done,
      String undone,
      Optional<DrillState.Played> shown,
      List<Long> evidence,
      int minutes) {
    if (shown.isEmpty()) {
      return line(criterion, 0, "It was not shown before the drill ended.", List.of());
    }
    if (evidence.isEmpty()) {
      return line(criterion, 0, undone + ".", List.of(shown.get().position()));
    }
    long taken = minutesSince(shown.get(), evidence.getFirst());
    List<Long> positions = new ArrayList<>(List.of(shown.get().position()));
    positions.addAll(evidence);
    return line(
        criterion,
        taken <= minutes ? EACH : 0,
        "%s %d min after it was shown; %d were expected.".formatted(done, taken, minutes),
        positions);
  }

  private Line roles(Optional<DrillState.Played> shown, Scenario.Roles wanted) {
    Set<Role> filled = new LinkedHashSet<>();
    List<Long> evidence = new ArrayList<>();
    for (Entry entry : entries) {
      Role role = roleTaken(entry.event());
      if (role != null
          && wanted.filled().contains(role)
          && shown.isPresent()
          && minutesSince(shown.get(), entry.position()) <= wanted.within()
          && filled.add(role)) {
        evidence.add(entry.position());
      }
    }
    List<Role> open = wanted.filled().stream().filter(role -> !filled.contains(role)).toList();
    return share(
        Criterion.ROLES_FILLED,
        filled.size(),
        wanted.filled().size(),
        open.isEmpty()
            ? "Every role was filled within %d min.".formatted(wanted.within())
            : "Within %d min nobody was %s.".formatted(wanted.within(), words(open)),
        evidence);
  }

  private static Role roleTaken(IncidentEvent event) {
    return switch (event) {
      case RoleAssigned assigned -> assigned.role();
      case RoleHandedOver passed -> passed.role();
      default -> null;
    };
  }

  /**
   * Counts the stretches of so many minutes, from the first alert to the resolving, with a note.
   */
  private Line updates(Optional<DrillState.Played> shown, Scenario.Updates wanted) {
    if (shown.isEmpty()) {
      return line(Criterion.UPDATES_ON_TIME, 0, "It was not shown.", List.of());
    }
    long last =
        first(Resolved.class)
            .map(Entry::position)
            .orElseGet(() -> Math.min(drill.endPosition(), Long.MAX_VALUE - 1));
    long minutes = Math.max(minutesSince(shown.get(), last), 1);
    int stretches = Math.max(Math.toIntExact(minutes / wanted.every()), 1);
    Set<Long> told = new LinkedHashSet<>();
    List<Long> evidence = new ArrayList<>();
    for (Entry entry : entries) {
      if (entry.event() instanceof NoteAdded && entry.position() <= last) {
        long stretch = minutesSince(shown.get(), entry.position()) / wanted.every();
        if (stretch < stretches && told.add(stretch)) {
          evidence.add(entry.position());
        }
      }
    }
    return share(
        Criterion.UPDATES_ON_TIME,
        told.size(),
        stretches,
        "%d of %d stretches of %d min had a note."
            .formatted(told.size(), stretches, wanted.every()),
        evidence);
  }

  private Line phases(Optional<DrillState.Played> shown, Scenario.Phases wanted) {
    Set<Phase> left = new LinkedHashSet<>();
    Set<Phase> forced = new LinkedHashSet<>();
    List<Long> evidence = new ArrayList<>();
    for (Entry entry : entries) {
      switch (entry.event()) {
        case CriteriaOverridden over -> {
          over.open().forEach(open -> forced.add(open.phase()));
          evidence.add(entry.position());
        }
        case PhaseChanged moved
            when moved.move() == PhaseMove.ADVANCED
                && wanted.left().contains(moved.from())
                && shown.isPresent()
                && minutesSince(shown.get(), entry.position()) <= wanted.within()
                && left.add(moved.from()) ->
            evidence.add(entry.position());
        default -> {
          // It leaves no phase.
        }
      }
    }
    left.removeAll(forced);
    List<Phase> open = wanted.left().stream().filter(phase -> !left.contains(phase)).toList();
    return share(
        Criterion.CRITERIA_MET,
        left.size(),
        wanted.left().size(),
        open.isEmpty()
            ? "Every phase was left within %d min with its criteria met.".formatted(wanted.within())
            : "Not left within %d min with its criteria met: %s."
                .formatted(wanted.within(), words(open)),
        evidence);
  }

  private Line facts(Optional<DrillState.Played> shown, Scenario.Facts wanted) {
    FactsOnRecord known = new FactsOnRecord();
    for (Entry entry : entries) {
      if (shown.isPresent() && minutesSince(shown.get(), entry.position()) <= wanted.within()) {
        known.take(entry.event(), entry.position());
      }
    }
    List<Scenario.Fact> open =
        wanted.recorded().stream().filter(fact -> known.position(fact) == null).toList();
    return share(
        Criterion.FACTS_ON_RECORD,
        wanted.recorded().size() - open.size(),
        wanted.recorded().size(),
        open.isEmpty()
            ? "What a report would need was on record after %d min.".formatted(wanted.within())
            : "Not on record after %d min: %s.".formatted(wanted.within(), words(open)),
        Stream.concat(
                shown.stream().map(DrillState.Played::position),
                wanted.recorded().stream().map(known::position).filter(Objects::nonNull).sorted())
            .toList());
  }

  private long minutesSince(DrillState.Played shown, long position) {
    return Duration.between(drill.at(shown.position()), drill.at(position)).toMinutes();
  }

  private Optional<Entry> first(Class<? extends IncidentEvent> kind) {
    return entries.stream().filter(entry -> kind.isInstance(entry.event())).findFirst();
  }

  private static List<Long> distinct(long first, long second) {
    return first == second ? List.of(first) : List.of(first, second);
  }

  static Line share(Criterion criterion, int reached, int of, String because, List<Long> evidence) {
    return line(criterion, of == 0 ? EACH : EACH * reached / of, because, evidence);
  }

  private static Line line(Criterion criterion, int points, String because, List<Long> evidence) {
    return new Line(criterion, points, EACH, because, evidence);
  }

  static String words(List<? extends Enum<?>> constants) {
    return constants.stream()
        .map(each -> each.name().toLowerCase(Locale.ROOT).replace('_', ' '))
        .collect(Collectors.joining(", "));
  }
}
