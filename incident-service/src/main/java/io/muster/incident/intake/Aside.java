package io.muster.incident.intake;

/**
 * Something a tool says of itself and not of any alert, for instance that its address wants to be
 * confirmed.
 *
 * @param answer for the tool
 * @param note a sentence for administrators, shown beside the tool's messages
 * @param link a web address an administrator has to open, as the note says; null when there is none
 */
public record Aside(Answer answer, String note, String link) {

  /** Nothing is left to be done. */
  public static Aside of(Answer answer, String note) {
    return new Aside(answer, note, null);
  }
}
