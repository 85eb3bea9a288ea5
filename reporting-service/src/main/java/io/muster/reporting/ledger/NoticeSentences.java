package io.muster.reporting.ledger;

import io.muster.contracts.paging.NoticeEvent;

/** Sentences on who was told something without being called. */
final class NoticeSentences {

  private NoticeSentences() {}

  static String of(NoticeEvent event, Names names) {
    return switch (event) {
      case NoticeEvent.Requested e ->
          switch (e.kind()) {
            case SHADOWED_PAGE ->
                "%s, who learns, is to be told what level %s was called for."
                    .formatted(names.person(e.personId()), e.part());
            case SWAP_ASKED ->
                "%s is to be told that a swap is asked of them."
                    .formatted(names.person(e.personId()));
            case SWAP_ANSWERED ->
                "%s is to be told the answer to their swap.".formatted(names.person(e.personId()));
            case SWAP_WITHDRAWN ->
                "%s is to be told that a swap is no longer asked of them."
                    .formatted(names.person(e.personId()));
            case READINESS_GAP ->
                "%s is to be told when nobody would be reached as they should."
                    .formatted(names.person(e.personId()));
            case CHANNEL_TEST ->
                "%s tries whether a message to %s by %s is taken."
                    .formatted(names.actor(e.by()), names.person(e.personId()), e.part());
            case ACTION_OVERDUE ->
                "%s is to be told that an action item is overdue."
                    .formatted(names.person(e.personId()));
            case ACTION_APPROVAL ->
                "%s is to be told that an action waits for somebody's approval."
                    .formatted(names.person(e.personId()));
            case CALENDAR_UNREADABLE ->
                "%s is to be told that a calendar cannot be read."
                    .formatted(names.person(e.personId()));
            case AUDIT_REPORT_MADE ->
                "%s is to be told that a standing report was made."
                    .formatted(names.person(e.personId()));
            case UPDATE_DUE ->
                "%s is to be told that the next stakeholder update is due."
                    .formatted(names.person(e.personId()));
            case UPDATE_TO_APPROVE ->
                "%s is to be told that a stakeholder update waits for approval."
                    .formatted(names.person(e.personId()));
            case BRIDGE_INVITATION ->
                "%s is to be invited to the bridge call.".formatted(names.person(e.personId()));
            case CLOCK_THRESHOLD ->
                "%s is to be told how much of the time for a report has passed."
                    .formatted(names.person(e.personId()));
          };
      case NoticeEvent.Sent e ->
          "The mail server took the notice over%s".formatted(names.because(e.receipt()));
      case NoticeEvent.Failed e ->
          "The notice was not sent%s%s"
              .formatted(
                  names.because(e.error()),
                  e.retryAt() == null
                      ? " It was given up."
                      : " It is tried again at " + Words.of(e.retryAt()) + ".");
    };
  }
}
