package io.muster.reporting.ledger;

import io.muster.contracts.statuspage.MaintenanceEvent;
import io.muster.contracts.statuspage.StatusPageEvent;
import io.muster.contracts.statuspage.StatusPostEvent;
import io.muster.contracts.statuspage.SubscriberEvent;

/** Sentences on what the public could read of how services were. */
final class StatusSentences {

  private StatusSentences() {}

  static String of(StatusPageEvent event, Names names) {
    String who = names.actor(event.by());
    return switch (event) {
      case StatusPageEvent.LaidOut e ->
          "%s laid out the status page with %d components."
              .formatted(who, e.content().components().size());
      case StatusPageEvent.TakenDown _ -> who + " took the status page down.";
    };
  }

  static String of(StatusPostEvent event, Names names) {
    return switch (event) {
      case StatusPostEvent.Posted e ->
          "%s put on the status page (%s): %s. SHA-256 of its text: %s."
              .formatted(names.actor(e.by()), e.kind(), names.quoted(e.subject()), e.textSha256());
    };
  }

  static String of(MaintenanceEvent event, Names names) {
    String who = names.actor(event.by());
    return switch (event) {
      case MaintenanceEvent.Planned e ->
          "%s announced planned work from %s to %s: %s."
              .formatted(who, Words.of(e.from()), Words.of(e.until()), names.quoted(e.title()));
      case MaintenanceEvent.Withdrawn _ -> who + " withdrew planned work from the status page.";
    };
  }

  static String of(SubscriberEvent event, Names names) {
    return switch (event) {
      case SubscriberEvent.Asked _ -> "Somebody gave an address to be told of the status page.";
      case SubscriberEvent.Confirmed _ -> "A subscriber of the status page confirmed the address.";
      case SubscriberEvent.Ended _ -> "A subscriber of the status page left.";
      case SubscriberEvent.Told e ->
          "A message to a subscriber of the status page was taken over, at attempt %d."
              .formatted(e.attempt());
      case SubscriberEvent.NotTold e ->
          "A message to a subscriber of the status page was not taken over%s%s"
              .formatted(
                  names.because(e.error()),
                  e.retryAt() == null
                      ? " It was given up."
                      : " It is tried again at " + Words.of(e.retryAt()) + ".");
    };
  }
}
