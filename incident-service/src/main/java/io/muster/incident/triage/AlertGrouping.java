package io.muster.incident.triage;

import io.muster.contracts.Actor;
import io.muster.contracts.Command;
import io.muster.contracts.alert.AlertGroupCommand.Acknowledge;
import io.muster.contracts.alert.AlertGroupCommand.Fire;
import io.muster.contracts.alert.AlertGroupCommand.FiringAlert;
import io.muster.contracts.alert.AlertGroupCommand.OverAlert;
import io.muster.contracts.alert.AlertGroupCommand.Resolve;
import io.muster.contracts.alert.AlertGroupEvent;
import io.muster.eventlog.EventLog;
import io.muster.eventlog.StoredCommit;
import io.muster.eventlog.StoredEvent;
import io.muster.eventlog.codec.EventTypes;
import io.muster.incident.triage.Alert.Action;
import io.muster.starter.CommandSender;
import io.muster.starter.WriteResult;
import java.util.List;
import java.util.Optional;
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

  /** Each try meets a state somebody else has just written, so losing this often means overload. */
  private static final int TRIES = 8;

  private final CommandSender sender;
  private final AlertGroups groups;
  private final EventLog log;

  AlertGrouping(CommandSender sender, AlertGroups groups, EventLog log) {
    this.sender = sender;
    this.groups = groups;
    this.log = log;
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
    List<Alert> seen = batch.distinct(Action.ACKNOWLEDGE);
    List<Alert> ended = batch.distinct(Action.RESOLVE);
    int generation =
        groups.newestGeneration(GroupIds.ofKey(integrationId, batch.groupingKey())).orElse(1);
    int opened = 0;
    int updated = 0;
    // What fires comes first: else the group could be over for a moment and open again as a new
    // problem.
    if (!firing.isEmpty()) {
      Fired fired = fire(integrationId, batch, firing, generation);
      generation = fired.generation();
      opened = count(fired.result(), AlertGroupEvent.Opened.class);
      updated = count(fired.result(), AlertGroupEvent.AlertFired.class);
    }
    if (!seen.isEmpty()) {
      List<String> keys = seen.stream().map(Alert::key).toList();
      updated +=
          inEachGeneration(
              integrationId,
              batch.groupingKey(),
              generation,
              groupId -> new Acknowledge(groupId, keys, rawSha256, BY),
              AlertGroupEvent.AlertAcknowledged.class);
    }
    if (!ended.isEmpty()) {
      List<OverAlert> over =
          ended.stream().map(alert -> new OverAlert(alert.key(), alert.endsAt())).toList();
      updated +=
          inEachGeneration(
              integrationId,
              batch.groupingKey(),
              generation,
              groupId -> new Resolve(groupId, over, rawSha256, BY),
              AlertGroupEvent.AlertResolved.class);
    }
    int received = batch.alerts().size();
    return new Outcome(received, opened, updated, received - updated);
  }

  private record Fired(int generation, WriteResult result) {}

  /** Goes upward from the newest generation the read model knows to the first that is not over. */
  private Fired fire(String integrationId, AlertBatch batch, List<Alert> firing, int from) {
    for (int generation = from; ; generation++) {
      try {
        return new Fired(generation, send(fire(integrationId, batch, firing, generation, BY)));
      } catch (GroupIsOverException e) {
        // The next generation, then.
      }
    }
  }

  /** Goes upward likewise, past generations the read model has not seen yet. */
  private int inEachGeneration(
      String integrationId,
      String groupingKey,
      int from,
      Function<String, Command> command,
      Class<? extends AlertGroupEvent> counted) {
    int changes = 0;
    for (int generation = from; ; generation++) {
      String groupId = GroupIds.ofGroup(integrationId, groupingKey, generation);
      if (log.lastSequence(groupId).isEmpty()) {
        return changes;
      }
      changes += count(send(command.apply(groupId)), counted);
    }
  }

  private static Fire fire(
      String integrationId, AlertBatch batch, List<Alert> firing, int generation, Actor by) {
    String groupId = GroupIds.ofGroup(integrationId, batch.groupingKey(), generation);
    return new Fire(
        groupId,
        integrationId,
        batch.groupingKey(),
        generation,
        batch.groupedBy(),
        GroupIds.ofIncident(groupId),
        batch.title(),
        batch.description(),
        AlertBatch.worst(firing),
        AlertBatch.services(firing),
        firing.stream()
            .map(
                alert ->
                    new FiringAlert(
                        alert.key(),
                        alert.name(),
                        alert.service(),
                        alert.severity(),
                        alert.summary(),
                        alert.description(),
                        alert.link(),
                        alert.links(),
                        alert.context(),
                        alert.startsAt()))
            .toList(),
        by);
  }

  /** Sources deliver in parallel; whoever loses the race for a group looks at it again. */
  private WriteResult send(Command command) {
    for (int tries = 1; ; tries++) {
      try {
        return sender.sendSystem(command);
      } catch (ConcurrencyException e) {
        if (tries == TRIES) {
          throw e;
        }
      }
    }
  }

  private int count(WriteResult result, Class<? extends AlertGroupEvent> kind) {
    if (!result.changed()) {
      return 0;
    }
    Optional<StoredCommit> commit = log.commitOf(result.id(), result.version());
    String type = EventTypes.nameOf(kind);
    return (int)
        commit.stream()
            .flatMap(c -> c.events().stream())
            .map(StoredEvent::type)
            .filter(type::equals)
            .count();
  }
}
