package io.muster.reporting.analytics;

import io.muster.starter.Caller;
import io.muster.starter.PeopleDirectory;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** Makes figures of what incidents ask of people, and of what deployments do, for one reader. */
@Component
@EnableConfigurationProperties(Rate.class)
class Work {

  /** A reader who is named on nothing. */
  static final String NOBODY = "";

  private final Analytics analytics;
  private final IncidentRows incidents;
  private final WorkRows rows;
  private final PeopleDirectory people;
  private final Rate rate;
  private final Clock clock;

  Work(
      Analytics analytics,
      IncidentRows incidents,
      WorkRows rows,
      PeopleDirectory people,
      Rate rate,
      Clock clock) {
    this.analytics = analytics;
    this.incidents = incidents;
    this.rows = rows;
    this.people = people;
    this.rate = rate;
    this.clock = clock;
  }

  /** Pages that left in the period, and roles in incidents that were opened in it. */
  Load load(Scope scope, Caller caller) {
    return load(scope, caller.id(), ids -> people.names(ids, caller));
  }

  private Load load(Scope scope) {
    return load(scope, NOBODY, ids -> Map.of());
  }

  private Load load(
      Scope scope, String readerId, Function<Set<String>, Map<String, String>> names) {
    Labels labels = analytics.labels();
    List<Load.Call> all = rows.calls(scope.begins(), scope.ends());
    Map<String, IncidentRow> called =
        incidents.among(
            all.stream().map(Load.Call::incidentId).collect(Collectors.toSet()),
            scope.drills(),
            readerId);
    called.values().removeIf(row -> !scope.fits(row, labels));
    List<Load.Call> calls =
        all.stream().filter(call -> called.containsKey(call.incidentId())).toList();
    Set<String> ids = calls.stream().map(Load.Call::personId).collect(Collectors.toSet());
    return Load.of(
        calls,
        called,
        analytics.incidents(scope, labels, readerId),
        rows.zones(ids),
        scope.zone(),
        names.apply(ids),
        rate,
        clock.instant());
  }

  Deployments deployments(Scope scope, String readerId) {
    Labels labels = analytics.labels();
    List<Deployments.Deployment> deployments =
        rows.deployments(scope.begins(), scope.ends()).stream()
            .filter(Deployments.Deployment::toProduction)
            .filter(each -> ofService(each, scope, labels))
            .toList();
    Map<String, List<IncidentRow>> caused = new HashMap<>();
    incidents
        .causedBy(deployments.stream().map(Deployments.Deployment::changeId).toList(), readerId)
        .forEach(row -> caused.computeIfAbsent(row.changeId(), any -> new ArrayList<>()).add(row));
    return Deployments.of(deployments, caused);
  }

  /** Of what was chosen, a deployment has a service and a team. */
  private static boolean ofService(Deployments.Deployment deployment, Scope scope, Labels labels) {
    String service = scope.chosen().get(By.SERVICE);
    String team = scope.chosen().get(By.TEAM);
    return (service == null || service.equals(deployment.ofService()))
        && (team == null
            || team.equals(labels.team(deployment.ofService()).findFirst().orElse(By.NONE)));
  }

  /** What monitoring tools are told: of the last days, in UTC, for a reader named on nothing. */
  AnalyticsMeters.Snapshot lastDays() {
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    Scope scope =
        new Scope(
            today.minusDays(AnalyticsMeters.DAYS - 1L), today, ZoneOffset.UTC, Map.of(), false);
    return new AnalyticsMeters.Snapshot(
        analytics.incidents(scope, analytics.labels(), NOBODY),
        load(scope),
        deployments(scope, NOBODY),
        noise(scope, NOBODY));
  }

  Noise noise(Scope scope, String readerId) {
    return Noise.of(analytics.incidents(scope, analytics.labels(), readerId));
  }
}
