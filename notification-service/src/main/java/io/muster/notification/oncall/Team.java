package io.muster.notification.oncall;

import io.muster.contracts.oncall.OnCallCommand.PublishTeam;
import io.muster.contracts.oncall.OnCallEvent.TeamPublished;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;

/** Who belongs together: schedules are a team's. */
@Aggregate(type = "Team", cache = "aggregateCache")
class Team {

  private static final int MOST_MEMBERS = 500;

  @AggregateIdentifier private String id;
  private TeamPublished published;

  Team() {}

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void publish(PublishTeam command, Clock clock) {
    Checks.id("/teamId", command.teamId());
    Checks.name("/name", command.name());
    List<String> members = command.memberIds();
    Checks.that(
        members.size() <= MOST_MEMBERS,
        "/memberIds",
        "A team has at most " + MOST_MEMBERS + " members.");
    for (int i = 0; i < members.size(); i++) {
      Checks.id("/memberIds/" + i, members.get(i));
    }
    Checks.that(
        new HashSet<>(members).size() == members.size(), "/memberIds", "Name each person once.");
    if (published == null
        || !published.name().equals(command.name())
        || !published.memberIds().equals(members)) {
      AggregateLifecycle.apply(
          new TeamPublished(
              command.teamId(), command.name(), members, command.by(), clock.instant()));
    }
  }

  @EventSourcingHandler
  void on(TeamPublished event) {
    id = event.teamId();
    published = event;
  }
}
