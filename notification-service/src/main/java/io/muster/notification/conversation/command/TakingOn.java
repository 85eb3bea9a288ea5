package io.muster.notification.conversation.command;

import io.muster.contracts.conversation.ChatAccountEvent.Linked;
import io.muster.contracts.incident.ResponseState;
import io.muster.notification.delivery.link.IncidentDesk;
import io.muster.notification.escalation.Escalations;
import io.muster.notification.escalation.HandOver;
import io.muster.notification.escalation.HandOvers;
import io.muster.notification.facts.IncidentNow;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Takes an incident on, or calls the next level for it, as somebody in a chat. */
@Component
public class TakingOn {

  /** What is read when it could not be taken on. */
  public static final String OUT_OF_REACH =
      "It was not acknowledged: Muster cannot reach the incident. Others may be called.";

  private final HandOvers handOvers;
  private final IncidentDesk desk;
  private final Escalations escalations;

  TakingOn(HandOvers handOvers, IncidentDesk desk, Escalations escalations) {
    this.handOvers = handOvers;
    this.desk = desk;
    this.escalations = escalations;
  }

  /**
   * Takes it on, which ends the calls; from whoever hands it over to them, where somebody does.
   *
   * @param mark of the press or message, the same when it is told twice: it is done once
   * @param via the name of the chat
   * @return what they read; nothing when incident-service is away, and asking again is right
   */
  public Optional<String> acknowledge(
      IncidentNow incident, Linked person, String mark, String via) {
    Optional<HandOver> handed = handOvers.openTo(incident.id(), person.personId());
    if (handed.isPresent()
        && handOvers.accept(
            incident.id(), handed.get().escalationId(), Accounts.actor(person), via)) {
      return Optional.of("%s is yours now.".formatted(incident.number()));
    }
    if (incident.state() != ResponseState.TRIGGERED || incident.closed()) {
      return Optional.of("%s needs nobody to take it on any more.".formatted(incident.number()));
    }
    IncidentDesk.Answer answer =
        desk.acknowledge(
            new IncidentDesk.Taking(
                incident.id(), mark, person.personId(), person.by().name(), via));
    return switch (answer) {
      case DONE ->
          Optional.of("%s is yours now. Nobody else is called.".formatted(incident.number()));
      case REFUSED -> Optional.of("The incident does not take it. Open it in Muster to see why.");
      case UNREACHABLE -> Optional.empty();
    };
  }

  /**
   * Calls the next level now.
   *
   * @param asked when they asked, UTC; asked for at that time again, nobody else is called
   */
  public String escalate(String incidentId, Linked person, Instant asked) {
    return escalations.next(incidentId, Accounts.actor(person), asked)
        ? "The next level is called."
        : "There is nobody left to call: somebody has taken it on, or every level was called.";
  }
}
