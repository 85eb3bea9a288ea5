package io.muster.incident.response.action;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is written on an application before it is rolled back, since Argo CD's operations bear no
 * word of ours. From it and the application's newest operation can be told whether the rollback
 * began at all.
 *
 * @param undo whether it takes an action back
 * @param before the id in the history of what was deployed before the action
 * @param revision to which it goes
 * @param lastBegan when the newest operation had begun at that time
 */
record ArgoCdMark(boolean undo, String actionId, long before, String revision, String lastBegan) {

  private static final String NO_REVISION = "-";

  /** Anybody who may edit an application may edit its annotations, too. */
  private static final Pattern FORM =
      Pattern.compile("(do|undo) (\\S{1,200}) ([0-9]{1,12}) (\\S{1,200}) (\\S{1,60})");

  static Optional<ArgoCdMark> read(String text) {
    Matcher parts = FORM.matcher(text);
    return parts.matches()
        ? Optional.of(
            new ArgoCdMark(
                parts.group(1).equals("undo"),
                parts.group(2),
                Long.parseLong(parts.group(3)),
                parts.group(4).equals(NO_REVISION) ? "" : parts.group(4),
                parts.group(5)))
        : Optional.empty();
  }

  String written() {
    return "%s %s %d %s %s"
        .formatted(
            undo ? "undo" : "do",
            actionId,
            before,
            revision.isEmpty() ? NO_REVISION : revision,
            lastBegan);
  }

  /** Whether an operation began since it was written. */
  boolean hasBegun(ArgoCdApplication application) {
    return application.shown().path("operation").isObject()
        || !application.operationBegan().equals(lastBegan);
  }

  /** Whether the newest operation goes where this one was to go. */
  boolean isOf(ArgoCdApplication application) {
    return revision.isEmpty() || application.operationRevision().equals(revision);
  }
}
