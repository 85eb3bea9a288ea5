package io.muster.incident.planning.plan;

import io.muster.contracts.incident.Severity;
import io.muster.contracts.oncall.Level;
import io.muster.contracts.planning.PlanContact;
import io.muster.contracts.planning.PlanContent;
import io.muster.contracts.planning.PlanContent.CommunicationRule;
import io.muster.contracts.planning.PlanContent.ExitCriterion;
import io.muster.contracts.planning.PlanContent.PlannedTask;
import io.muster.contracts.planning.PlanContent.RequiredRole;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/** What is different between two versions of a plan, field by field and in words. */
public final class PlanDiff {

  private final List<Change> changes = new ArrayList<>();

  private PlanDiff() {}

  /** What became of something. */
  public enum Kind {
    ADDED,
    REMOVED,
    CHANGED
  }

  /**
   * One difference.
   *
   * @param part of the plan, such as {@code tasks}
   * @param before how it was, in words; null when it was not there
   * @param after how it is, in words; null when it is not there any more
   * @param pagedBefore whom a role paged; null when nobody by name, and of all other parts. Who
   *     reads it knows what people and schedules are called
   * @param pagedAfter whom it pages
   */
  public record Change(
      String part,
      Kind kind,
      String before,
      String after,
      Level.Target pagedBefore,
      Level.Target pagedAfter) {

    Change(String part, Kind kind, String before, String after) {
      this(part, kind, before, after, null, null);
    }

    private static Change of(String part, Kind kind, Said before, Said after) {
      return new Change(part, kind, before.words(), after.words(), before.pages(), after.pages());
    }
  }

  /** One entry of a list, in words, and whom it pages. */
  private record Said(String words, Level.Target pages) {
    private static final Said NOTHING = new Said(null, null);

    Said(String words) {
      this(words, null);
    }
  }

  /**
   * What is different, in the order of the plan; people outside are named by whom they speak for.
   */
  public static List<Change> between(
      PlanContent before,
      List<PlanContact> contactsBefore,
      PlanContent after,
      List<PlanContact> contactsAfter) {
    PlanDiff diff = new PlanDiff();
    diff.value("name", before.name(), after.name());
    diff.value("purpose", before.purpose(), after.purpose());
    diff.values("services", before.scope().services(), after.scope().services());
    diff.values("classes", before.scope().classes(), after.scope().classes());
    diff.values("severities", before.scope().severities(), after.scope().severities());
    diff.listed("roles", before.roles(), after.roles(), RequiredRole::role, PlanDiff::said);
    diff.listed(
        "communications",
        before.communications(),
        after.communications(),
        rule -> rule.audience() + rule.severities(),
        rule -> new Said(words(rule)));
    diff.listed(
        "tasks", before.tasks(), after.tasks(), PlannedTask::id, task -> new Said(words(task)));
    diff.listed(
        "exitCriteria",
        before.exitCriteria(),
        after.exitCriteria(),
        ExitCriterion::id,
        criterion -> new Said(words(criterion)));
    diff.values("runbooks", before.runbooks(), after.runbooks());
    diff.listed(
        "contacts",
        contactsBefore,
        contactsAfter,
        PlanContact::contactId,
        contact -> new Said(words(contact.kind()) + " " + contact.organisation()));
    diff.people(contactsBefore, contactsAfter);
    diff.value("reviewMonths", months(before), months(after));
    return List.copyOf(diff.changes);
  }

  private static String months(PlanContent content) {
    return content.reviewMonths() == 1
        ? "every month"
        : "every %d months".formatted(content.reviewMonths());
  }

  private void value(String part, String before, String after) {
    if (!Objects.equals(before, after)) {
      changes.add(new Change(part, Kind.CHANGED, before, after));
    }
  }

  private void values(String part, List<?> before, List<?> after) {
    listed(part, before, after, value -> value, value -> new Said(value.toString()));
  }

  private <T> void listed(
      String part,
      List<? extends T> before,
      List<? extends T> after,
      Function<T, Object> key,
      Function<T, Said> said) {
    Map<String, Said> was = byKey(before, key, said);
    Map<String, Said> is = byKey(after, key, said);
    was.forEach(
        (id, entry) -> {
          if (!is.containsKey(id)) {
            changes.add(Change.of(part, Kind.REMOVED, entry, Said.NOTHING));
          } else if (!is.get(id).equals(entry)) {
            changes.add(Change.of(part, Kind.CHANGED, entry, is.get(id)));
          }
        });
    is.forEach(
        (id, entry) -> {
          if (!was.containsKey(id)) {
            changes.add(Change.of(part, Kind.ADDED, Said.NOTHING, entry));
          }
        });
  }

  /** Two of the same key, such as one role for two severities, are told apart by their place. */
  private static <T> Map<String, Said> byKey(
      List<? extends T> values, Function<T, Object> key, Function<T, Said> said) {
    Map<String, Said> found = new LinkedHashMap<>();
    for (T value : values) {
      String id = String.valueOf(key.apply(value));
      int twice = 1;
      while (found.containsKey(id + "/" + twice)) {
        twice++;
      }
      found.put(id + "/" + twice, said.apply(value));
    }
    return found;
  }

  /** That a telephone number changed is worth knowing; which it was is for those who may see it. */
  private void people(List<PlanContact> before, List<PlanContact> after) {
    for (PlanContact now : after) {
      before.stream()
          .filter(was -> was.contactId().equals(now.contactId()))
          .filter(was -> !Objects.equals(was.details(), now.details()))
          .findFirst()
          .ifPresent(
              was ->
                  changes.add(
                      new Change(
                          "contacts",
                          Kind.CHANGED,
                          was.organisation(),
                          now.organisation() + ": who to call, how or when")));
    }
  }

  private static Said said(RequiredRole role) {
    return new Said(words(role), role.page());
  }

  private static String words(RequiredRole role) {
    return words(role.role())
        + when(role.severities())
        + (role.training() == null ? "" : ", trained in " + role.training())
        + (role.pageAfterMinutes() == null
            ? ""
            : ", paged for after " + minutes(role.pageAfterMinutes()));
  }

  private static String words(CommunicationRule rule) {
    return "%s%s: %s, within %s%s"
        .formatted(
            rule.audience(),
            when(rule.severities()),
            rule.what(),
            minutes(rule.firstMinutes()),
            rule.everyMinutes() == null ? "" : ", then every " + minutes(rule.everyMinutes()));
  }

  private static String words(PlannedTask task) {
    return "%s: %s%s"
        .formatted(
            words(task.phase()),
            task.title(),
            task.role() == null ? "" : " (%s)".formatted(words(task.role())));
  }

  private static String words(ExitCriterion criterion) {
    return "%s: %s%s"
        .formatted(
            words(criterion.phase()),
            criterion.text(),
            switch (criterion.kind()) {
              case FACT_RECORDED -> " (the fact %s is recorded)".formatted(criterion.what());
              case TASKS_DONE -> " (tasks of the kind %s are done)".formatted(criterion.what());
              case ROLE_FILLED -> " (the role of %s is filled)".formatted(words(criterion.role()));
              case CONFIRMED -> " (somebody confirms it)";
              case WORK_RECORDED -> " (work on record: %s)".formatted(criterion.what());
            });
  }

  private static String when(List<Severity> severities) {
    return severities.isEmpty()
        ? ""
        : " at " + String.join(", ", severities.stream().map(Severity::name).toList());
  }

  private static String minutes(int minutes) {
    return minutes % 60 == 0 ? minutes / 60 + " h" : minutes + " min";
  }

  private static String words(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
