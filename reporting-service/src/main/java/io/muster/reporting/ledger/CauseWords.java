package io.muster.reporting.ledger;

import io.muster.contracts.incident.IncidentEvent.CauseMarked;

/** Says in plain English what an incident was caused by. */
public final class CauseWords {

  private CauseWords() {}

  /** The cause, without a full stop, as in {@code ledger failed}. */
  public static String of(CauseMarked event, Names names) {
    String what =
        switch (event.kind()) {
          case CHANGE ->
              "the %s %s%s"
                  .formatted(
                      event.changeKind() == null ? "change" : Words.of(event.changeKind()),
                      event.changeId(),
                      event.service() == null ? "" : " of " + event.service());
          case SERVICE -> "%s failed".formatted(event.service());
          case OTHER -> "no change and no service";
        };
    return event.text() == null ? what : what + ", “" + names.text(event.text()) + "”";
  }
}
