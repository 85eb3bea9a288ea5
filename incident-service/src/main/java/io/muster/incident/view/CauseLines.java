package io.muster.incident.view;

import io.muster.contracts.incident.IncidentEvent.CauseMarked;
import java.util.Locale;
import java.util.Map;

/** Says in one line what was found to have caused an incident. */
final class CauseLines {

  private CauseLines() {}

  static String summary(CauseMarked marked) {
    return switch (marked.kind()) {
      case CHANGE -> "Cause: a " + changed(marked);
      case SERVICE -> "Cause: " + marked.service() + " failed";
      case OTHER -> "The cause was named";
    };
  }

  private static String changed(CauseMarked marked) {
    String kind =
        marked.changeKind() == null
            ? "change"
            : marked.changeKind().name().toLowerCase(Locale.ROOT);
    return marked.service() == null ? kind : kind + " of " + marked.service();
  }

  static void put(Map<String, Object> data, CauseMarked marked) {
    data.put("kind", marked.kind());
    data.put("changeId", marked.changeId());
    data.put("service", marked.service());
    data.put("text", marked.text());
    data.put("reason", marked.reason());
  }
}
