package io.muster.incident.intake;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.PushOptions;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import io.muster.incident.triage.Alert;
import io.muster.incident.triage.AlertGrouping.Outcome;
import io.muster.starter.Refused;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * What each integration sent lately and how it was read, so that an administrator sees what a tool
 * really sends and whether it still does. It is for looking at and no evidence: a crash may lose
 * the last second of it, whereas bodies and alerts are durable before the source hears of success.
 */
@Component
class Receipts implements DisposableBean {

  static final String COLLECTION = "incident_receipts";

  /** Kept of each integration. */
  static final int LAST = 50;

  private static final int ALERTS_SHOWN = 20;
  private static final String TURNED_AWAY = "It sends more messages a minute than are taken of it.";
  private static final long WRITTEN_AFTER_MILLIS = 500;
  private static final Logger LOG = LoggerFactory.getLogger(Receipts.class);

  private final MongoCollection<Document> receipts;
  private final ScheduledExecutorService writer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("receipts").factory());
  private Map<String, Pending> pending = new HashMap<>();

  Receipts(MongoDatabase database) {
    this.receipts = database.getCollection(COLLECTION);
    writer.scheduleWithFixedDelay(
        this::write, WRITTEN_AFTER_MILLIS, WRITTEN_AFTER_MILLIS, TimeUnit.MILLISECONDS);
  }

  private static final class Pending {
    private final List<Document> last = new ArrayList<>();
    private long taken;
    private long refused;
    private Date turnedAwayAt;

    void add(Document receipt) {
      last.add(receipt);
      if (last.size() > LAST) {
        last.removeFirst();
      }
    }
  }

  void taken(String integrationId, Delivery delivery, Taken taken) {
    Outcome outcome = taken.outcome();
    List<Document> alerts =
        taken.alerts().stream()
            .flatMap(batch -> batch.alerts().stream())
            .limit(ALERTS_SHOWN)
            .map(Receipts::alert)
            .toList();
    Document receipt =
        receipt(delivery)
            .append("received", outcome.received())
            .append("opened", outcome.opened())
            .append("updated", outcome.updated())
            .append("duplicates", outcome.duplicates())
            .append("changes", taken.changes())
            .append("alerts", alerts);
    synchronized (this) {
      Pending mine = pending.computeIfAbsent(integrationId, id -> new Pending());
      mine.taken++;
      mine.add(receipt);
    }
  }

  /** Counts as taken: it was understood, though no alert was in it. */
  void aside(String integrationId, Delivery delivery, Aside aside) {
    Document receipt = receipt(delivery).append("note", aside.note()).append("link", aside.link());
    synchronized (this) {
      Pending mine = pending.computeIfAbsent(integrationId, id -> new Pending());
      mine.taken++;
      mine.add(receipt);
    }
  }

  void refused(String integrationId, Delivery delivery, Refused why) {
    Document receipt = receipt(delivery).append("refusal", why.getMessage());
    synchronized (this) {
      Pending mine = pending.computeIfAbsent(integrationId, id -> new Pending());
      mine.refused++;
      mine.add(receipt);
    }
  }

  /** More came than is taken of this integration; of that nothing is kept but that it came. */
  void turnedAway(String integrationId, Instant at) {
    synchronized (this) {
      Pending mine = pending.computeIfAbsent(integrationId, id -> new Pending());
      mine.refused++;
      mine.turnedAwayAt = Date.from(at);
    }
  }

  /** Everything known of an integration's deliveries; null when there were none. */
  Document find(String integrationId) {
    return receipts.find(Filters.eq("_id", integrationId)).first();
  }

  /** The same for all, by integration, without the single deliveries. */
  Map<String, Document> all() {
    Map<String, Document> all = new HashMap<>();
    receipts
        .find()
        .projection(new Document("last", 0))
        .forEach(row -> all.put(row.getString("_id"), row));
    return all;
  }

  /** Only what is in the log in the clear anyway: no texts, which are sealed there. */
  private static Document alert(Alert alert) {
    return new Document("key", alert.key())
        .append("action", alert.action().name())
        .append("name", alert.name())
        .append("service", alert.service())
        .append("severity", alert.severity().name());
  }

  private static Document receipt(Delivery delivery) {
    return new Document("at", Date.from(delivery.receivedAt()))
        .append("sha256", delivery.sha256())
        .append("bytes", delivery.body().length);
  }

  private void write() {
    Map<String, Pending> now;
    synchronized (this) {
      now = pending;
      pending = new HashMap<>();
    }
    if (now.isEmpty()) {
      return;
    }
    List<UpdateOneModel<Document>> updates = new ArrayList<>();
    now.forEach(
        (id, news) ->
            updates.add(
                new UpdateOneModel<>(
                    Filters.eq("_id", id), update(news), new UpdateOptions().upsert(true))));
    try {
      receipts.bulkWrite(updates, new BulkWriteOptions().ordered(false));
    } catch (RuntimeException e) {
      // One that came out would end the schedule for good.
      LOG.warn("What was received lately cannot be shown: {}", e.toString());
    }
  }

  private static Bson update(Pending news) {
    List<Bson> changes = new ArrayList<>();
    changes.add(Updates.inc("taken", news.taken));
    changes.add(Updates.inc("refused", news.refused));
    changes.add(Updates.pushEach("last", news.last, new PushOptions().slice(-LAST)));
    newest(news, false).ifPresent(one -> changes.add(Updates.max("takenAt", one.getDate("at"))));
    newest(news, true)
        .ifPresent(
            one -> {
              changes.add(Updates.max("refusedAt", one.getDate("at")));
              changes.add(Updates.set("refusal", one.getString("refusal")));
            });
    if (news.turnedAwayAt != null) {
      changes.add(Updates.max("refusedAt", news.turnedAwayAt));
      changes.add(Updates.set("refusal", TURNED_AWAY));
    }
    return Updates.combine(changes);
  }

  private static Optional<Document> newest(Pending news, boolean refused) {
    return news.last.reversed().stream()
        .filter(one -> one.containsKey("refusal") == refused)
        .findFirst();
  }

  @Override
  public void destroy() {
    writer.shutdown();
    write();
  }
}
