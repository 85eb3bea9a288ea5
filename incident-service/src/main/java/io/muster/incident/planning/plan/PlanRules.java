package io.muster.incident.planning.plan;

import io.muster.contracts.incident.Phase;
import io.muster.contracts.oncall.Level.Target;
import io.muster.contracts.planning.PlanContact;
import io.muster.contracts.planning.PlanContent;
import io.muster.contracts.planning.PlanContent.CommunicationRule;
import io.muster.contracts.planning.PlanContent.ExitCriterion;
import io.muster.contracts.planning.PlanContent.PlannedTask;
import io.muster.contracts.planning.PlanContent.RequiredRole;
import io.muster.contracts.planning.PlanContent.Scope;
import io.muster.contracts.recovery.WorkKind;
import io.muster.incident.planning.PlanningText;
import io.muster.starter.Refused;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What a plan has to be like to be of use at three in the morning. */
final class PlanRules {

  private static final int MOST = 50;
  private static final int A_WEEK = 7 * 24 * 60;
  private static final int MOST_MONTHS = 24;

  private PlanRules() {}

  /**
   * The content as it is kept.
   *
   * @throws Refused 422 with a pointer to what is missing, twice there or too long
   */
  static PlanContent checked(PlanContent content) {
    if (content.scope() == null) {
      throw Refused.invalid("/scope", "Say which incidents it is for; empty lists: all.");
    }
    if (content.reviewMonths() < 1 || content.reviewMonths() > MOST_MONTHS) {
      throw Refused.invalid("/reviewMonths", "Have it looked through every 1 to 24 months.");
    }
    return new PlanContent(
        PlanningText.required(
            "/name", content.name(), PlanningText.LINE, "Give the plan a name people will know."),
        PlanningText.required(
            "/purpose",
            content.purpose(),
            PlanningText.PARAGRAPH,
            "Say when the plan is for, and what it has to achieve."),
        scope(content.scope()),
        each("/roles", content.roles(), PlanRules::role),
        each("/communications", content.communications(), PlanRules::communication),
        unique("/tasks", each("/tasks", content.tasks(), PlanRules::task), PlannedTask::id),
        unique(
            "/exitCriteria",
            each("/exitCriteria", content.exitCriteria(), PlanRules::criterion),
            ExitCriterion::id),
        distinct(each("/runbooks", content.runbooks(), PlanningText::slug)),
        content.reviewMonths());
  }

  /** The contacts as they are kept. */
  static List<PlanContact> checkedContacts(List<PlanContact> contacts) {
    return each("/contacts", contacts, PlanRules::contact);
  }

  private static Scope scope(Scope scope) {
    return new Scope(
        distinct(
            each(
                "/scope/services",
                scope.services(),
                (pointer, name) ->
                    PlanningText.required(
                        pointer, name, PlanningText.LINE, "Name the service, or leave it out."))),
        distinct(each("/scope/classes", scope.classes(), PlanningText::slug)),
        distinct(scope.severities()));
  }

  private static RequiredRole role(String pointer, RequiredRole role) {
    present(pointer + "/role", role.role(), "Say which role.");
    return new RequiredRole(
        role.role(),
        distinct(role.severities()),
        PlanningText.optional(pointer + "/training", role.training(), PlanningText.LINE),
        pageAfter(pointer + "/pageAfterMinutes", role.pageAfterMinutes()),
        page(pointer + "/page", role.page()));
  }

  private static Integer pageAfter(String pointer, Integer minutes) {
    if (minutes != null) {
      minutes(pointer, minutes);
    }
    return minutes;
  }

  private static Target page(String pointer, Target page) {
    if (page == null) {
      return null;
    }
    if (page.kind() != Target.Kind.PERSON && page.kind() != Target.Kind.SCHEDULE) {
      throw Refused.invalid(
          pointer + "/kind", "Name a person, or a schedule somebody is on call on.");
    }
    return new Target(
        page.kind(),
        PlanningText.required(
            pointer + "/id", page.id(), PlanningText.LINE, "Say whom, or leave it out."));
  }

  private static CommunicationRule communication(String pointer, CommunicationRule rule) {
    minutes(pointer + "/firstMinutes", rule.firstMinutes());
    if (rule.everyMinutes() != null) {
      minutes(pointer + "/everyMinutes", rule.everyMinutes());
    }
    return new CommunicationRule(
        PlanningText.required(
            pointer + "/audience", rule.audience(), PlanningText.LINE, "Say who is told."),
        distinct(rule.severities()),
        PlanningText.required(
            pointer + "/what", rule.what(), PlanningText.PARAGRAPH, "Say what they are told."),
        rule.firstMinutes(),
        rule.everyMinutes());
  }

  private static void minutes(String pointer, int minutes) {
    if (minutes < 1 || minutes > A_WEEK) {
      throw Refused.invalid(pointer, "Give 1 to 10080 minutes, which is a week.");
    }
  }

  private static PlannedTask task(String pointer, PlannedTask task) {
    workingPhase(pointer, task.phase());
    return new PlannedTask(
        PlanningText.slug(pointer + "/id", task.id()),
        task.phase(),
        PlanningText.required(
            pointer + "/title",
            task.title(),
            PlanningText.PARAGRAPH,
            "Say what has to be done, so that somebody who is tired can do it."),
        task.kind() == null || task.kind().isBlank()
            ? null
            : PlanningText.slug(pointer + "/kind", task.kind()),
        task.role());
  }

  private static ExitCriterion criterion(String pointer, ExitCriterion criterion) {
    workingPhase(pointer, criterion.phase());
    present(pointer + "/kind", criterion.kind(), "Say how it is found out.");
    String what = null;
    switch (criterion.kind()) {
      case FACT_RECORDED, TASKS_DONE ->
          what = PlanningText.slug(pointer + "/what", criterion.what());
      case WORK_RECORDED -> what = workKind(pointer + "/what", criterion.what());
      case ROLE_FILLED -> present(pointer + "/role", criterion.role(), "Say which role.");
      case CONFIRMED -> {}
    }
    return new ExitCriterion(
        PlanningText.slug(pointer + "/id", criterion.id()),
        criterion.phase(),
        criterion.kind(),
        what,
        criterion.kind() == ExitCriterion.Kind.ROLE_FILLED ? criterion.role() : null,
        PlanningText.required(
            pointer + "/text", criterion.text(), PlanningText.PARAGRAPH, "Say what must be so."));
  }

  private static String workKind(String pointer, String slug) {
    return WorkKind.of(slug)
        .map(WorkKind::slug)
        .orElseThrow(
            () ->
                Refused.invalid(
                    pointer,
                    "Name a kind of work: %s."
                        .formatted(
                            Arrays.stream(WorkKind.values())
                                .map(WorkKind::slug)
                                .collect(Collectors.joining(", ")))));
  }

  /** Nothing is done in an incident that is closed. */
  private static void workingPhase(String pointer, Phase phase) {
    if (phase == null || phase == Phase.CLOSED) {
      throw Refused.invalid(pointer + "/phase", "Say in which phase; CLOSED is none to work in.");
    }
  }

  private static PlanContact contact(String pointer, PlanContact contact) {
    present(pointer + "/kind", contact.kind(), "Say what they are to us.");
    PlanContact.Details said = contact.details();
    PlanContact.Details details = null;
    if (said != null) {
      details =
          new PlanContact.Details(
              PlanningText.optional(pointer + "/name", said.name(), PlanningText.LINE),
              PlanningText.optional(pointer + "/phone", said.phone(), PlanningText.LINE),
              PlanningText.optional(pointer + "/email", said.email(), PlanningText.LINE),
              PlanningText.optional(pointer + "/when", said.when(), PlanningText.PARAGRAPH));
      if (details.phone() == null && details.email() == null) {
        throw Refused.invalid(pointer + "/phone", "Give a telephone number or an e-mail address.");
      }
    }
    return new PlanContact(
        contact.contactId(),
        contact.kind(),
        PlanningText.required(
            pointer + "/organisation",
            contact.organisation(),
            PlanningText.LINE,
            "Say whom they speak for."),
        details);
  }

  private static void present(String pointer, Object value, String whatToDo) {
    if (value == null) {
      throw Refused.invalid(pointer, whatToDo);
    }
  }

  private static <T> List<T> each(
      String pointer, List<T> values, BiFunction<String, T, T> checked) {
    if (values.size() > MOST) {
      throw Refused.invalid(pointer, "Give at most " + MOST + " of these.");
    }
    List<T> clean = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      clean.add(checked.apply(pointer + "/" + i, values.get(i)));
    }
    return List.copyOf(clean);
  }

  private static <T> List<T> unique(String pointer, List<T> values, Function<T, String> id) {
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < values.size(); i++) {
      if (!seen.add(id.apply(values.get(i)))) {
        throw Refused.invalid(pointer + "/" + i + "/id", "This id is there twice.");
      }
    }
    return values;
  }

  private static <T> List<T> distinct(List<T> values) {
    return values.stream().distinct().toList();
  }
}
