package io.muster.reporting.ledger;

import io.muster.contracts.erasure.ErasureEvent;
import io.muster.contracts.erasure.LegalHoldEvent;

/** Sentences on erasing people and on what may not be erased. */
final class PersonalDataSentences {

  private final Names names;

  private PersonalDataSentences(Names names) {
    this.names = names;
  }

  static String of(ErasureEvent event, Names names) {
    return new PersonalDataSentences(names).erasure(event);
  }

  private String erasure(ErasureEvent event) {
    String who = names.actor(event.by());
    String person = names.person(event.personId());
    return switch (event) {
      case ErasureEvent.Requested e ->
          "%s asked for the erasure of %s, named in %d events of %d incidents%s"
              .formatted(who, person, e.events(), e.incidents(), names.because(e.reason()));
      case ErasureEvent.Refused e ->
          e.holdIds().isEmpty()
              ? "%s refused the erasure of %s%s".formatted(who, person, names.because(e.reason()))
              : "The erasure of %s was refused because of the legal hold %s."
                  .formatted(person, Words.and(e.holdIds()));
      case ErasureEvent.Approved _ -> "%s approved the erasure of %s.".formatted(who, person);
      case ErasureEvent.KeyDestroyed _ -> "The key of %s was destroyed.".formatted(person);
      case ErasureEvent.KeysRewrapped _ ->
          "The remaining keys were wrapped anew and the old key-encryption keys destroyed, for the erasure of %s."
              .formatted(person);
      case ErasureEvent.Completed _ -> "The erasure of %s is complete.".formatted(person);
    };
  }

  static String of(LegalHoldEvent event, Names names) {
    return new PersonalDataSentences(names).legalHold(event);
  }

  private String legalHold(LegalHoldEvent event) {
    String who = names.actor(event.by());
    return switch (event) {
      case LegalHoldEvent.HoldSet e ->
          "%s set the legal hold %s on %s%s"
              .formatted(
                  who,
                  e.holdId(),
                  e.personId() != null
                      ? names.person(e.personId())
                      : "the incident " + e.incidentId(),
                  names.because(e.reason()));
      case LegalHoldEvent.HoldLifted e ->
          "%s lifted the legal hold %s%s".formatted(who, e.holdId(), names.because(e.reason()));
    };
  }
}
