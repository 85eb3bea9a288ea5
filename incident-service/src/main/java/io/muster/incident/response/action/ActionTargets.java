package io.muster.incident.response.action;

import io.muster.contracts.action.ActionTargetEvent;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Every place where actions can be taken, or could be. */
@Component
public class ActionTargets {

  private final Histories histories;

  ActionTargets(Histories histories) {
    this.histories = histories;
  }

  /** All of them by name, those that were retired last. */
  public List<TargetState> all() {
    return read(ActionTargetEvent.ID_PREFIX).values().stream()
        .sorted(
            Comparator.comparing((TargetState target) -> target.retired() != null)
                .thenComparing(target -> target.said().name())
                .thenComparing(target -> target.said().targetId()))
        .toList();
  }

  /** By id. */
  public Optional<TargetState> find(String targetId) {
    return targetId == null || !targetId.startsWith(ActionTargetEvent.ID_PREFIX)
        ? Optional.empty()
        : Optional.ofNullable(read(targetId).get(targetId));
  }

  private Map<String, TargetState> read(String idPrefix) {
    Map<String, TargetState> targets = new HashMap<>();
    histories.tell(
        idPrefix,
        ActionTargetEvent.class,
        Long.MAX_VALUE,
        (event, stored) ->
            targets.compute(
                event.targetId(),
                (id, before) -> TargetState.after(before, event, stored.sequence())));
    return targets;
  }
}
