package io.muster.incident.intake;

import io.muster.contracts.alert.AlertLink;
import io.muster.contracts.change.ChangeKind;
import io.muster.contracts.change.ChangeOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What tools call the kinds of change, and what becomes of them. */
public final class ChangeWords {

  private ChangeWords() {}

  /** Never null; a word nobody knows is {@link ChangeKind#OTHER}. */
  public static ChangeKind kind(String word) {
    return switch (lower(word)) {
      case "deployment", "deploy" -> ChangeKind.DEPLOYMENT;
      case "release" -> ChangeKind.RELEASE;
      case "push", "merge" -> ChangeKind.PUSH;
      case "config", "configuration", "infrastructure" -> ChangeKind.CONFIG;
      case "flag", "feature-flag", "feature_flag" -> ChangeKind.FLAG;
      default -> ChangeKind.OTHER;
    };
  }

  /** Never null; what was stopped half-way has failed. */
  public static ChangeOutcome outcome(String word) {
    return switch (lower(word)) {
      case "started", "running", "in_progress", "queued", "pending", "created", "waiting" ->
          ChangeOutcome.STARTED;
      case "success", "succeeded", "finished", "done" -> ChangeOutcome.SUCCEEDED;
      case "failure", "failed", "error", "canceled", "cancelled" -> ChangeOutcome.FAILED;
      default -> ChangeOutcome.UNKNOWN;
    };
  }

  private static String lower(String word) {
    return word == null ? "" : word.toLowerCase(Locale.ROOT);
  }

  /**
   * Links that are there, in order.
   *
   * @param textsAndHrefs text, href, text, href …; an href that is null is left out
   */
  public static List<AlertLink> links(String... textsAndHrefs) {
    List<AlertLink> links = new ArrayList<>();
    for (int i = 0; i < textsAndHrefs.length; i += 2) {
      if (textsAndHrefs[i + 1] != null) {
        links.add(new AlertLink(textsAndHrefs[i], textsAndHrefs[i + 1]));
      }
    }
    return links;
  }
}
