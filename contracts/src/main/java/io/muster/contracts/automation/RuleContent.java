package io.muster.contracts.automation;

import io.muster.contracts.action.ActionKind;
import io.muster.contracts.action.ActionParameter;
import io.muster.contracts.incident.Phase;
import io.muster.contracts.incident.Role;
import io.muster.contracts.oncall.Level;
import io.muster.contracts.update.UpdateKind;
import java.util.List;

/**
 * What an automation rule says: when, if, then, and how often at most. What it does is numbered
 * from 1 in the order of the components: tasks, updates, actions, pages, drafts.
 *
 * @param name what people call it
 * @param purpose what it is good for
 * @param when what has to happen in an incident, or not to happen
 * @param lasting for how long it has not to happen; null where something has to happen
 * @param condition a JSONPath filter over the incident as it then stands, without the brackets
 *     around it; null: always
 * @param zone the time zone in which the condition's hour and weekday are told, as in {@code
 *     Europe/Berlin}
 * @param tasks to add to the incident
 * @param updates to write into its timeline
 * @param actions to propose, in the incident's name
 * @param pages whom to page, by the ways of every page
 * @param drafts updates for people outside to draft; each waits for somebody's approval
 * @param perHour how often it fires within an hour at most, over all incidents
 * @param perIncident how often it fires within an hour at most in one incident
 */
public record RuleContent(
    String name,
    String purpose,
    RuleWhen when,
    Lasting lasting,
    String condition,
    String zone,
    List<AddedTask> tasks,
    List<WrittenUpdate> updates,
    List<ProposedAction> actions,
    List<Call> pages,
    List<DraftedUpdate> drafts,
    int perHour,
    int perIncident) {
  public RuleContent {
    tasks = tasks == null ? List.of() : List.copyOf(tasks);
    updates = updates == null ? List.of() : List.copyOf(updates);
    actions = actions == null ? List.of() : List.copyOf(actions);
    pages = pages == null ? List.of() : List.copyOf(pages);
    drafts = drafts == null ? List.of() : List.copyOf(drafts);
  }

  /**
   * For how long something does not happen.
   *
   * @param minutes 1 to 43,200 (30 days)
   * @param phase the phase that lasts; null where the rule is not about a phase
   * @param role the role nobody has; null where it is not about a role
   */
  public record Lasting(int minutes, Phase phase, Role role) {}

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

  /**
   * Whom to page: by a policy, level by level, or at once whoever a target means then.
   *
   * @param policyId null where a target is named
   * @param target null where a policy is named
   */
  public record Call(String policyId, Level.Target target) {}

  /**
   * An update to draft by the template of its kind.
   *
   * @param kind null: the one that follows from how the incident stands
   * @param audienceIds whom it is for
   */
  public record DraftedUpdate(UpdateKind kind, List<String> audienceIds) {
    public DraftedUpdate {
      audienceIds = audienceIds == null ? List.of() : List.copyOf(audienceIds);
    }
  }
}
