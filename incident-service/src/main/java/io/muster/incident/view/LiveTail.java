package io.muster.incident.view;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import io.muster.contracts.conversation.ConversationEvent;
import io.muster.contracts.conversation.TranscriptEvent;
import io.muster.contracts.evidence.EvidenceEvent;
import io.muster.contracts.paging.EscalationEvent;
import io.muster.contracts.planning.IncidentPlanEvent;
import io.muster.contracts.recovery.RecoveryWatchEvent;
import io.muster.contracts.recovery.RecoveryWorkEvent;
import io.muster.contracts.regulation.AssessmentEvent;
import io.muster.contracts.review.ReviewEvent;
import io.muster.contracts.update.UpdateEvent;
import io.muster.eventlog.EventLog;
import io.muster.eventlog.StoredCommit;
import io.muster.eventlog.StoredEvent;
import io.muster.eventlog.codec.EventTypes;
import io.muster.incident.insight.dependency.DependencyRows;
import io.muster.incident.intake.Integrations;
import io.muster.incident.planning.runbook.Runs;
import io.muster.incident.response.IncidentNumbers;
import io.muster.incident.response.action.GuardedActions;
import io.muster.incident.triage.AlertGroups;
import io.muster.starter.LogFollower;
import io.muster.starter.ReadModelWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Follows the log for the live stream. It tells of an event only once the read models show it,
 * whichever copy of this service wrote them, so that a listener who reads at once reads the new
 * state.
 */
@Component
class LiveTail implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(LiveTail.class);

  /** Which read model shows an aggregate's newest event. */
  private static final Map<String, String> SHOWN_IN =
      Map.of(
          "Incident", IncidentRows.COLLECTION,
          "AlertGroup", AlertGroups.COLLECTION,
          "Integration", Integrations.COLLECTION,
          "DependencySource", DependencyRows.COLLECTION,
          "Dependency", DependencyRows.COLLECTION);

  /**
   * Read from the log itself, their events shown in the timeline alone: how the incident they are
   * about follows from their id.
   */
  private static final Map<String, UnaryOperator<String>> BESIDE =
      Map.of(
          "RunbookRun", Runs::incidentOf,
          "GuardedAction", GuardedActions::incidentOf,
          "IncidentPlan", IncidentPlanEvent::incidentOf,
          "RecoveryWatch", RecoveryWatchEvent::incidentOf,
          "RecoveryWork", RecoveryWorkEvent::incidentOf,
          "EvidenceCustody", EvidenceEvent::incidentOf,
          "Transcript", TranscriptEvent::incidentOf,
          "StakeholderUpdate", UpdateEvent::incidentOf);

  /** Of those, what the timeline does not tell; it is shown with the item or update itself. */
  private static final Set<String> UNTOLD =
      Set.of(
          EventTypes.nameOf(EvidenceEvent.Viewed.class),
          EventTypes.nameOf(EvidenceEvent.Downloaded.class),
          EventTypes.nameOf(UpdateEvent.Delivered.class),
          EventTypes.nameOf(UpdateEvent.Undelivered.class));

  /** Of reporting-service, which reads it from the log itself and so shows it at once. */
  private static final String ASSESSMENT = "Assessment";

  /** Read from the log itself, too. */
  private static final String REVIEW = "Review";

  /** Of notification-service, which reads it from the log as well. */
  private static final String ROOM = "Conversation";

  /** Of notification-service, too; those that hand an incident over stand in the timeline. */
  private static final String ESCALATION = "Escalation";

  /** What happened shortly before the start is told to those who come back after it. */
  private static final int LOOK_BACK = 200;

  private static final int PAGE = 200;
  private static final Duration SHORT = Duration.ofMillis(20);
  private static final Duration LONG = Duration.ofMillis(160);

  /** An event whose projection is parked or rebuilt does not hold up the rest for longer. */
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

  private final EventLog log;
  private final MongoDatabase database;
  private final LiveStream stream;
  private final LogFollower follower;

  /** This process wrote to a read model; what another copy writes is looked for now and then. */
  private final Semaphore written = new Semaphore(0);

  LiveTail(EventLog log, MongoDatabase database, LiveStream stream, ReadModelWriter writer) {
    this.log = log;
    this.database = database;
    this.stream = stream;
    this.follower = new LogFollower(log, "incident-live", this::tellNext);
    writer.onWritten(
        collections -> {
          if (collections.contains(TimelineRows.COLLECTION)
              || SHOWN_IN.values().stream().anyMatch(collections::contains)) {
            written.release();
          }
        });
  }

  @Override
  public void start() {
    long head = log.head().position();
    stream.begin(Math.max(0, head - LOOK_BACK));
    follower.start();
  }

  /** First of all, since open streams would hold up the web server's graceful stop. */
  @Override
  public int getPhase() {
    return Integer.MAX_VALUE;
  }

  @Override
  public void stop() {
    follower.stop();
    stream.close();
  }

  @Override
  public boolean isRunning() {
    return follower.isRunning();
  }

  private boolean tellNext() throws InterruptedException {
    long from = stream.readable() + 1;
    List<StoredCommit> commits = log.follow(stream.readable(), PAGE).commits();
    if (commits.isEmpty()) {
      takenBack(from);
      return false;
    }
    awaitShown(commits);
    stream.tell(messages(commits, from), commits.getLast().lastPosition());
    return commits.size() == PAGE;
  }

  /** After a crash or a restore the log may end before what was told; everyone then reads again. */
  private void takenBack(long from) {
    if (log.endsBefore(from - 1)) {
      long head = log.head().position();
      stream.begin(head);
      stream.tell(List.of(LiveMessage.resync(head)), head);
    }
  }

  private void awaitShown(List<StoredCommit> commits) throws InterruptedException {
    Map<String, Map<Object, Long>> missing = new HashMap<>();
    for (StoredCommit commit : commits) {
      if (isInTimeline(commit) && !UNTOLD.contains(commit.events().getLast().type())) {
        missing
            .computeIfAbsent(TimelineRows.COLLECTION, name -> new HashMap<>())
            .put(commit.lastPosition(), commit.lastPosition());
      }
      String collection = SHOWN_IN.get(commit.aggregateType());
      if (collection != null) {
        missing
            .computeIfAbsent(collection, name -> new HashMap<>())
            .put(commit.aggregateId(), commit.lastPosition());
      }
    }
    long until = System.nanoTime() + LONGEST_WAIT.toNanos();
    Duration pause = SHORT;
    while (follower.isRunning() && !allShown(missing)) {
      if (System.nanoTime() > until) {
        LOG.warn("The read models lag behind; the live stream goes on without {}", missing);
        return;
      }
      written.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS);
      written.drainPermits();
      pause = pause.compareTo(LONG) < 0 ? pause.multipliedBy(2) : LONG;
    }
  }

  private static boolean isInTimeline(StoredCommit commit) {
    return BESIDE.containsKey(commit.aggregateType())
        || commit.aggregateType().equals(ESCALATION)
            && EscalationEvent.handedOverBy(commit.aggregateId()) != null;
  }

  private boolean allShown(Map<String, Map<Object, Long>> missing) {
    missing.forEach(
        (collection, awaited) ->
            database
                .getCollection(collection)
                .find(Filters.in("_id", List.copyOf(awaited.keySet())))
                .projection(Projections.include("lastPosition"))
                .forEach(
                    row ->
                        awaited.computeIfPresent(
                            row.get("_id"),
                            (key, position) ->
                                row.getLong("lastPosition") < position ? position : null)));
    missing.values().removeIf(Map::isEmpty);
    return missing.isEmpty();
  }

  private List<LiveMessage> messages(List<StoredCommit> commits, long from) {
    Map<String, String> incidentOfGroup = new HashMap<>();
    rows(AlertGroups.COLLECTION, ids(commits, "AlertGroup"))
        .forEach((id, group) -> incidentOfGroup.put((String) id, group.getString("incidentId")));
    List<String> incidentIds = new ArrayList<>(ids(commits, "Incident"));
    BESIDE.forEach(
        (type, incident) -> ids(commits, type).stream().map(incident).forEach(incidentIds::add));
    incidentIds.addAll(incidentOfGroup.values());
    ids(commits, ASSESSMENT).stream().map(AssessmentEvent::incidentOf).forEach(incidentIds::add);
    ids(commits, REVIEW).stream().map(ReviewEvent::incidentOf).forEach(incidentIds::add);
    ids(commits, ROOM).stream().map(ConversationEvent::incidentOf).forEach(incidentIds::add);
    ids(commits, ESCALATION).stream()
        .map(EscalationEvent::handedOverBy)
        .filter(Objects::nonNull)
        .forEach(incidentIds::add);
    Map<Object, Document> incidents = rows(IncidentRows.COLLECTION, incidentIds);
    List<LiveMessage> messages = new ArrayList<>();
    for (StoredCommit commit : commits) {
      boolean ofIncident = commit.aggregateType().equals("Incident");
      String id = incidentOf(commit, incidentOfGroup);
      Document incident = id == null ? null : incidents.get(id);
      if (incident != null) {
        commit.events().stream()
            .filter(event -> event.position() >= from)
            .map(event -> message(incident, event, ofIncident))
            .forEach(messages::add);
      }
    }
    return messages;
  }

  /** Null for what is about no incident. */
  private static String incidentOf(StoredCommit commit, Map<String, String> incidentOfGroup) {
    return switch (commit.aggregateType()) {
      case "Incident" -> commit.aggregateId();
      case ASSESSMENT -> AssessmentEvent.incidentOf(commit.aggregateId());
      case REVIEW -> ReviewEvent.incidentOf(commit.aggregateId());
      case ROOM -> ConversationEvent.incidentOf(commit.aggregateId());
      case ESCALATION -> EscalationEvent.handedOverBy(commit.aggregateId());
      default ->
          BESIDE
              .getOrDefault(commit.aggregateType(), incidentOfGroup::get)
              .apply(commit.aggregateId());
    };
  }

  private static LiveMessage message(Document incident, StoredEvent event, boolean ofIncident) {
    return new LiveMessage(
        incident.getString("_id"),
        IncidentNumbers.inWords(incident.getLong("number")),
        ofIncident ? event.sequence() : incident.getLong("version"),
        event.position(),
        event.type(),
        incident,
        false);
  }

  private static List<String> ids(List<StoredCommit> commits, String aggregateType) {
    return commits.stream()
        .filter(commit -> commit.aggregateType().equals(aggregateType))
        .map(StoredCommit::aggregateId)
        .distinct()
        .toList();
  }

  private Map<Object, Document> rows(String collection, Iterable<?> ids) {
    Map<Object, Document> rows = new HashMap<>();
    for (Document row : database.getCollection(collection).find(Filters.in("_id", ids))) {
      rows.put(row.get("_id"), row);
    }
    return rows;
  }
}
