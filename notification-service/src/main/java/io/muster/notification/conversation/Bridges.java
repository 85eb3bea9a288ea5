package io.muster.notification.conversation;

import io.muster.contracts.Actor;
import io.muster.contracts.conversation.BridgeEvent;
import io.muster.contracts.conversation.BridgeEvent.Witness;
import io.muster.contracts.conversation.BridgeKind;
import io.muster.contracts.conversation.ConversationCommand.CloseBridge;
import io.muster.contracts.conversation.ConversationCommand.OpenBridge;
import io.muster.contracts.conversation.ConversationEvent;
import io.muster.contracts.conversation.ConversationEvent.BridgeOpened;
import io.muster.contracts.incident.Severity;
import io.muster.notification.facts.Facts;
import io.muster.notification.facts.IncidentNow;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Makes bridge calls: of the kinds an operator named the first that answers in time, so that a
 * provider's outage costs seconds and no call.
 */
@Component
public class Bridges {

  private static final Logger LOG = LoggerFactory.getLogger(Bridges.class);

  /** So long one provider is waited for; with the next there is a call within five seconds. */
  private static final Duration PATIENCE = Duration.ofSeconds(4);

  private final BridgeProperties properties;
  private final List<BridgeProvider> providers;
  private final Facts facts;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  Bridges(BridgeProperties properties, List<BridgeProvider> providers, Facts facts) {
    this.properties = properties;
    this.facts = facts;
    this.providers =
        properties.kinds().stream()
            .map(kind -> providers.stream().filter(p -> p.kind() == kind).findFirst().orElseThrow())
            .filter(BridgeProvider::isSetUp)
            .toList();
  }

  /** Whether incidents this bad get a call by themselves. */
  boolean calledFor(Severity severity) {
    return !providers.isEmpty() && severity.compareTo(properties.from()) <= 0;
  }

  /**
   * The newest call of an incident.
   *
   * @return nothing when there never was one
   */
  public Optional<BridgeNow> of(String incidentId) {
    BridgeNow now = BridgeNow.NONE;
    for (var event : facts.of(ConversationEvent.roomOf(incidentId))) {
      if (event instanceof BridgeEvent bridge) {
        now = now.after(bridge);
      }
    }
    return Optional.of(now).filter(it -> it.opened() != null);
  }

  /** The call people are asked to join. */
  public Optional<BridgeOpened> open(String incidentId) {
    return of(incidentId).filter(BridgeNow::isOpen).map(BridgeNow::opened);
  }

  /**
   * Makes a call for an incident. Takes up to four seconds for each provider that does not answer.
   *
   * @return what has to be asked of the incident's room; nothing when no provider could
   */
  public Optional<OpenBridge> make(IncidentNow incident, String reason, Actor by) {
    return create(incident)
        .map(
            bridge ->
                new OpenBridge(
                    ConversationEvent.roomOf(incident.id()),
                    incident.id(),
                    bridge.kind(),
                    bridge.joinUrl(),
                    bridge.dialIn(),
                    reason,
                    by));
  }

  /** Who tells who is in a call: its provider where it can, else people themselves. */
  public Witness witnessOf(BridgeOpened call) {
    boolean zoom = call.kind() == BridgeKind.ZOOM && properties.zoom().tells();
    return zoom ? Witness.PROVIDER : Witness.PERSON;
  }

  /** What has to be asked of the incident's room so that nobody is asked to join any more. */
  public CloseBridge close(String incidentId, String reason, Actor by) {
    return new CloseBridge(ConversationEvent.roomOf(incidentId), reason, by);
  }

  private Optional<Bridge> create(IncidentNow incident) {
    for (BridgeProvider provider : providers) {
      Future<Bridge> making = threads.submit(() -> provider.create(incident));
      try {
        return Optional.of(making.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS));
      } catch (ExecutionException e) {
        LOG.warn("{} made no call for {}: {}", provider.kind(), incident.number(), e.getMessage());
      } catch (TimeoutException e) {
        making.cancel(true);
        LOG.warn("{} made no call for {} within {}", provider.kind(), incident.number(), PATIENCE);
      } catch (InterruptedException e) {
        making.cancel(true);
        Thread.currentThread().interrupt();
        return Optional.empty();
      }
    }
    return Optional.empty();
  }
}
