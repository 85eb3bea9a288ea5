package io.muster.incident.triage;

import io.muster.contracts.Actor;
import io.muster.contracts.alert.AlertGroupCommand;
import io.muster.contracts.alert.AlertGroupCommand.Acknowledge;
import io.muster.contracts.alert.AlertGroupCommand.ExpiredAlert;
import io.muster.contracts.alert.AlertGroupCommand.Fire;
import io.muster.contracts.alert.AlertGroupCommand.FiringAlert;
import io.muster.contracts.alert.AlertGroupCommand.OverAlert;
import io.muster.contracts.alert.AlertGroupCommand.Resolve;
import io.muster.contracts.alert.AlertGroupEvent;
import io.muster.contracts.alert.AlertGroupEvent.AlertAcknowledged;
import io.muster.contracts.alert.AlertGroupEvent.AlertFired;
import io.muster.contracts.alert.AlertGroupEvent.AlertResolved;
import io.muster.contracts.alert.AlertGroupEvent.Opened;
import io.muster.contracts.alert.Flapping;
import io.muster.incident.triage.RecentEnds.Ended;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** One problem while a batch about it is taken in: where it stands, and what was news of it. */
final class IncomingProblem {

  private static final Actor BY = Actor.system("alert-grouping");

  private final GroupLedger groups;
  private final AlertDeadlines deadlines;
  private final RecentEnds ends;
  private final Clock clock;
  private final String integrationId;
  private final AlertBatch batch;
  private final GroupingRule rule;
  private final String keyId;
  private final int first;
  private int generation;
  private Flapping flapping;
  private int opened;
  private int updated;

  IncomingProblem(
      GroupLedger groups,
      AlertDeadlines deadlines,
      RecentEnds ends,
      Clock clock,
      String integrationId,
      AlertBatch batch,
      GroupingRule rule) {
    this.groups = groups;
    this.deadlines = deadlines;
    this.ends = ends;
    this.clock = clock;
    this.integrationId = integrationId;
    this.batch = batch;
    this.rule = rule;
    this.keyId = GroupIds.ofKey(integrationId, batch.groupingKey());
    this.first = groups.firstGeneration(keyId);
    this.generation = first;
  }

  /** Alerts that were new problems. */
  int opened() {
    return opened;
  }

  /** Alerts that were news. */
  int updated() {
    return updated;
  }

  /** Alerts fire. */
  void fire(List<Alert> alerts) {
    List<Alert> known = rule.everSet() ? elsewhere(alerts) : List.of();
    List<Alert> rest = without(alerts, keys(known));
    if (!rest.isEmpty()) {
      fireHere(rest);
    }
  }

  /** Somebody takes care of alerts. */
  void acknowledge(List<Alert> alerts, String rawSha256) {
    if (!alerts.isEmpty()) {
      List<String> keys = keys(alerts);
      wherever(keys, id -> new Acknowledge(id, keys, rawSha256, BY), AlertAcknowledged.class);
    }
  }

  /** Alerts are over. */
  void end(List<Alert> alerts, String rawSha256) {
    if (!alerts.isEmpty()) {
      ends.heard(integrationId, alerts);
      List<OverAlert> over = alerts.stream().map(IncomingProblem::over).toList();
      wherever(keys(alerts), id -> new Resolve(id, over, rawSha256, BY), AlertResolved.class);
    }
  }

  /**
   * What already fires in a group of another key, made before the grouping changed: it stays there
   * until it ends.
   */
  private List<Alert> elsewhere(List<Alert> alerts) {
    List<Alert> elsewhere = new ArrayList<>();
    groups
        .firingIn(integrationId, keys(alerts))
        .forEach((groupId, keys) -> elsewhere.addAll(stillFiring(groupId, only(alerts, keys))));
    return elsewhere;
  }

  private List<Alert> stillFiring(String groupId, List<Alert> alerts) {
    if (ofThisKey(groupId)) {
      return List.of();
    }
    AlertGroup group = groups.load(groupId).orElseThrow();
    List<Alert> firing = alerts.stream().filter(alert -> group.fires(alert.key())).toList();
    return without(firing, deadlines.heard(groupId, firing));
  }

  private boolean ofThisKey(String groupId) {
    for (int each = first; groups.exists(groupId(each)); each++) {
      if (groupId(each).equals(groupId)) {
        return true;
      }
    }
    return false;
  }

  private void fireHere(List<Alert> alerts) {
    List<Alert> fired = climb(alerts);
    if (updated > 0) {
      end(ends.overtaken(integrationId, RecentEnds.starts(fired)));
    }
    List<Alert> ending = only(fired, deadlines.heard(groupId(), fired));
    if (!ending.isEmpty()) {
      expire(ending);
      climb(ending).forEach(alert -> deadlines.beginAnew(groupId(), alert));
    }
  }

  /** An end that came in while its beginning was taken in found nothing to end. */
  private void end(Map<String, Ended> overtaken) {
    if (!overtaken.isEmpty()) {
      List<OverAlert> over =
          overtaken.entrySet().stream()
              .map(
                  end ->
                      new OverAlert(
                          end.getKey(), end.getValue().startsAt(), end.getValue().endsAt()))
              .toList();
      groups.send(new Resolve(groupId(), over, null, BY));
    }
  }

  /** Alerts whose deadline had just passed have to end before they can fire anew. */
  private void expire(List<Alert> ending) {
    if (!ending.isEmpty()) {
      Instant now = clock.instant();
      groups.send(
          AlertExpiry.expire(
              groupId(),
              ending.stream().map(alert -> new ExpiredAlert(alert.key(), now)).toList()));
    }
  }

  /**
   * Goes upward from a generation that is known to the first that takes them in; what already fires
   * in one on the way stays there.
   *
   * @return those of the alerts that reached it
   */
  private List<Alert> climb(List<Alert> alerts) {
    List<Alert> rest = alerts;
    while (true) {
      try {
        if (rule.everSet()) {
          groups.note(groupId(), integrationId, keys(rest));
        }
        count(groups.send(command(rest)), AlertFired.class);
        return rest;
      } catch (NothingFiresException e) {
        return List.of();
      } catch (NextGenerationException e) {
        List<Alert> news = only(rest, e.news());
        if (e.over()) {
          groups.met(keyId, generation);
        }
        rest = e.over() ? news : withThoseThatEnd(news, without(rest, e.news()));
        generation++;
        flapping = e.over() ? FlappingRule.of(generation, clock.instant(), this::openedAt) : null;
      }
    }
  }

  /** What fires in a group that is left behind goes on there, unless its deadline had passed. */
  private List<Alert> withThoseThatEnd(List<Alert> news, List<Alert> known) {
    List<Alert> ending = only(known, deadlines.heard(groupId(), known));
    expire(ending);
    List<Alert> both = new ArrayList<>(news);
    both.addAll(ending);
    return both;
  }

  /**
   * In every group in which one of these alerts may fire: upward likewise, past generations the
   * read model has not seen yet, and where else it was noted.
   */
  private void wherever(
      List<String> keys, Function<String, AlertGroupCommand> command, Class<?> counted) {
    Set<String> asked = new LinkedHashSet<>();
    for (int each = first; groups.exists(groupId(each)); each++) {
      asked.add(groupId(each));
    }
    if (rule.everSet()) {
      groups.notedOf(integrationId, keys).stream().filter(groups::exists).forEach(asked::add);
      asked.addAll(groups.firingIn(integrationId, keys).keySet());
    }
    asked.forEach(groupId -> count(groups.send(command.apply(groupId)), counted));
  }

  private void count(List<AlertGroupEvent> events, Class<?> counted) {
    opened += (int) events.stream().filter(Opened.class::isInstance).count();
    updated += (int) events.stream().filter(counted::isInstance).count();
  }

  private String groupId() {
    return groupId(generation);
  }

  private String groupId(int ofGeneration) {
    return GroupIds.ofGroup(integrationId, batch.groupingKey(), ofGeneration);
  }

  private Optional<Instant> openedAt(int ofGeneration) {
    return groups.openedAt(groupId(ofGeneration));
  }

  private Fire command(List<Alert> firing) {
    return new Fire(
        groupId(),
        integrationId,
        batch.groupingKey(),
        generation,
        batch.groupedBy(),
        GroupIds.ofIncident(integrationId, groupId()),
        batch.title(),
        batch.description(),
        AlertBatch.worst(firing),
        AlertBatch.services(firing),
        firing.stream().map(IncomingProblem::firing).toList(),
        flapping,
        rule.window(),
        BY);
  }

  private static List<String> keys(List<Alert> alerts) {
    return alerts.stream().map(Alert::key).toList();
  }

  private static List<Alert> only(List<Alert> alerts, Collection<String> keys) {
    return alerts.stream().filter(alert -> keys.contains(alert.key())).toList();
  }

  private static List<Alert> without(List<Alert> alerts, Collection<String> keys) {
    return alerts.stream().filter(alert -> !keys.contains(alert.key())).toList();
  }

  private static OverAlert over(Alert alert) {
    return new OverAlert(
        alert.key(), alert.steadyStart() ? alert.startsAt() : null, alert.endsAt());
  }

  private static FiringAlert firing(Alert alert) {
    return new FiringAlert(
        alert.key(),
        alert.name(),
        alert.service(),
        alert.severity(),
        alert.summary(),
        alert.description(),
        alert.link(),
        alert.links(),
        alert.context(),
        alert.startsAt(),
        alert.steadyStart(),
        Alert.NEVER.equals(alert.expiresAt()) ? null : alert.expiresAt());
  }
}
