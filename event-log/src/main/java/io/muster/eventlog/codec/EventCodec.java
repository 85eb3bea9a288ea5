package io.muster.eventlog.codec;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.AnnotationIntrospector;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.introspect.AnnotationIntrospectorPair;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.mongodb.MongoException;
import io.muster.contracts.Event;
import io.muster.eventlog.StoredEvent;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Turns an event into the exact bytes that are stored and hashed, and back. Components keep the
 * order of the record, maps are sorted, nulls are left out, instants are ISO-8601; what a newer
 * Muster wrote and this one does not know is left aside. Personal data and free text never leave
 * here unsealed.
 */
public final class EventCodec {

  private final EventTypes types;
  private final ObjectMapper mapper;
  private final Map<String, Upcaster> upcasters = new HashMap<>();

  /** A codec for these events, with no old revisions to lift. */
  public EventCodec(KeyRing keys, EventTypes types) {
    this(keys, types, List.of());
  }

  /** A codec for these events that lifts old revisions step by step. */
  public EventCodec(KeyRing keys, EventTypes types, List<Upcaster> upcasters) {
    this.types = types;
    this.mapper = mapper();
    AnnotationIntrospector usual = mapper.getSerializationConfig().getAnnotationIntrospector();
    mapper.setAnnotationIntrospector(
        new AnnotationIntrospectorPair(new SealedFields(keys, mapper()), usual));
    for (Upcaster upcaster : upcasters) {
      if (this.upcasters.put(step(upcaster.type(), upcaster.from()), upcaster) != null) {
        throw new IllegalArgumentException(
            "Two upcasters for %s revision %d".formatted(upcaster.type(), upcaster.from()));
      }
    }
  }

  /** The people something in this payload is sealed for, by id; no key is needed to tell. */
  public Set<String> peopleIn(byte[] payload) {
    try {
      return SealedFields.peopleIn(mapper.readTree(payload));
    } catch (IOException notJson) {
      return Set.of();
    }
  }

  /** The events this codec knows. */
  public EventTypes types() {
    return types;
  }

  /**
   * The exact UTF-8 bytes of an event, personal data and free text sealed for it alone.
   *
   * @param eventId the id it is recorded under; what was sealed for one event opens in no other
   */
  public byte[] encode(String eventId, Event event) {
    try {
      return mapper.writer().withAttribute(SealedFields.EVENT_ID, eventId).writeValueAsBytes(event);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          "Cannot write %s: %s".formatted(EventTypes.nameOf(event.getClass()), e.getMessage()), e);
    }
  }

  /** Reads a stored event; see {@link #decode(String, String, int, byte[])}. */
  public Event decode(StoredEvent event) {
    return decode(event.id(), event.type(), event.revision(), event.payload());
  }

  /**
   * Reads a stored event, lifting it from the revision it was written in.
   *
   * @param eventId the id it was recorded under
   * @throws UnreadableEventException when the name is not known, the revision is newer than this
   *     Muster, or the bytes are not what the event looks like
   * @throws MongoException when the key database cannot be reached now
   * @throws KeysUnavailableException when the key-encryption keys cannot be had now
   */
  public Event decode(String eventId, String type, int revision, byte[] payload) {
    return decode(eventId, type, revision, payload, true);
  }

  /**
   * Reads a stored event without opening anything, for whoever needs none of its texts and names:
   * they read as those whose key was destroyed. No key is fetched for it.
   *
   * @throws UnreadableEventException as {@link #decode(String, String, int, byte[])} does
   */
  public Event decodeSealed(StoredEvent event) {
    return decode(event.id(), event.type(), event.revision(), event.payload(), false);
  }

  private Event decode(String eventId, String type, int revision, byte[] payload, boolean open) {
    Class<? extends Event> event =
        types
            .find(type)
            .orElseThrow(() -> new UnreadableEventException(type, revision, "unknown name", null));
    int today = EventTypes.revisionOf(event);
    if (revision > today) {
      throw new UnreadableEventException(
          type, revision, "this Muster reads up to revision " + today, null);
    }
    try {
      ObjectReader reader = mapper.readerFor(event).withAttribute(SealedFields.EVENT_ID, eventId);
      if (!open) {
        reader = reader.withAttribute(SealedFields.LEFT_SEALED, true);
      }
      if (revision == today) {
        return reader.readValue(payload);
      }
      return reader
          .withAttribute(SealedFields.LIFTED, true)
          .readValue(lift(type, revision, today, mapper.readTree(payload)));
    } catch (IOException | RuntimeException e) {
      rethrowTroubleWithTheKeys(e);
      // The cause may quote the payload; the message must not.
      throw new UnreadableEventException(type, revision, e.getClass().getSimpleName(), e);
    }
  }

  /**
   * That the keys cannot be fetched now says nothing about the event, which must not be put aside
   * for it.
   */
  private static void rethrowTroubleWithTheKeys(Exception e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof MongoException || cause instanceof KeysUnavailableException) {
        throw (RuntimeException) cause;
      }
    }
  }

  private ObjectNode lift(String type, int from, int to, JsonNode payload) {
    ObjectNode lifted = (ObjectNode) payload;
    for (int revision = from; revision < to; revision++) {
      int step = revision;
      lifted =
          Optional.ofNullable(upcasters.get(step(type, revision)))
              .orElseThrow(() -> new IllegalStateException("no upcaster from revision " + step))
              .change()
              .apply(lifted);
    }
    return lifted;
  }

  private static String step(String type, int from) {
    return type + "/" + from;
  }

  static ObjectMapper mapper() {
    return JsonMapper.builder()
        .addModule(new JavaTimeModule())
        .addModule(new Jdk8Module())
        .defaultPropertyInclusion(
            JsonInclude.Value.construct(JsonInclude.Include.NON_ABSENT, JsonInclude.Include.ALWAYS))
        .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
        .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
        .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
        .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
        .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
        .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .disable(DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
        .build();
  }
}
