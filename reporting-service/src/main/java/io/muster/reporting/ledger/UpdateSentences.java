package io.muster.reporting.ledger;

import io.muster.contracts.update.AudienceEvent;
import io.muster.contracts.update.UpdateEvent;
import io.muster.contracts.update.UpdateRulesEvent;

/** Sentences on what people who did not work on an incident were told of it. */
final class UpdateSentences {

  private UpdateSentences() {}

  static String of(AudienceEvent event, Names names) {
    String who = names.actor(event.by());
    return switch (event) {
      case AudienceEvent.Published e ->
          "%s laid down who is in the audience “%s”: %d addresses, %d people, %d teams%s."
              .formatted(
                  who,
                  e.name(),
                  e.content().emails().size(),
                  e.content().personIds().size(),
                  e.content().teamIds().size(),
                  e.content().slackChannel() == null ? "" : " and a channel");
      case AudienceEvent.Retired _ -> who + " retired an audience.";
    };
  }

  static String of(UpdateRulesEvent event, Names names) {
    return switch (event) {
      case UpdateRulesEvent.Published e ->
          "%s laid down how often audiences hear of incidents, for %d severities."
              .formatted(names.actor(e.by()), e.rules().cadences().size());
    };
  }

  static String of(UpdateEvent event, Names names) {
    String who = names.actor(event.by());
    String number = UpdateEvent.numberInWords(event.updateId());
    return switch (event) {
      case UpdateEvent.Written e ->
          "%s wrote update %s (%s)%s: %s. SHA-256 of its text: %s.%s"
              .formatted(
                  who,
                  number,
                  e.kind(),
                  e.corrects() == null
                      ? ""
                      : ", which corrects update " + UpdateEvent.numberInWords(e.corrects()),
                  names.quoted(e.subject()),
                  e.textSha256(),
                  e.approval() ? " Somebody else had to approve it." : "");
      case UpdateEvent.Published e ->
          "%s let update %s go out to %d recipients%s. SHA-256 of its text: %s."
              .formatted(
                  who,
                  number,
                  e.recipients().size(),
                  e.aboutPrivate() ? ", although the incident was private" : "",
                  e.textSha256());
      case UpdateEvent.Declined e ->
          "%s said that update %s is not to go out%s"
              .formatted(who, number, names.because(e.reason()));
      case UpdateEvent.Delivered e ->
          "Update %s was taken over for recipient %s%s"
              .formatted(number, e.recipientId(), names.because(e.receipt()));
      case UpdateEvent.Undelivered e ->
          "Update %s was not taken over for recipient %s%s%s"
              .formatted(
                  number,
                  e.recipientId(),
                  names.because(e.error()),
                  e.retryAt() == null
                      ? " It was given up."
                      : " It is tried again at " + Words.of(e.retryAt()) + ".");
    };
  }
}
