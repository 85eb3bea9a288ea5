package io.muster.incident.response.action;

import io.muster.contracts.action.GuardedActionEvent;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The guarded actions of incidents. */
@Component
public class GuardedActions {

  private static final int UUID_LENGTH = 36;

  private final Histories histories;

  GuardedActions(Histories histories) {
    this.histories = histories;
  }

  /** An id for an action of an incident; those of one incident begin alike. */
  public static String newId(String incidentId) {
    return prefixOf(incidentId) + UUID.randomUUID();
  }

  /** The same id for an action of an incident whenever it is asked for by this name. */
  public static String idFor(String incidentId, String name) {
    return prefixOf(incidentId) + UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
  }

  /** How the ids of an incident's actions begin. */
  public static String prefixOf(String incidentId) {
    return GuardedActionEvent.ID_PREFIX + incidentId + "-";
  }

  /** Whose action it is, by its id. */
  public static String incidentOf(String actionId) {
    return actionId.substring(
        GuardedActionEvent.ID_PREFIX.length(), actionId.length() - UUID_LENGTH - 1);
  }

  /**
   * Every action of an incident, the newest first.
   *
   * @param upTo the position of the log up to which it is told; {@code Long.MAX_VALUE}: all
   */
  public List<ActionState> of(String incidentId, long upTo) {
    return read(prefixOf(incidentId), upTo).values().stream()
        .sorted((a, b) -> b.proposed().at().compareTo(a.proposed().at()))
        .toList();
  }

  /** By id. */
  public Optional<ActionState> find(String actionId) {
    return Optional.ofNullable(read(actionId, Long.MAX_VALUE).get(actionId));
  }

  private Map<String, ActionState> read(String idPrefix, long upTo) {
    Map<String, ActionState> actions = new LinkedHashMap<>();
    histories.tell(
        idPrefix,
        GuardedActionEvent.class,
        upTo,
        (event, stored) ->
            actions.computeIfAbsent(event.actionId(), id -> new ActionState()).apply(event));
    return actions;
  }
}
