package io.muster.reporting.bundle;

import io.muster.contracts.incident.AttachmentEvent;
import io.muster.reporting.ledger.LogEntry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The files of an incident as its record names them, up to a position. */
final class Evidence {

  private final Map<String, AttachmentEvent.Added> attached = new LinkedHashMap<>();
  private final List<LeftOut> leftOut = new ArrayList<>();
  private long lastPosition;

  /**
   * A file the record names that is not in the bundle.
   *
   * @param sha256 of its content, hex
   */
  record LeftOut(String sha256, Reason reason) {
    enum Reason {
      WITHDRAWN,
      ERASED
    }
  }

  /** Takes note of an event of the incident. */
  void meet(LogEntry entry) {
    lastPosition = entry.position();
    if (entry.event().isEmpty() || !(entry.event().get() instanceof AttachmentEvent event)) {
      return;
    }
    switch (event) {
      case AttachmentEvent.Added added -> attached.put(added.attachmentId(), added);
      case AttachmentEvent.Withdrawn withdrawn -> {
        AttachmentEvent.Added added = attached.remove(withdrawn.attachmentId());
        if (added != null) {
          leftOut.add(new LeftOut(added.sha256(), LeftOut.Reason.WITHDRAWN));
        }
      }
    }
  }

  /** Those that are shown, in the order they were attached. */
  List<AttachmentEvent.Added> attached() {
    return List.copyOf(attached.values());
  }

  void erased(AttachmentEvent.Added added) {
    leftOut.add(new LeftOut(added.sha256(), LeftOut.Reason.ERASED));
  }

  List<LeftOut> leftOut() {
    return List.copyOf(leftOut);
  }

  /** Of the newest event met. */
  long lastPosition() {
    return lastPosition;
  }
}
