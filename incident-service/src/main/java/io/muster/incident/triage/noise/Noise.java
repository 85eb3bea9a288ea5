package io.muster.incident.triage.noise;

/**
 * What one source, service or rule called people out for in a period. An incident that several have
 * a part in counts for each.
 *
 * @param key id of the source, or name of the service or rule
 * @param alerts that fired; repetitions of one that fires already are not counted
 * @param groups problems they were put together into
 * @param silenced of those, kept from calling anybody out by silences
 * @param incidents opened for the others
 * @param acknowledged of those, by anybody
 * @param untouched of those, over without anybody having done anything
 * @param repeated problems that had been over before and came back
 * @param attached problems that somebody attached to an incident that was open already
 */
public record Noise(
    String key,
    int alerts,
    int groups,
    int silenced,
    int incidents,
    int acknowledged,
    int untouched,
    int repeated,
    int attached) {

  /** From so many on a share says something. */
  private static final int ENOUGH = 3;

  private static final double NEARLY_ALWAYS = 0.8;
  private static final int MANY_ALERTS = 20;

  /** What may be done about it. */
  public enum Advice {
    /** Nobody ever acts on it: it need not call anybody. Lower its severity, or take it out. */
    NOBODY_ACTS,
    /** It comes back again and again: mend the cause, or let the rule wait longer. */
    COMES_BACK,
    /** Many alerts for one problem: let one rule speak for all of them. */
    MANY_AT_ONCE,
    /** It comes with what people work on already: group it with that. */
    PART_OF_ANOTHER,
    /** Nothing: people act on it, or it was too seldom to say. */
    LEAVE
  }

  /** By the first that fits; the rule is {@code noise-advice/1}. */
  public Advice advice() {
    if (incidents >= ENOUGH && untouched >= NEARLY_ALWAYS * incidents) {
      return Advice.NOBODY_ACTS;
    }
    if (groups >= ENOUGH && repeated * 2 >= groups) {
      return Advice.COMES_BACK;
    }
    if (attached >= ENOUGH && attached * 2 >= groups) {
      return Advice.PART_OF_ANOTHER;
    }
    return groups > 0 && alerts >= MANY_ALERTS * groups ? Advice.MANY_AT_ONCE : Advice.LEAVE;
  }

  Noise and(int moreAlerts, Course course) {
    return new Noise(
        key,
        alerts + moreAlerts,
        groups + 1,
        silenced + (course.silenced() ? 1 : 0),
        incidents + (course.silenced() ? 0 : 1),
        acknowledged + (course.acknowledged() ? 1 : 0),
        untouched + (course.untouched() ? 1 : 0),
        repeated + (course.repeated() ? 1 : 0),
        attached + (course.attached() ? 1 : 0));
  }

  /** What became of one problem. */
  record Course(
      boolean silenced,
      boolean acknowledged,
      boolean untouched,
      boolean repeated,
      boolean attached) {}
}
