package io.muster.contracts.drill;

import java.util.Optional;

/**
 * How what belongs to a drill is called: its integrations and incidents carry the drill's id in
 * their own. So nobody who is about to page, count or report has to look anything up, and no read
 * model that lags can let a drill out.
 */
public final class DrillIds {

  /** How the id of a drill begins. */
  public static final String PREFIX = "drill-";

  private static final char WITHIN = '.';

  private DrillIds() {}

  /**
   * Something within a drill.
   *
   * @param what it is called within it
   */
  public static String within(String drillId, String what) {
    return drillId + WITHIN + what;
  }

  /**
   * The drill an integration or an incident belongs to; nothing when it is real.
   *
   * @param id of the integration or the incident; null belongs to none
   */
  public static Optional<String> drillOf(String id) {
    if (id == null || !id.startsWith(PREFIX)) {
      return Optional.empty();
    }
    int end = id.indexOf(WITHIN);
    return end < 0 ? Optional.empty() : Optional.of(id.substring(0, end));
  }

  /** Whether an integration or an incident belongs to a drill. */
  public static boolean inDrill(String id) {
    return drillOf(id).isPresent();
  }
}
