package io.muster.contracts.alert;

import io.muster.contracts.Actor;
import io.muster.contracts.Command;
import io.muster.contracts.incident.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What can be asked of a group of alerts. */
public sealed interface AlertGroupCommand extends Command {

  /** The group that decides. */
  String groupId();

  @Override
  default String aggregateId() {
    return groupId();
  }

  /**
   * Alerts of this group fire; opens the group when it does not exist. Alerts already known to fire
   * change nothing.
   *
   * @param alerts in the order the source sent them
   * @param flapping why the group, should this open it, stays open until nothing fired for a while;
   *     null: it does not
   * @param window how long after the last new alert of the group another still joins it; null: as
   *     long as the group is open
   */
  record Fire(
      String groupId,
      String integrationId,
      String groupingKey,
      int generation,
      String groupedBy,
      String incidentId,
      String title,
      String description,
      Severity severity,
      List<String> services,
      List<FiringAlert> alerts,
      Flapping flapping,
      Duration window,
      Actor by)
      implements AlertGroupCommand {
    public Fire {
      services = List.copyOf(services);
      alerts = List.copyOf(alerts);
    }
  }

  /**
   * Alerts of this group are over. Those not known to fire change nothing.
   *
   * @param rawSha256 of the body that said so
   */
  record Resolve(String groupId, List<OverAlert> alerts, String rawSha256, Actor by)
      implements AlertGroupCommand {
    public Resolve {
      alerts = List.copyOf(alerts);
    }
  }

  /**
   * Alerts of this group were not heard of until they expired. Changes nothing of one that does not
   * fire, or fired anew after its moment.
   *
   * @param rule by which they are over then, with its version
   */
  record Expire(String groupId, List<ExpiredAlert> alerts, String rule, Actor by)
      implements AlertGroupCommand {
    public Expire {
      alerts = List.copyOf(alerts);
    }
  }

  /**
   * An alert that was not heard of until it expired.
   *
   * @param expiredAt the moment, UTC
   */
  record ExpiredAlert(String alertKey, Instant expiredAt) {}

  /**
   * Somebody takes care of alerts of this group. Those not known to fire, and those taken care of
   * already, change nothing.
   *
   * @param rawSha256 of the body that said so
   */
  record Acknowledge(String groupId, List<String> alertKeys, String rawSha256, Actor by)
      implements AlertGroupCommand {
    public Acknowledge {
      alertKeys = List.copyOf(alertKeys);
    }
  }

  /**
   * End a flapping group, when nothing fires and nothing has for as long as it says; else it stays
   * as it is.
   */
  record Settle(String groupId, Actor by) implements AlertGroupCommand {}

  /**
   * End the group, whatever its alerts do, because its incident was resolved. One that is over
   * already, or belongs to another incident by now, stays as it is.
   *
   * @param incidentId the incident that was resolved
   * @param at when the incident was resolved
   */
  record Close(String groupId, String incidentId, Instant at, Actor by)
      implements AlertGroupCommand {}

  /**
   * Let another incident have its alerts, the later ones too. Refused when it is over, or was moved
   * since the asker looked.
   *
   * @param incidentId the incident to have them
   * @param afterMoves how often it had been moved when the asker looked
   */
  record Attach(String groupId, String incidentId, int afterMoves, String reason, Actor by)
      implements AlertGroupCommand {}

  /**
   * Take its alerts away again from the incident they were attached to.
   *
   * @param incidentId the incident to have them: a new one, or the one they came from when the
   *     other could not take them in
   * @param afterMoves how often it had been moved when the asker looked
   */
  record Detach(String groupId, String incidentId, int afterMoves, String reason, Actor by)
      implements AlertGroupCommand {}

  /**
   * Note that all that fires is silenced; does nothing when that is noted already, when the group
   * is over, or when it opened its incident after having been silenced.
   */
  record Silence(String groupId, List<String> silenceIds, Instant until, Actor by)
      implements AlertGroupCommand {
    public Silence {
      silenceIds = List.copyOf(silenceIds);
    }
  }

  /**
   * Have a silenced group open its incident; does nothing when it is over, not silenced, or none of
   * these alerts fires any more.
   *
   * @param alertKeys the alerts that no silence covers
   */
  record Unsilence(
      String groupId, List<String> alertKeys, AlertGroupEvent.Unsilenced.Cause cause, Actor by)
      implements AlertGroupCommand {
    public Unsilence {
      alertKeys = List.copyOf(alertKeys);
    }
  }

  /**
   * One alert as its source told it.
   *
   * @param steadyStart whether every report of the same time it fires has the same {@code startsAt}
   * @param expiresAt when it is over unless it is heard of again before; null: never by itself
   */
  record FiringAlert(
      String alertKey,
      String name,
      String service,
      AlertSeverity severity,
      String summary,
      String description,
      String link,
      List<AlertLink> links,
      AlertContext context,
      Instant startsAt,
      boolean steadyStart,
      Instant expiresAt) {
    public FiringAlert {
      links = List.copyOf(links);
    }
  }

  /**
   * One alert that ended.
   *
   * @param startsAt since when it had fired, by the source's clock; null when it did not say
   * @param endsAt since when it is over, by the source's clock; null when it did not say
   */
  record OverAlert(String alertKey, Instant startsAt, Instant endsAt) {}
}
