package io.muster.notification.statuspage;

import io.muster.contracts.statuspage.ComponentStatus;
import io.muster.contracts.statuspage.MaintenanceEvent.Planned;
import io.muster.contracts.statuspage.StatusPageContent;
import io.muster.contracts.statuspage.StatusPageContent.Component;
import io.muster.contracts.statuspage.StatusPostEvent.Posted;
import io.muster.contracts.update.UpdateKind;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What the page says at a moment, computed from what was posted and planned alone.
 *
 * @param at the moment, UTC
 * @param incidents with anything posted in the last ninety days, the newest first
 * @param works planned works that are not over, the first to end first
 */
record PageNow(StatusPageContent content, Instant at, List<Told> incidents, List<Planned> works) {

  /** So many days back the page looks. */
  static final int DAYS = 90;

  /**
   * What was posted of one incident.
   *
   * @param posts the oldest first, at least one
   */
  record Told(String incidentId, List<Posted> posts) {
    Posted newest() {
      return posts.getLast();
    }

    boolean isOpen() {
      return newest().kind() != UpdateKind.RESOLVED;
    }

    /** How it had this service at a moment; as far as the public was told. */
    ComponentStatus statusOf(String service, Instant moment) {
      ComponentStatus status = ComponentStatus.OPERATIONAL;
      for (Posted post : posts) {
        if (!post.at().isAfter(moment)) {
          status =
              post.kind() == UpdateKind.RESOLVED
                  ? ComponentStatus.OPERATIONAL
                  : named(post, service);
        }
      }
      return status;
    }

    private static ComponentStatus named(Posted post, String service) {
      return post.impacts().stream()
          .filter(impact -> impact.service().equals(service))
          .map(impact -> impact.status())
          .findFirst()
          .orElse(ComponentStatus.OPERATIONAL);
    }

    /** The worst it had this service at any time within a day. */
    ComponentStatus worstOn(String service, LocalDate day) {
      Instant from = day.atStartOfDay(ZoneOffset.UTC).toInstant();
      Instant until = day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
      return Stream.concat(
              Stream.of(from),
              posts.stream().map(Posted::at).filter(at -> !at.isBefore(from) && at.isBefore(until)))
          .map(moment -> statusOf(service, moment))
          .max(Comparator.naturalOrder())
          .orElse(ComponentStatus.OPERATIONAL);
    }
  }

  /**
   * @param posts the newest first
   */
  static PageNow of(
      StatusPageContent content, Instant at, List<Posted> posts, List<Planned> works) {
    Map<String, List<Posted>> byIncident = new LinkedHashMap<>();
    for (Posted post : posts) {
      byIncident.computeIfAbsent(post.incidentId(), id -> new ArrayList<>()).addFirst(post);
    }
    return new PageNow(
        content,
        at,
        byIncident.entrySet().stream()
            .map(entry -> new Told(entry.getKey(), List.copyOf(entry.getValue())))
            .toList(),
        List.copyOf(works));
  }

  /** How a component is now: the worst that any open incident says. */
  ComponentStatus statusOf(Component component) {
    return worst(incidents.stream().map(told -> told.statusOf(component.service(), at)));
  }

  /** The worst a component was on a day. */
  ComponentStatus worstOn(Component component, LocalDate day) {
    return worst(incidents.stream().map(told -> told.worstOn(component.service(), day)));
  }

  /** How everything is, by its worst component. */
  ComponentStatus overall() {
    return worst(content.components().stream().map(this::statusOf));
  }

  /** The days the page looks back on, the oldest first; today is the last. */
  List<LocalDate> days() {
    LocalDate today = LocalDate.ofInstant(at, ZoneOffset.UTC);
    return today.minusDays(DAYS - 1L).datesUntil(today.plusDays(1)).toList();
  }

  List<Told> open() {
    return incidents.stream().filter(Told::isOpen).toList();
  }

  List<Told> over() {
    return incidents.stream().filter(told -> !told.isOpen()).toList();
  }

  private static ComponentStatus worst(Stream<ComponentStatus> all) {
    return all.max(Comparator.naturalOrder()).orElse(ComponentStatus.OPERATIONAL);
  }
}
