package io.muster.incident.triage;

import io.muster.contracts.Actor;
import io.muster.contracts.alert.AlertGroupCommand.Fire;
import io.muster.contracts.alert.AlertGroupCommand.FiringAlert;
import io.muster.contracts.alert.AlertGroupEvent;
import io.muster.contracts.alert.AlertGroupEvent.AlertFired;
import io.muster.contracts.alert.AlertGroupEvent.AlertResolved;
import io.muster.contracts.alert.AlertGroupEvent.Opened;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/**
 * Alerts that began to fire after somebody resolved the incident and before its group heard of
 * that. They joined a problem nobody is paged for any more, so they are a new one.
 */
@Component
class LateFirings {

  private static final Actor BY = Actor.system("alert-grouping");

  private final GroupLedger groups;

  LateFirings(GroupLedger groups) {
    this.groups = groups;
  }

  /**
   * Has them fire in the next generation.
   *
   * @param now whether the group was closed just now; else that is done only when no later
   *     generation was ever opened, as hearing the same again must not open one
   */
  void fireAnew(String groupId, Instant resolvedAt, boolean now) {
    List<AlertGroupEvent> history = groups.history(groupId);
    Opened opened = (Opened) history.getFirst();
    Map<String, AlertFired> late = late(history, resolvedAt);
    int generation = opened.generation() + 1;
    if (late.isEmpty() || !(now || !groups.exists(groupId(opened, generation)))) {
      return;
    }
    while (!late.isEmpty()) {
      try {
        groups.send(fire(opened, generation, List.copyOf(late.values())));
        return;
      } catch (NothingFiresException e) {
        return;
      } catch (NextGenerationException e) {
        late.keySet().retainAll(e.news());
        generation++;
      }
    }
  }

  private static Map<String, AlertFired> late(List<AlertGroupEvent> history, Instant resolvedAt) {
    Map<String, AlertFired> late = new LinkedHashMap<>();
    for (AlertGroupEvent event : history) {
      if (event instanceof AlertFired fired && fired.at().isAfter(resolvedAt)) {
        late.put(fired.alertKey(), fired);
      } else if (event instanceof AlertResolved over) {
        late.remove(over.alertKey());
      }
    }
    return late;
  }

  private static String groupId(Opened opened, int generation) {
    return GroupIds.ofGroup(opened.integrationId(), opened.groupingKey(), generation);
  }

  private static Fire fire(Opened opened, int generation, List<AlertFired> late) {
    String groupId = groupId(opened, generation);
    return new Fire(
        groupId,
        opened.integrationId(),
        opened.groupingKey(),
        generation,
        opened.groupedBy(),
        GroupIds.ofIncident(opened.integrationId(), groupId),
        opened.title(),
        opened.description(),
        opened.severity(),
        late.stream().map(AlertFired::service).filter(Objects::nonNull).distinct().toList(),
        late.stream().map(LateFirings::alert).toList(),
        null,
        null,
        BY);
  }

  private static FiringAlert alert(AlertFired fired) {
    return new FiringAlert(
        fired.alertKey(),
        fired.name(),
        fired.service(),
        fired.severity(),
        fired.summary(),
        fired.description(),
        fired.link(),
        fired.links(),
        fired.context(),
        fired.startsAt(),
        false,
        fired.expiresAt());
  }
}
