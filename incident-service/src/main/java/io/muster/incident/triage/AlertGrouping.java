package io.muster.incident.triage;

import io.muster.contracts.Actor;
import io.muster.contracts.alert.AlertGroupCommand;
import io.muster.contracts.alert.AlertGroupCommand.Acknowledge;
import io.muster.contracts.alert.AlertGroupCommand.Fire;
import io.muster.contracts.alert.AlertGroupCommand.FiringAlert;
import io.muster.contracts.alert.AlertGroupCommand.OverAlert;
import io.muster.contracts.alert.AlertGroupCommand.Resolve;
import io.muster.contracts.alert.AlertGroupEvent;
import io.muster.contracts.alert.Flapping;
import io.muster.eventlog.codec.EventTypes;
import io.muster.incident.triage.Alert.Action;
import io.muster.incident.triage.AlertDeadlines.Place;
import io.muster.incident.triage.RecentEnds.Ended;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.axonframework.modelling.command.ConcurrencyException;
import org.springframework.stereotype.Component;

/**
 * Puts alerts that came in together into the group they belong to. When it returns, everything it
 * counts is durable; giving it the same again counts as duplicates.
 */
@Component
public class AlertGrouping {

  private static final Actor BY = Actor.system("alert-grouping");
  private static final String OPENED = EventTypes.nameOf(AlertGroupEvent.Opened.class);
  private static final String FIRED = EventTypes.nameOf(AlertGroupEvent.AlertFired.class);
  private static final String SEEN = EventTypes.nameOf(AlertGroupEvent.AlertAcknowledged.class);
  private static final String ENDED = EventTypes.nameOf(AlertGroupEvent.AlertResolved.class);

  private final GroupLedger groups;
  private final AlertDeadlines deadlines;
  private final RecentEnds ends;
  private final Clock clock;

  AlertGrouping(GroupLedger groups, AlertDeadlines deadlines, RecentEnds ends, Clock clock) {
    this.groups = groups;
    this.deadlines = deadlines;
    this.ends = ends;
    this.clock = clock;
  }

  /**
   * What became of a batch.
   *
   * @param received alerts in it
   * @param opened problems that were new
   * @param updated alerts that were news
   * @param duplicates alerts that said nothing new
   */
  public record Outcome(int received, int opened, int updated, int duplicates) {
    /** What became of nothing. */
    public static final Outcome NOTHING = new Outcome(0, 0, 0, 0);

    /** What became of both. */
    public Outcome and(Outcome other) {
      return new Outcome(
          received + other.received,
          opened + other.opened,
          updated + other.updated,
          duplicates + other.duplicates);
    }
  }

  /**
   * Takes a batch from a source.
   *
   * @param rawSha256 of the body it came in
   * @throws ConcurrencyException when others wrote to the same group again and again; the source
   *     should send it again
   */
  public Outcome take(String integrationId, AlertBatch batch, String rawSha256) {
    List<Alert> firing = batch.distinct(Action.TRIGGER);
    firing = without(firing, ends.overtaken(integrationId, firing).keySet());
    List<Alert> seen = batch.distinct(Action.ACKNOWLEDGE);
    List<Alert> ended = batch.distinct(Action.RESOLVE);
    Problem problem = new Problem(integrationId, batch);
    problem.generation = groups.firstGeneration(GroupIds.ofKey(integrationId, batch.groupingKey()));
    // What fires comes first: else the group could be over for a moment and open again as a new
    // problem.
    if (!firing.isEmpty()) {
      problem.fire(firing);
    }
    if (!seen.isEmpty()) {
      List<String> keys = seen.stream().map(Alert::key).toList();
      problem.inEachGeneration(id -> new Acknowledge(id, keys, rawSha256, BY), SEEN);
    }
    if (!ended.isEmpty()) {
      ends.heard(integrationId, ended);
      List<OverAlert> over = ended.stream().map(AlertGrouping::over).toList();
      problem.inEachGeneration(id -> new Resolve(id, over, rawSha256, BY), ENDED);
    }
    int received = batch.alerts().size();
    return new Outcome(
        received, problem.opened, problem.updated, Math.max(0, received - problem.updated));
  }

  private static OverAlert over(Alert alert) {
    return new OverAlert(
        alert.key(), alert.steadyStart() ? alert.startsAt() : null, alert.endsAt());
  }

  /** One problem while a batch about it is taken in: where it stands, and what was news of it. */
  private final class Problem {
    private final String integrationId;
    private final AlertBatch batch;
    private int generation;
    private Flapping flapping;
    private int opened;
    private int updated;

    Problem(String integrationId, AlertBatch batch) {
      this.integrationId = integrationId;
      this.batch = batch;
    }

    void fire(List<Alert> alerts) {
      List<Alert> fired = climb(alerts);
      if (updated > 0) {
        end(ends.overtaken(integrationId, fired));
      }
      Set<String> ending = deadlines.heard(groupId(), fired);
      if (!ending.isEmpty()) {
        fireAnew(only(fired, ending));
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

    /** An alert whose deadline had just passed has to end before it can fire anew. */
    private void fireAnew(List<Alert> anew) {
      anew.forEach(
          alert ->
              groups.send(AlertExpiry.expire(new Place(groupId(), alert.key()), clock.instant())));
      climb(anew).forEach(alert -> deadlines.beginAnew(groupId(), alert));
    }

    /**
     * Goes upward from a generation that is known to the first that is not over.
     *
     * @return those of the alerts that reached it
     */
    private List<Alert> climb(List<Alert> alerts) {
      List<Alert> rest = alerts;
      while (true) {
        try {
          count(groups.send(command(rest)), FIRED);
          return rest;
        } catch (GroupIsOverException e) {
          rest = only(rest, e.news());
          generation++;
          flapping = FlappingRule.of(generation, clock.instant(), this::openedAt);
        }
      }
    }

    /** Goes upward likewise, past generations the read model has not seen yet. */
    void inEachGeneration(Function<String, AlertGroupCommand> command, String counted) {
      while (groups.exists(groupId())) {
        count(groups.send(command.apply(groupId())), counted);
        generation++;
      }
    }

    private void count(List<String> types, String counted) {
      opened += (int) types.stream().filter(OPENED::equals).count();
      updated += (int) types.stream().filter(counted::equals).count();
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
          GroupIds.ofIncident(groupId()),
          batch.title(),
          batch.description(),
          AlertBatch.worst(firing),
          AlertBatch.services(firing),
          firing.stream().map(AlertGrouping::firing).toList(),
          flapping,
          BY);
    }
  }

  private static List<Alert> only(List<Alert> alerts, Collection<String> keys) {
    return alerts.stream().filter(alert -> keys.contains(alert.key())).toList();
  }

  private static List<Alert> without(List<Alert> alerts, Collection<String> keys) {
    return alerts.stream().filter(alert -> !keys.contains(alert.key())).toList();
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
