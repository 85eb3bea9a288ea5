package io.muster.reporting.ledger;

import io.muster.contracts.oncall.ContactEvent;

/** Sentences on what people laid down about how they are reached; without the addresses. */
final class ContactSentences {

  private ContactSentences() {}

  static String of(ContactEvent event, Names names) {
    String who = names.actor(event.by());
    return switch (event) {
      case ContactEvent.MethodAdded e ->
          "%s named one more way to be reached, by %s.".formatted(who, e.kind().channel());
      case ContactEvent.CodeIssued _ ->
          who + " asked for a one-time code to prove a contact method.";
      case ContactEvent.CodeRefused e ->
          "%s entered a wrong code; %d tries were left.".formatted(who, e.triesLeft());
      case ContactEvent.MethodVerified _ ->
          who + " proved a contact method; from now on it is used for pages.";
      case ContactEvent.MethodRemoved _ -> who + " took a contact method back.";
      case ContactEvent.MethodTested e ->
          "%s had a test page sent; it was %s%s"
              .formatted(who, e.taken() ? "taken" : "not taken", names.because(e.detail()));
      case ContactEvent.RulesSet e ->
          "%s laid down by which rules they are paged (%d, %s%s)%s."
              .formatted(
                  who,
                  e.rules().rules().size(),
                  e.rules().zone(),
                  e.rules().quiet() == null ? "" : ", with quiet hours",
                  e.rules().backupId() == null
                      ? ""
                      : "; their backup is " + names.person(e.rules().backupId()));
    };
  }
}
