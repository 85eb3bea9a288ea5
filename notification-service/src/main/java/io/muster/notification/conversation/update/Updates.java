package io.muster.notification.conversation.update;

import io.muster.contracts.update.UpdateEvent;
import io.muster.notification.facts.Facts;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/** Says which updates an incident has and what became of them, as recorded up to this moment. */
@Component
public class Updates {

  private final Facts facts;

  Updates(Facts facts) {
    this.facts = facts;
  }

  /** All of an incident, the oldest first: they are numbered without a gap. */
  public List<UpdateState> of(String incidentId) {
    return IntStream.iterate(1, number -> number + 1)
        .mapToObj(number -> find(UpdateEvent.idOf(incidentId, number)))
        .takeWhile(update -> update.written() != null)
        .toList();
  }

  /** One update; one without anything written when there is none. */
  public UpdateState find(String updateId) {
    return UpdateState.of(facts.readable(updateId));
  }

  /** The one that went out last. */
  Optional<UpdateState> lastPublished(String incidentId) {
    return of(incidentId).stream()
        .filter(update -> update.published() != null)
        .max(Comparator.comparing(update -> update.published().at()));
  }

  /** How the incident stands for people outside; nothing when it was never opened. */
  public Optional<Situation> situation(String incidentId) {
    return Situation.of(facts.readable(incidentId));
  }
}
