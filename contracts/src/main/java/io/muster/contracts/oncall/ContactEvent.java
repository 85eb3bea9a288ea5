package io.muster.contracts.oncall;

import io.muster.contracts.Actor;
import io.muster.contracts.Event;
import io.muster.contracts.EventType;
import io.muster.contracts.Personal;
import java.time.Instant;

/** What a person laid down about how they are reached, beside the address a manager gave. */
public sealed interface ContactEvent extends Event {

  /** Whose it is. */
  String personId();

  @Override
  default String aggregateId() {
    return OnCallEvent.contactOf(personId());
  }

  /**
   * A person named one more way to reach them. Nothing pages over it before it is verified.
   *
   * @param address an e-mail address, a phone number in the form of E.164 such as +4930901820, a
   *     topic, the push subscription of a browser as JSON, the address of a workflow of Teams, or
   *     an account in a chat: its id there, and how it is called where it is, such as 4711 @rosa
   */
  @EventType(name = "contact-method.added")
  record MethodAdded(
      String personId,
      String methodId,
      MethodKind kind,
      @Personal(of = "personId") String address,
      Actor by,
      Instant at)
      implements ContactEvent {}

  /**
   * A one-time code was made for a method. Neither it nor anything it could be guessed from is
   * recorded: it follows from the issue's id and a secret of the service.
   *
   * @param expiresAt until when it verifies, UTC
   */
  @EventType(name = "contact-method.code-issued")
  record CodeIssued(
      String personId, String methodId, String issueId, Instant expiresAt, Actor by, Instant at)
      implements ContactEvent {}

  /**
   * A wrong code was entered.
   *
   * @param triesLeft how often the issued code may still be tried
   */
  @EventType(name = "contact-method.code-refused")
  record CodeRefused(String personId, String methodId, int triesLeft, Actor by, Instant at)
      implements ContactEvent {}

  /** The person proved that messages over this method reach them; from now on it pages. */
  @EventType(name = "contact-method.verified")
  record MethodVerified(String personId, String methodId, Actor by, Instant at)
      implements ContactEvent {}

  /** A method reaches the person no more. */
  @EventType(name = "contact-method.removed")
  record MethodRemoved(String personId, String methodId, Actor by, Instant at)
      implements ContactEvent {}

  /**
   * A test page went to a method.
   *
   * @param taken whether the provider took it
   * @param detail what it said, without the address
   */
  @EventType(name = "contact-method.tested")
  record MethodTested(
      String personId, String methodId, boolean taken, String detail, Actor by, Instant at)
      implements ContactEvent {}

  /** By which rules the person is paged from now on; replaces those before. */
  @EventType(name = "contact-rules.set")
  record RulesSet(String personId, ContactRules rules, Actor by, Instant at)
      implements ContactEvent {}
}
