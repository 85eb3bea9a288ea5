package io.muster.reporting.analytics;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * What comes back: an incident recurs when one with the same cause and a service in common was
 * opened at most thirty days before it.
 *
 * @param known incidents of the period whose cause can be compared
 * @param again of those, that recur
 * @param items by service and cause, what came back most first
 */
@Schema(
    name = "AnalyticsRecurrence",
    requiredProperties = {"known", "again", "items"})
record Recurrence(int known, int again, List<Item> items) {

  static final Duration WITHIN = Duration.ofDays(30);

  private static final int MOST = 50;

  /**
   * One service and cause that came back.
   *
   * @param cause its key, to filter by
   * @param causeName in words
   * @param again how many incidents of the period recur
   * @param incidents those, the earliest first, at most fifty
   */
  @Schema(
      name = "AnalyticsRecurring",
      requiredProperties = {"service", "cause", "causeName", "again", "incidents"})
  record Item(
      String service, String cause, String causeName, int again, List<IncidentRow.Ref> incidents) {}

  private record Group(String service, Cause cause) {}

  private static final Comparator<Group> BY_NAME =
      Comparator.comparing(Group::service).thenComparing(each -> each.cause().key());

  /** Of incidents that begin {@link #WITHIN} before the period. */
  static Recurrence of(Scope scope, List<IncidentRow> rows) {
    Map<Group, List<IncidentRow>> groups = new HashMap<>();
    Map<Cause, Boolean> comparable = new HashMap<>();
    Predicate<Instant> period = scope.moments();
    int known = 0;
    for (IncidentRow row :
        rows.stream().sorted(Comparator.comparing(IncidentRow::openedAt)).toList()) {
      if (!comparable.computeIfAbsent(row.cause(), Cause::comparable)) {
        continue;
      }
      known += period.test(row.openedAt()) ? 1 : 0;
      row.services()
          .forEach(
              service ->
                  groups
                      .computeIfAbsent(new Group(service, row.cause()), any -> new ArrayList<>())
                      .add(row));
    }
    Set<String> again = new HashSet<>();
    List<Item> items = new ArrayList<>();
    Map<Group, List<IncidentRow>> inOrder = new TreeMap<>(BY_NAME);
    inOrder.putAll(groups);
    inOrder.forEach(
        (group, incidents) -> {
          List<IncidentRow> recurring = recurring(period, incidents);
          recurring.forEach(row -> again.add(row.id()));
          if (!recurring.isEmpty()) {
            items.add(item(group, recurring));
          }
        });
    items.sort(Comparator.comparingInt(Item::again).reversed());
    return new Recurrence(known, again.size(), items.stream().limit(MOST).toList());
  }

  private static List<IncidentRow> recurring(
      Predicate<Instant> period, List<IncidentRow> incidents) {
    List<IncidentRow> recurring = new ArrayList<>();
    for (int i = 1; i < incidents.size(); i++) {
      IncidentRow row = incidents.get(i);
      Duration since = Duration.between(incidents.get(i - 1).openedAt(), row.openedAt());
      if (since.compareTo(WITHIN) <= 0 && period.test(row.openedAt())) {
        recurring.add(row);
      }
    }
    return recurring;
  }

  private static Item item(Group group, List<IncidentRow> recurring) {
    return new Item(
        group.service(),
        group.cause().key(),
        group.cause().words(),
        recurring.size(),
        recurring.stream().limit(MOST).map(IncidentRow::ref).toList());
  }
}
