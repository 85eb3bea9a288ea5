package io.muster.incident.evidence;

import io.muster.contracts.Actor;
import io.muster.contracts.Authority;
import io.muster.contracts.Person;
import io.muster.contracts.evidence.EvidenceCommand.Description;
import io.muster.contracts.evidence.EvidenceEvent.TransferOffered;
import io.muster.contracts.evidence.EvidenceOrigin;
import io.muster.incident.response.Wording;
import io.muster.starter.Refused;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Who may do what to an item, and what has to be said for it. */
final class EvidenceRules {

  private static final int LINE = 200;
  private static final int SOURCE = 500;
  private static final int PEOPLE = 50;

  private EvidenceRules() {}

  /**
   * What is said of an item as it is kept.
   *
   * @throws Refused 422 with a pointer to what is missing or too long
   */
  static Description checked(Description said) {
    if (said.evidenceClass() == null) {
      throw Refused.invalid("/evidenceClass", "Say what kind of evidence it is.");
    }
    return new Description(
        said.evidenceClass(),
        Wording.required("/name", said.name(), LINE, "Say how it is called."),
        Wording.required(
            "/source",
            said.source(),
            SOURCE,
            "Say where it was collected: the host and path, the system, or the person."),
        Wording.optional("/note", said.note(), Wording.REASON));
  }

  static String reason(String reason) {
    return reason("/reason", reason);
  }

  static String reason(String pointer, String reason) {
    return Wording.required(
        pointer, reason, Wording.REASON, "Say why; it becomes part of the chain of custody.");
  }

  static Person person(String pointer, Person person) {
    if (person == null || person.id().isBlank()) {
      throw Refused.invalid(pointer, "Say who it is.");
    }
    return new Person(
        Wording.required(pointer + "/id", person.id(), LINE, "Say who it is."),
        Wording.optional(pointer + "/name", person.name(), LINE));
  }

  static List<Person> people(String pointer, List<Person> people) {
    if (people == null) {
      return List.of();
    }
    if (people.size() > PEOPLE) {
      throw Refused.invalid(pointer, "Name at most " + PEOPLE + " people.");
    }
    List<Person> named = new ArrayList<>();
    for (int i = 0; i < people.size(); i++) {
      named.add(person(pointer + "/" + i, people.get(i)));
    }
    return named;
  }

  static void requireOpen(EvidenceItem item) {
    if (item.sealed() != null) {
      throw Refused.conflict(
          "evidence-sealed", "This item is sealed, so nothing said of it changes any more.");
    }
  }

  /** Those in whose hands it is decide about it, and managers, for people leave. */
  static void requireInHands(EvidenceItem item, Actor by, Authority authority) {
    if (authority != Authority.MANAGER && !item.custodian().id().equals(by.id())) {
      throw Refused.forbidden(
          "not-in-your-hands",
          "Only whoever has this item in their hands, or a manager, may do that.");
    }
  }

  /** The offer of an item that somebody may accept or leave. */
  static TransferOffered requireOffered(EvidenceItem item) {
    if (item.offer() == null) {
      throw Refused.conflict(
          "no-transfer-open", "It is not offered to anybody. Look at its chain of custody.");
    }
    return item.offer();
  }

  static void requireManager(Authority authority) {
    if (authority != Authority.MANAGER) {
      throw Refused.forbidden("role-missing", "Only a manager may do that. Ask one.");
    }
  }

  static void requireUnheld(List<String> holds) {
    if (!holds.isEmpty()) {
      throw Refused.conflict(
          "legal-hold",
          "A legal hold forbids deleting this evidence. Lift it first, if the duty is over: "
              + String.join(", ", holds)
              + ".",
          Map.of("holds", holds));
    }
  }

  /**
   * What an alert said is read where its source is set up, and what was said in the chat in the
   * timeline, whatever is said of the evidence.
   */
  static void requireHidable(EvidenceOrigin origin) {
    if (origin == EvidenceOrigin.ALERT) {
      throw Refused.conflict(
          "alert-is-known",
          "The message of an alert is read by administrators where its source is set up, so that it"
              + " cannot be privileged here.");
    }
    if (origin == EvidenceOrigin.CHAT) {
      throw Refused.conflict(
          "chat-is-known",
          "What was said in the chat stands in the incident's timeline, so that it cannot be"
              + " privileged here. Make the incident private.");
    }
  }
}
