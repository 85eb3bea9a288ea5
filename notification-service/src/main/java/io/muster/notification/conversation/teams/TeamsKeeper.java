package io.muster.notification.conversation.teams;

import io.muster.contracts.Actor;
import io.muster.contracts.conversation.ConversationEvent;
import io.muster.contracts.conversation.TeamsCommand.RecordTeamsCard;
import io.muster.contracts.conversation.TeamsCommand.RecordTeamsFailure;
import io.muster.contracts.conversation.TeamsEvent;
import io.muster.contracts.conversation.TeamsEvent.TeamsCardPosted;
import io.muster.eventlog.codec.UnreadableEventException;
import io.muster.notification.conversation.Bridges;
import io.muster.notification.conversation.Patience;
import io.muster.notification.conversation.TeamsNow;
import io.muster.notification.delivery.teams.TeamsProperties;
import io.muster.notification.delivery.teams.TeamsProperties.Target;
import io.muster.notification.delivery.teams.WorkflowException;
import io.muster.notification.delivery.teams.Workflows;
import io.muster.notification.facts.Facts;
import io.muster.notification.facts.IncidentNow;
import io.muster.notification.facts.Incidents;
import io.muster.starter.CommandSender;
import io.muster.starter.MusterProperties;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Has each channel of Teams know how an incident stands: looks at what is recorded and at what the
 * channel was told last, and posts a card where they differ. A card that was posted by somebody who
 * did not live to record it is posted once more.
 */
@Component
class TeamsKeeper {

  private static final Logger LOG = LoggerFactory.getLogger(TeamsKeeper.class);
  private static final Actor BY = Actor.system("teams");

  private final TeamsProperties teams;
  private final MusterProperties muster;
  private final Incidents incidents;
  private final Facts facts;
  private final Bridges bridges;
  private final Workflows workflows;
  private final CommandSender sender;
  private final Clock clock;

  TeamsKeeper(
      TeamsProperties teams,
      MusterProperties muster,
      Incidents incidents,
      Facts facts,
      Bridges bridges,
      Workflows workflows,
      CommandSender sender,
      Clock clock) {
    this.teams = teams;
    this.muster = muster;
    this.incidents = incidents;
    this.facts = facts;
    this.bridges = bridges;
    this.workflows = workflows;
    this.sender = sender;
    this.clock = clock;
  }

  /**
   * Looks at one incident for all channels; answers when to look again should one not have taken
   * its card. Of a private incident nothing is posted: whoever is in a channel reads it.
   */
  Optional<Instant> due(String incidentId) {
    try {
      Optional<IncidentNow> incident = incidents.find(incidentId);
      if (incident.isEmpty() || incidents.isPrivate(incidentId)) {
        return Optional.empty();
      }
      TeamsNow told = told(incidentId);
      return atOnce(
          teams.channels().entrySet().stream()
              .map(channel -> (Look) () -> keep(channel, incident.get(), told))
              .toList());
    } catch (UnreadableEventException e) {
      LOG.error("Channels of Teams are told nothing of {}: {}", incidentId, e.getMessage());
      return Optional.of(clock.instant().plus(Patience.LATEST));
    }
  }

  /** A look at one channel; answers when to look again. */
  private interface Look extends Callable<Optional<Instant>> {
    @Override
    Optional<Instant> call();
  }

  /** One channel that does not answer keeps none of the others waiting, nor does one that fails. */
  private static Optional<Instant> atOnce(List<Look> looks) {
    List<Instant> again = new ArrayList<>();
    RuntimeException failure = null;
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Optional<Instant>> look : threads.invokeAll(looks)) {
        switch (look.state()) {
          case SUCCESS -> look.resultNow().ifPresent(again::add);
          default -> failure = asItWas(look.exceptionNow());
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("This service is stopping", e);
    }
    if (failure != null) {
      throw failure;
    }
    return again.stream().min(Comparator.naturalOrder());
  }

  /** So that an event that cannot be read is known as that. */
  private static RuntimeException asItWas(Throwable failure) {
    return failure instanceof RuntimeException known
        ? known
        : new IllegalStateException("A channel of Teams", failure);
  }

  private TeamsNow told(String incidentId) {
    TeamsNow told = TeamsNow.NONE;
    for (var event : facts.readable(ConversationEvent.roomOf(incidentId))) {
      if (event instanceof TeamsEvent teamsEvent) {
        told = told.after(teamsEvent);
      }
    }
    return told;
  }

  private Optional<Instant> keep(
      Map.Entry<String, Target> channel, IncidentNow incident, TeamsNow told) {
    String name = channel.getKey();
    TeamsCardPosted before = told.card(name).orElse(null);
    if (!TeamsNews.isWorthACard(channel.getValue(), incident, before)) {
      return Optional.empty();
    }
    String room = ConversationEvent.roomOf(incident.id());
    try {
      workflows.post(
          channel.getValue().address(),
          TeamsNews.card(
              incident,
              before,
              bridges.open(incident.id()).orElse(null),
              muster.publicUrl() + "/incidents/" + incident.number()));
    } catch (WorkflowException e) {
      if (e.retryAt() != null) {
        return Optional.of(e.retryAt());
      }
      LOG.warn("Channel {} of Teams took no card: {}", name, e.getMessage());
      sender.sendSystem(new RecordTeamsFailure(room, incident.id(), name, e.getMessage(), BY));
      return Patience.next(told.failingSince().get(name), clock.instant());
    }
    sender.sendSystem(
        new RecordTeamsCard(room, incident.id(), name, incident.severity(), incident.state(), BY));
    return Optional.empty();
  }
}
