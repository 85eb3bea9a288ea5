package io.muster.notification.oncall;

import io.muster.contracts.oncall.AckTimeout;
import io.muster.contracts.oncall.Condition;
import io.muster.contracts.oncall.Level;
import io.muster.contracts.oncall.OnCallEvent;
import io.muster.starter.ReadModel;
import io.muster.starter.ReadModelWriter;
import io.muster.starter.Recorded;
import java.util.Date;
import java.util.List;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.bson.Document;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/**
 * Keeps what managers published, for people to look at. Addresses and names are not in it: of a
 * contact it knows only that there is one.
 */
@Component
@ProcessingGroup(OnCallProjector.GROUP)
class OnCallProjector {

  static final String GROUP = "notification.oncall";
  static final String SCHEDULES = "notification_schedules";
  static final String TEAMS = "notification_teams";

  /** Who ever took leave. */
  static final String AWAY = "notification_away";

  static final String POLICIES = "notification_policies";
  static final String CONTACTS = "notification_contacts";

  private final ReadModelWriter writer;

  OnCallProjector(ReadModelWriter writer) {
    this.writer = writer;
  }

  @EventHandler
  void on(OnCallEvent event, Recorded recorded) {
    long position = recorded.position();
    switch (event) {
      case OnCallEvent.SchedulePublished schedule ->
          writer.upsert(
              SCHEDULES, schedule.scheduleId(), position, row -> schedule(schedule, recorded));
      case OnCallEvent.OverrideAdded ignored -> {}
      case OnCallEvent.OverrideRemoved ignored -> {}
      case OnCallEvent.FeedOpened ignored -> {}
      case OnCallEvent.FeedRevoked ignored -> {}
      case OnCallEvent.TeamPublished team ->
          writer.upsert(TEAMS, team.teamId(), position, row -> team(team, recorded));
      case OnCallEvent.LeaveTaken leave ->
          writer.upsert(AWAY, leave.personId(), position, row -> row);
      case OnCallEvent.LeaveCancelled leave ->
          writer.upsert(AWAY, leave.personId(), position, row -> row);
      case OnCallEvent.PolicyPublished policy ->
          writer.upsert(POLICIES, policy.policyId(), position, row -> policy(policy, recorded));
      case OnCallEvent.TurnTaken ignored -> {}
      case OnCallEvent.ContactMethodsSet contact ->
          writer.upsert(CONTACTS, contact.personId(), position, row -> contact(contact, recorded));
    }
  }

  /** What a schedule says is read from the log; here is only that there is one. */
  private static Document schedule(OnCallEvent.SchedulePublished schedule, Recorded recorded) {
    return new Document("name", schedule.name())
        .append("teamId", schedule.teamId())
        .append("by", schedule.by().id())
        .append("at", Date.from(schedule.at()))
        .append("version", recorded.sequence());
  }

  private static Document team(OnCallEvent.TeamPublished team, Recorded recorded) {
    return new Document("name", team.name())
        .append("memberIds", team.memberIds())
        .append("by", team.by().id())
        .append("at", Date.from(team.at()))
        .append("version", recorded.sequence());
  }

  private static Document policy(OnCallEvent.PolicyPublished policy, Recorded recorded) {
    return new Document("name", policy.name())
        .append("policyVersion", policy.version())
        .append("services", policy.services())
        .append("levels", policy.levels().stream().map(OnCallProjector::level).toList())
        .append("ackTimeout", policy.ackTimeout() == null ? null : timeout(policy.ackTimeout()))
        .append("repeat", policy.repeat())
        .append("by", policy.by().id())
        .append("at", Date.from(policy.at()))
        .append("version", recorded.sequence());
  }

  private static Document timeout(AckTimeout timeout) {
    return new Document(
            "after",
            timeout.after().stream()
                .map(
                    it ->
                        new Document("severity", it.severity().name())
                            .append("seconds", it.seconds()))
                .toList())
        .append("answerWithinSeconds", timeout.answerWithinSeconds());
  }

  private static Document level(Level level) {
    List<Document> targets =
        level.targets().stream()
            .map(target -> new Document("kind", target.kind().name()).append("id", target.id()))
            .toList();
    return new Document("targets", targets)
        .append("ackTimeoutSeconds", level.ackTimeoutSeconds())
        .append("calling", level.calling().name())
        .append("only", level.only() == null ? null : condition(level.only()));
  }

  private static Document condition(Condition only) {
    return new Document("severities", only.severities().stream().map(Enum::name).toList())
        .append("days", only.days().stream().map(Enum::name).toList())
        .append("from", only.from() == null ? null : only.from().toString())
        .append("until", only.until() == null ? null : only.until().toString())
        .append("zone", only.zone());
  }

  private static Document contact(OnCallEvent.ContactMethodsSet contact, Recorded recorded) {
    return new Document("channels", List.of("email"))
        .append("by", contact.by().id())
        .append("at", Date.from(contact.at()))
        .append("version", recorded.sequence());
  }

  @Configuration(proxyBeanMethods = false)
  static class Rebuildable {
    @Bean
    ReadModel onCallReadModel() {
      return new ReadModel(GROUP, List.of(SCHEDULES, TEAMS, AWAY, POLICIES, CONTACTS), 2);
    }
  }
}
