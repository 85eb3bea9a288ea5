package io.muster.incident.triage.classification;

import io.muster.contracts.Actor;
import io.muster.contracts.Authority;
import io.muster.contracts.alert.AlertGroupEvent.AlertFired;
import io.muster.contracts.alert.AlertGroupEvent.Attached;
import io.muster.contracts.alert.AlertGroupEvent.Opened;
import io.muster.contracts.classification.Classification;
import io.muster.contracts.incident.IncidentCommand;
import io.muster.incident.insight.catalog.Catalogue;
import io.muster.incident.insight.catalog.ServiceMap;
import io.muster.incident.triage.classification.GroupProblems.Known;
import java.time.Duration;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/**
 * Says how bad an incident is when alerts open it, and makes it worse when further alerts do.
 * Matrix and catalogue are taken as they were when the alerts were recorded, so that whoever
 * applies the rule again, now or in years, comes to the same.
 */
@Component
public class IncidentClassification {

  /** Longer nobody has to wait for being called, whatever holds up the catalogue. */
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final GroupProblems groups;
  private final Matrices matrices;
  private final Catalogue catalogue;

  IncidentClassification(GroupProblems groups, Matrices matrices, Catalogue catalogue) {
    this.groups = groups;
    this.matrices = matrices;
    this.catalogue = catalogue;
  }

  /**
   * How bad an incident is that a group opens.
   *
   * @param position of the group's opening in the log
   */
  public Classification opening(Opened group, long position) {
    Known opened = groups.atOpening(group);
    groups.remember(group.groupId(), opened);
    return classify(opened.problem(), position);
  }

  /**
   * How bad an incident is that opens after its group was kept quiet: all that fired in it until
   * then counts.
   *
   * @param sequence of the event in its group that lets it open
   * @param position of that event in the log
   */
  public Classification opening(String groupId, long sequence, long position) {
    Known now = groups.upTo(groups.before(groupId), groupId, sequence);
    groups.remember(groupId, now);
    return classify(now.problem(), position);
  }

  /**
   * Makes the incident worse if an alert that joined its group is a reason to; the incident itself
   * sees to it that nobody's word is overruled.
   *
   * @param sequence of the event in its group
   * @param position of the event in the log
   * @param sender gives the command that does so
   */
  public void joined(
      AlertFired fired, long sequence, long position, Actor by, Consumer<IncidentCommand> sender) {
    Known before = groups.before(fired.groupId());
    if (sequence <= before.sequence()) {
      return;
    }
    Known now = groups.after(before, fired, sequence);
    if (!now.problem().equals(before.problem())) {
      sender.accept(
          new IncidentCommand.Reclassify(
              now.incidentId(), classify(now.problem(), position), by, Authority.SYSTEM));
    }
    groups.remember(fired.groupId(), now);
  }

  /**
   * Makes the incident that alerts were attached to as bad as they are a reason for.
   *
   * @param sequence of the event in its group
   * @param position of the event in the log
   * @param sender gives the command that does so
   */
  public void attached(
      Attached move, long sequence, long position, Actor by, Consumer<IncidentCommand> sender) {
    Known before = groups.before(move.groupId());
    if (sequence <= before.sequence()) {
      return;
    }
    Known now = groups.upTo(before, move.groupId(), sequence + 1);
    sender.accept(
        new IncidentCommand.Reclassify(
            move.incidentId(), classify(now.problem(), position), by, Authority.SYSTEM));
    groups.remember(move.groupId(), now);
  }

  private Classification classify(Problem problem, long position) {
    return Classifying.of(matrices.asOf(position), asOf(position), problem, null);
  }

  private ServiceMap asOf(long position) {
    try {
      return catalogue.asOf(position, PATIENCE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return catalogue.now();
    }
  }
}
