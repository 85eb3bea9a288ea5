package io.muster.starter;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import io.muster.contracts.Event;
import io.muster.eventlog.EventLog;
import io.muster.eventlog.StoredEvent;
import io.muster.eventlog.codec.Erased;
import io.muster.eventlog.codec.EventCodec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;

/**
 * Says how people are called. Read models keep ids; the name is read from the log at the moment
 * somebody looks, so that an erased person's name is gone everywhere within a minute.
 */
public class PeopleDirectory {

  private static final int MASK_DIGITS = 8;

  private final MongoDatabase database;
  private final String collection;
  private final EventLog log;
  private final EventCodec codec;
  private final Cache<String, String> names = cache();

  /** Called so by events of this process that the read model may not have come to yet. */
  private final Cache<String, String> justRecorded = cache();

  PeopleDirectory(MongoDatabase database, String collection, EventLog log, EventCodec codec) {
    this.database = database;
    this.collection = collection;
    this.log = log;
    this.codec = codec;
  }

  /** Names by id; somebody the log has not named yet is called by a mask. */
  public Map<String, String> names(Collection<String> personIds) {
    Map<String, String> found = new HashMap<>();
    for (String id : personIds) {
      found.put(id, nameOf(id));
    }
    return found;
  }

  /**
   * Names as this caller may see them: auditors who hold no other role see the same mask for the
   * same person.
   */
  public Map<String, String> names(Collection<String> personIds, Caller caller) {
    if (!masks(caller)) {
      return names(personIds);
    }
    Map<String, String> masked = new HashMap<>();
    personIds.forEach(id -> masked.put(id, mask(id)));
    return masked;
  }

  /** Whether personal data is masked for this caller. */
  public static boolean masks(Caller caller) {
    return caller.is("auditor") && !caller.is("manager") && !caller.is("responder");
  }

  /**
   * What stands for a person's name where it is not shown: always the same for the same person, and
   * different for two people even among very many.
   */
  public static String mask(String personId) {
    return "Person " + Sha256.hex(personId).substring(0, MASK_DIGITS);
  }

  /** Everybody the log has named so far, by id and in the order of the ids. */
  public List<String> ids(String after, int limit) {
    List<String> ids = new ArrayList<>();
    database
        .getCollection(collection)
        .find(Filters.gt("_id", after))
        .sort(Sorts.ascending("_id"))
        .limit(limit)
        .forEach(row -> ids.add(row.getString("_id")));
    return ids;
  }

  /** Whoever a durable event names is called so at once, before the log was read so far. */
  void recorded(Event event) {
    justRecorded.putAll(Mentions.in(event));
  }

  /** Drops every name from memory. */
  void forget() {
    names.invalidateAll();
    justRecorded.invalidateAll();
  }

  private String nameOf(String id) {
    String known = names.getIfPresent(id);
    if (known != null) {
      return known;
    }
    Optional<String> told = told(id);
    told.ifPresent(name -> names.put(id, name));
    return told.or(() -> Optional.ofNullable(justRecorded.getIfPresent(id)))
        .orElseGet(() -> mask(id));
  }

  private static Cache<String, String> cache() {
    return Caffeine.newBuilder()
        .maximumSize(10_000)
        .expireAfterWrite(Duration.ofMinutes(1))
        .build();
  }

  private Optional<String> told(String id) {
    Document row = database.getCollection(collection).find(Filters.eq("_id", id)).first();
    if (row == null) {
      return Optional.empty();
    }
    long position = row.getLong("namedAt");
    return log.commitAt(position).stream()
        .flatMap(commit -> commit.events().stream())
        .filter(event -> event.position() == position)
        .findFirst()
        .map(event -> nameIn(event, id));
  }

  private String nameIn(StoredEvent event, String id) {
    return Mentions.in(codec.decode(event)).getOrDefault(id, Erased.MARK);
  }
}
