package io.muster.notification.oncall;

import io.muster.contracts.catalog.CatalogServiceEvent;
import io.muster.contracts.catalog.CatalogServiceEvent.Changed;
import io.muster.contracts.catalog.CatalogServiceEvent.Registered;
import io.muster.contracts.oncall.Level;
import io.muster.contracts.oncall.Level.Target;
import io.muster.notification.facts.Facts;
import io.muster.notification.oncall.turns.Stretch;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Says who answers for services at a moment. Of the team that owns a service by the catalogue it is
 * whoever is on duty on the team's schedules, and everybody who is there of a team that has none,
 * or has nobody on duty. Where the catalogue names no team that is known, it is whom the first
 * level of the service's own escalation policy calls.
 */
@Component
public class ServiceOwners {

  private final Facts facts;
  private final OnCallView view;
  private final OnCall onCall;

  ServiceOwners(Facts facts, OnCallView view, OnCall onCall) {
    this.facts = facts;
    this.view = view;
    this.onCall = onCall;
  }

  /**
   * Who answers for these services, and for those that one of them needs by the catalogue.
   *
   * @return people by service, the services that were asked for first; nobody for one without
   */
  public Map<String, List<String>> of(Collection<String> services, Instant at) {
    Set<String> all = new LinkedHashSet<>(services);
    services.forEach(service -> entry(service).ifPresent(it -> all.addAll(it.dependsOn())));
    Map<String, List<String>> owners = new LinkedHashMap<>();
    all.forEach(service -> owners.put(service, peopleOf(service, at)));
    return owners;
  }

  private record Entry(String ownerTeam, List<String> dependsOn) {}

  private Optional<Entry> entry(String service) {
    return facts
        .newest(CatalogServiceEvent.idOf(service))
        .map(
            event ->
                switch (event) {
                  case Registered it -> new Entry(it.ownerTeam(), it.dependsOn());
                  case Changed it -> new Entry(it.ownerTeam(), it.dependsOn());
                  default -> null;
                });
  }

  private List<String> peopleOf(String service, Instant at) {
    return entry(service)
        .map(Entry::ownerTeam)
        .flatMap(this::team)
        .map(team -> peopleOf(team, at))
        .orElseGet(() -> calledFirst(service, at));
  }

  /** The catalogue calls it as people do, or by its id. */
  private Optional<OnCallView.TeamRow> team(String called) {
    String name = called.strip();
    return view.teams().stream()
        .filter(team -> team.id().equals(name) || team.name().strip().equalsIgnoreCase(name))
        .findFirst();
  }

  private List<String> peopleOf(OnCallView.TeamRow team, Instant at) {
    List<String> onDuty =
        view.schedulesOf(team.id()).stream()
            .flatMap(schedule -> onCall.onDuty(schedule, at).stream())
            .map(Stretch::personId)
            .filter(Objects::nonNull)
            .distinct()
            .toList();
    return onDuty.isEmpty() ? onCall.peopleOf(new Target(Target.Kind.TEAM, team.id()), at) : onDuty;
  }

  private List<String> calledFirst(String service, Instant at) {
    return view.policies().stream()
        .filter(policy -> policy.services().contains(service))
        .findFirst()
        .map(OnCallView.PolicyRow::levels)
        .map(List::getFirst)
        .map((Level first) -> onCall.peopleOf(first, at))
        .orElse(List.of());
  }
}
