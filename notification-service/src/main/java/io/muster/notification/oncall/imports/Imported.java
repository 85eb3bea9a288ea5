package io.muster.notification.oncall.imports;

import io.muster.contracts.Command;
import java.util.List;

/**
 * One thing of an export, and what it becomes here.
 *
 * @param sourceId as the other tool calls it
 * @param targetId as it is called here; always the same for the same thing
 * @param command what makes it so; null when it does not map
 * @param notes what is lost or has to be known, where it stands in the export
 */
record Imported(
    Kind kind, String sourceId, String name, String targetId, Command command, List<Note> notes) {

  Imported {
    notes = List.copyOf(notes);
  }

  /** What it is. */
  enum Kind {
    CONTACT,
    SCHEDULE,
    OVERRIDE,
    POLICY
  }

  /** How much of it comes over. */
  enum Outcome {
    /** All of it, to the minute. */
    MAPS,
    /** It comes over, and something of it does not; the notes say what. */
    MAPS_PARTLY,
    /** It does not; the notes say why. */
    DOES_NOT_MAP
  }

  /** What somebody should know; {@code where} is a JSON pointer into the export. */
  record Note(String where, String text) {}

  static Imported not(Kind kind, String sourceId, String name, ExportFault fault) {
    return new Imported(
        kind, sourceId, name, null, null, List.of(new Note(fault.where(), fault.getMessage())));
  }

  Outcome outcome() {
    if (command == null) {
      return Outcome.DOES_NOT_MAP;
    }
    return notes.isEmpty() ? Outcome.MAPS : Outcome.MAPS_PARTLY;
  }
}
