package io.muster.notification.oncall.imports;

import io.muster.contracts.oncall.Level;
import io.muster.contracts.oncall.Level.Target;
import io.muster.contracts.oncall.OnCallCommand.PublishPolicy;
import io.muster.notification.oncall.PublishRules;
import io.muster.notification.oncall.imports.Imported.Kind;
import io.muster.notification.oncall.imports.Imported.Note;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** An escalation policy as it is put together from an export. */
final class Policy {

  private final Field of;
  private final String sourceId;
  private final String name;
  private final List<Level> levels = new ArrayList<>();
  private final List<Note> notes = new ArrayList<>();
  private int repeat;

  Policy(Field of, String sourceId, String name) {
    this.of = of;
    this.sourceId = sourceId;
    this.name = name;
  }

  void level(Set<Target> targets, long minutes, Level.Calling calling) {
    if (minutes < 1 || minutes > 24 * 60) {
      throw new ExportFault(of.where(), "A level waits a minute to a day before the next.");
    }
    levels.add(new Level(List.copyOf(targets), (int) (minutes * 60), calling, null));
  }

  /** How often it is gone through again; where the tool allows more than Muster, that is noted. */
  void repeat(Field count) {
    long wanted = Math.max(0, count.numberOr(0));
    repeat = (int) Math.min(wanted, PublishRules.MOST_REPEATS);
    if (wanted > repeat) {
      note(count, "It is gone through again %d times at most.".formatted(repeat));
    }
  }

  void note(Field where, String text) {
    notes.add(new Note(where.where(), text));
  }

  /**
   * The policy.
   *
   * @throws ExportFault when it calls nobody, or nobody said which services it is for: one that is
   *     for none would be for all
   */
  Imported imported(Reading reading, List<String> services) {
    if (levels.isEmpty()) {
      throw new ExportFault(of.where(), "No level of it calls anybody here.");
    }
    Set<String> all = new LinkedHashSet<>(services);
    all.addAll(reading.policyServices().getOrDefault(sourceId, List.of()));
    if (all.isEmpty()) {
      throw new ExportFault(
          of.where(), "Say which services it is for; the export does not name any.");
    }
    String id = reading.idOf(sourceId);
    return new Imported(
        Kind.POLICY,
        sourceId,
        name,
        id,
        new PublishPolicy(id, name, List.copyOf(all), levels, null, repeat, reading.by()),
        notes);
  }
}
