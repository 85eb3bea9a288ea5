package io.muster.incident.automation;

import io.muster.contracts.automation.RuleContent;
import io.muster.contracts.automation.RuleWhen;
import io.muster.contracts.incident.Phase;
import io.muster.incident.intake.JsonCondition;
import io.muster.incident.intake.JsonTemplate;
import io.muster.incident.planning.PlanningText;
import io.muster.incident.response.action.ActionProposals;
import io.muster.starter.Refused;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Lets pass what a rule may say, and points at what it may not. */
final class RuleChecks {

  /** The most things of one kind a rule does. */
  static final int MOST = 10;

  /** How often a rule may fire within an hour at most, whatever it says. */
  static final int MOST_PER_HOUR = 100;

  private static final int LONGEST_DUE = 30 * 24 * 60;
  private static final int MOST_AUDIENCES = 20;
  private static final int TEXT = 500;

  private RuleChecks() {}

  /**
   * As it is recorded: without blanks around texts.
   *
   * @throws Refused 422 with a pointer into the content
   */
  static RuleContent checked(RuleContent said) {
    if (said == null) {
      throw Refused.invalid("/content", "Say what the rule does.");
    }
    if (said.when() == null) {
      throw Refused.invalid("/content/when", "Say what has to happen for the rule to be asked.");
    }
    if (said.tasks().isEmpty()
        && said.updates().isEmpty()
        && said.actions().isEmpty()
        && said.pages().isEmpty()
        && said.drafts().isEmpty()) {
      throw Refused.invalid(
          "/content/tasks",
          "Say what the rule does: a task, an update, an action, a page or a draft.");
    }
    return new RuleContent(
        PlanningText.required(
            "/content/name", said.name(), PlanningText.LINE, "Give the rule a name."),
        PlanningText.required(
            "/content/purpose",
            said.purpose(),
            PlanningText.PARAGRAPH,
            "Say what it is good for: others decide by that whether it is enabled."),
        said.when(),
        lasting(said.when(), said.lasting()),
        JsonCondition.checked(
            said.condition(), RuleFields::isKnown, RuleFields.inWords(), "/content/condition"),
        zone(said.zone()),
        tasks(said.tasks()),
        updates(said.updates()),
        actions(said.actions()),
        pages(said.pages()),
        drafts(said.drafts()),
        between("/content/perHour", said.perHour(), MOST_PER_HOUR),
        between("/content/perIncident", said.perIncident(), said.perHour()));
  }

  private static RuleContent.Lasting lasting(RuleWhen when, RuleContent.Lasting lasting) {
    if (!when.waits()) {
      if (lasting != null) {
        throw Refused.invalid(
            "/content/lasting",
            "Nothing is waited for when something has to happen. Leave it out.");
      }
      return null;
    }
    if (lasting == null || lasting.minutes() < 1 || lasting.minutes() > LONGEST_DUE) {
      throw Refused.invalid(
          "/content/lasting/minutes", "Say for how long: 1 to %d minutes.".formatted(LONGEST_DUE));
    }
    boolean phase = when == RuleWhen.PHASE_LASTS;
    if (phase == (lasting.phase() == null) || lasting.phase() == Phase.CLOSED) {
      throw Refused.invalid(
          "/content/lasting/phase",
          phase ? "Say which phase, but CLOSED." : "Only PHASE_LASTS is about a phase.");
    }
    boolean role = when == RuleWhen.ROLE_MISSING_FOR;
    if (role == (lasting.role() == null)) {
      throw Refused.invalid(
          "/content/lasting/role",
          role ? "Say which role." : "Only ROLE_MISSING_FOR is about a role.");
    }
    return lasting;
  }

  private static List<RuleContent.Call> pages(List<RuleContent.Call> pages) {
    requireFew("/content/pages", pages);
    for (int i = 0; i < pages.size(); i++) {
      RuleContent.Call call = pages.get(i);
      boolean whole =
          call.target() == null || call.target().kind() != null && call.target().id() != null;
      if ((call.policyId() == null) == (call.target() == null) || !whole) {
        throw Refused.invalid(
            "/content/pages/" + i,
            "Name a policy, or else a person, team or schedule by kind and id.");
      }
    }
    return pages;
  }

  private static List<RuleContent.DraftedUpdate> drafts(List<RuleContent.DraftedUpdate> drafts) {
    requireFew("/content/drafts", drafts);
    for (int i = 0; i < drafts.size(); i++) {
      List<String> audiences = drafts.get(i).audienceIds();
      if (audiences.isEmpty() || audiences.size() > MOST_AUDIENCES) {
        throw Refused.invalid(
            "/content/drafts/%d/audienceIds".formatted(i),
            "Name 1 to %d audiences it is for.".formatted(MOST_AUDIENCES));
      }
    }
    return drafts;
  }

  private static String zone(String zone) {
    try {
      return zone == null || zone.isBlank() ? "UTC" : ZoneId.of(zone.strip()).getId();
    } catch (DateTimeException e) {
      throw Refused.invalid(
          "/content/zone", "There is no time zone of that name. Write it as in Europe/Berlin.");
    }
  }

  private static List<RuleContent.AddedTask> tasks(List<RuleContent.AddedTask> tasks) {
    requireFew("/content/tasks", tasks);
    List<RuleContent.AddedTask> checked = new ArrayList<>();
    for (int i = 0; i < tasks.size(); i++) {
      String at = "/content/tasks/" + i;
      RuleContent.AddedTask task = tasks.get(i);
      Integer due = task.dueMinutes();
      if (due != null && (due < 1 || due > LONGEST_DUE)) {
        throw Refused.invalid(
            at + "/dueMinutes", "Give 1 to %d minutes, or leave it out.".formatted(LONGEST_DUE));
      }
      checked.add(
          new RuleContent.AddedTask(
              template(
                  at + "/title",
                  PlanningText.required(
                      at + "/title",
                      task.title(),
                      PlanningText.LINE,
                      "Say in one line what is to be done.")),
              template(
                  at + "/details", PlanningText.optional(at + "/details", task.details(), TEXT)),
              task.owner(),
              due));
    }
    return checked;
  }

  private static List<RuleContent.WrittenUpdate> updates(List<RuleContent.WrittenUpdate> updates) {
    requireFew("/content/updates", updates);
    List<RuleContent.WrittenUpdate> checked = new ArrayList<>();
    for (int i = 0; i < updates.size(); i++) {
      String at = "/content/updates/" + i + "/text";
      checked.add(
          new RuleContent.WrittenUpdate(
              template(
                  at,
                  PlanningText.required(
                      at, updates.get(i).text(), TEXT, "Write what the timeline is to say."))));
    }
    return checked;
  }

  private static List<RuleContent.ProposedAction> actions(
      List<RuleContent.ProposedAction> actions) {
    requireFew("/content/actions", actions);
    List<RuleContent.ProposedAction> checked = new ArrayList<>();
    for (int i = 0; i < actions.size(); i++) {
      RuleContent.ProposedAction said = actions.get(i);
      ActionProposals.Wish wish =
          pointed("/content/actions/" + i, () -> ActionProposals.checked(ActionDeeds.wish(said)));
      checked.add(
          new RuleContent.ProposedAction(
              wish.targetId(),
              wish.kind(),
              wish.parameters(),
              wish.service(),
              wish.reason(),
              wish.undoAfterMinutes(),
              said.goesAhead()));
    }
    return checked;
  }

  /** What is refused there is refused with the way to it. */
  static <T> T pointed(String at, Supplier<T> check) {
    try {
      return check.get();
    } catch (Refused refused) {
      throw Refused.invalid(
          at + refused.faults().getFirst().pointer(), refused.faults().getFirst().detail());
    }
  }

  private static String template(String pointer, String text) {
    JsonTemplate.check(text, pointer);
    return text;
  }

  private static void requireFew(String pointer, List<?> list) {
    if (list.size() > MOST) {
      throw Refused.invalid(pointer, "Name at most %d; it has %d.".formatted(MOST, list.size()));
    }
  }

  private static int between(String pointer, int value, int most) {
    if (value < 1 || value > most) {
      throw Refused.invalid(pointer, "Give a number from 1 to %d.".formatted(most));
    }
    return value;
  }
}
