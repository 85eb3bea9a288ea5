package io.muster.contracts.automation;

import io.muster.contracts.action.ActionKind;
import io.muster.contracts.action.ActionParameter;
import io.muster.contracts.incident.Role;
import java.util.List;

/**
 * What an automation rule says: when, if, then, and how often at most. What it does is numbered
 * from 1 in the order of the components: tasks, updates, actions.
 *
 * @param name what people call it
 * @param purpose what it is good for
 * @param when what has to happen in an incident
 * @param condition a JSONPath filter over the incident as it then stands, without the brackets
 *     around it; null: always
 * @param zone the time zone in which the condition's hour and weekday are told, as in {@code
 *     Europe/Berlin}
 * @param tasks to add to the incident
 * @param updates to write into its timeline
 * @param actions to propose, in the incident's name
 * @param perHour how often it fires within an hour at most, over all incidents
 * @param perIncident how often it fires within an hour at most in one incident
 */
public record RuleContent(
    String name,
    String purpose,
    RuleWhen when,
    String condition,
    String zone,
    List<AddedTask> tasks,
    List<WrittenUpdate> updates,
    List<ProposedAction> actions,
    int perHour,
    int perIncident) {
  public RuleContent {
    tasks = tasks == null ? List.of() : List.copyOf(tasks);
    updates = updates == null ? List.of() : List.copyOf(updates);
    actions = actions == null ? List.of() : List.copyOf(actions);
  }

  /**
   * A task to add. Its texts may hold paths as in {@code {$.severity}}.
   *
   * @param details null when the title says it all
   * @param owner whoever has this role then is to do it; null: nobody in particular
   * @param dueMinutes how long after the event it is due; null: as soon as possible
   */
  public record AddedTask(String title, String details, Role owner, Integer dueMinutes) {}

  /** A note to write, marked as automatic. It may hold paths as in {@code {$.severity}}. */
  public record WrittenUpdate(String text) {}

  /**
   * A guarded action to propose.
   *
   * @param targetId where it is taken
   * @param service what is acted on; null: what the target says
   * @param undoAfterMinutes null: only by hand
   * @param goesAhead whether it is let go ahead at once where nobody has to approve it
   */
  public record ProposedAction(
      String targetId,
      ActionKind kind,
      List<ActionParameter> parameters,
      String service,
      String reason,
      Integer undoAfterMinutes,
      boolean goesAhead) {
    public ProposedAction {
      parameters = parameters == null ? List.of() : List.copyOf(parameters);
    }
  }
}
