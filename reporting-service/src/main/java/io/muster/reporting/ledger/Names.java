package io.muster.reporting.ledger;

import io.muster.contracts.Actor;
import io.muster.contracts.Event;
import io.muster.contracts.Person;
import io.muster.contracts.audit.EngagementEvent;
import io.muster.contracts.evidence.EvidenceEvent;
import io.muster.contracts.incident.AccessEvent;
import io.muster.contracts.incident.IncidentEvent;
import io.muster.contracts.incident.TaskEvent;
import io.muster.contracts.recovery.RecoveryWorkEvent;
import io.muster.contracts.review.ReviewEvent;
import io.muster.contracts.training.TrainingEvent;
import io.muster.contracts.training.TrainingRequirementEvent;
import io.muster.starter.Caller;
import io.muster.starter.PeopleDirectory;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * How people are called in one answer to one reader. An event says how somebody was called then;
 * the directory knows the rest. For an auditor both give way to a mask, also where a known name or
 * an e-mail address stands in free text.
 */
public final class Names {

  private static final Pattern EMAIL =
      Pattern.compile("[\\p{L}\\p{N}._%+-]{1,64}@[\\p{L}\\p{N}.-]{1,255}\\.\\p{L}{2,24}");
  private static final String MASKED_EMAIL = "[e-mail address]";
  private static final int SHORTEST_NAME = 3;

  private final UnaryOperator<String> directory;
  private final boolean masked;
  private final Map<String, String> known = new HashMap<>();
  private final Map<String, String> masksByName = new HashMap<>();

  /**
   * Names for a reader.
   *
   * @param directory says how the person with an id is called
   * @param masked whether this reader sees masks instead
   */
  public Names(UnaryOperator<String> directory, boolean masked) {
    this.directory = directory;
    this.masked = masked;
  }

  /** Names as this caller may see them. */
  public static Names of(PeopleDirectory people, Caller caller) {
    return new Names(id -> people.names(List.of(id)).get(id), PeopleDirectory.masks(caller));
  }

  /** Whether personal data is masked for this reader. */
  public boolean masked() {
    return masked;
  }

  /** Takes note of the people an event names, so that their names are masked in free text too. */
  public void meet(Event event) {
    meet(event.by());
    switch (event) {
      case IncidentEvent.RoleAssigned assigned -> meet(assigned.person());
      case IncidentEvent.RoleHandedOver passed -> meet(passed.to());
      case AccessEvent.AccessGranted granted -> meet(granted.person());
      case TaskEvent.Added task -> meet(task.owner());
      case TaskEvent.Assigned task -> meet(task.owner());
      case RecoveryWorkEvent.AssetRestored restored -> {
        meet(restored.doneBy());
        meet(restored.verifiedBy());
      }
      case RecoveryWorkEvent.Said said -> meet(said.doneBy());
      case ReviewEvent.ActionSaid action -> meet(action.owner());
      case EngagementEvent.TakenUp taken -> meet(taken.auditor());
      case EvidenceEvent.Collected collected -> meet(collected.collectedBy());
      case EvidenceEvent.TransferOffered offered -> meet(offered.to());
      case EvidenceEvent.PrivilegeSet set -> set.people().forEach(this::meet);
      case TrainingEvent.Recorded record -> meet(record.person());
      case TrainingRequirementEvent.Set set -> set.people().forEach(this::meet);
      default -> {
        // Nobody else is named.
      }
    }
  }

  /** Takes note of whoever did something; only people have names that are masked. */
  public void meet(Actor actor) {
    if (actor.kind() == Actor.Kind.PERSON) {
      meet(actor.id(), actor.name());
    }
  }

  /** A person known by id only. */
  public String person(String id) {
    return person(id, null);
  }

  /** A person, with the name the event gave. */
  public String person(String id, String nameThen) {
    if (masked) {
      return PeopleDirectory.mask(id);
    }
    return nameThen != null ? nameThen : known.computeIfAbsent(id, directory);
  }

  /** Whoever acted, as the subject of a sentence. */
  public String actor(Actor actor) {
    return switch (actor.kind()) {
      case PERSON -> person(actor.id(), actor.name());
      case CLIENT -> "The partner " + actor.id();
      case SERVICE -> "The service " + actor.id();
      case SYSTEM -> "Muster (" + actor.id() + ")";
    };
  }

  /** Text somebody typed or some tool sent. */
  public String text(String freeText) {
    if (!masked || freeText == null) {
      return freeText;
    }
    String text = EMAIL.matcher(freeText).replaceAll(MASKED_EMAIL);
    for (Map.Entry<String, String> mask : masksByName.entrySet()) {
      text = text.replace(mask.getKey(), mask.getValue());
    }
    return text;
  }

  /** The same in quotation marks, or that there was none. */
  String quoted(String freeText) {
    return freeText == null ? "(no text)" : "“" + text(freeText) + "”";
  }

  /** A reason ends the sentence, whether or not it brought its own full stop. */
  String because(String reason) {
    if (reason == null || reason.isBlank()) {
      return ".";
    }
    String text = text(reason).strip();
    return ": " + text + (text.endsWith(".") ? "" : ".");
  }

  /** Some people, in the order given. */
  String people(List<String> ids) {
    return Words.and(ids.stream().map(this::person).toList());
  }

  LedgerEntry.Party party(Actor actor) {
    return new LedgerEntry.Party(actor.kind(), actor.id(), actor(actor));
  }

  private void meet(Person person) {
    if (person != null) {
      meet(person.id(), person.name());
    }
  }

  private void meet(String id, String name) {
    if (masked && name != null && name.length() >= SHORTEST_NAME) {
      masksByName.put(name, PeopleDirectory.mask(id));
    }
  }
}
