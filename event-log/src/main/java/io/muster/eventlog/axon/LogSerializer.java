package io.muster.eventlog.axon;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.muster.contracts.Event;
import io.muster.eventlog.codec.EventCodec;
import io.muster.eventlog.codec.EventTypes;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.Converter;
import org.axonframework.serialization.LazyDeserializingObject;
import org.axonframework.serialization.SerializedMessage;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.json.JacksonSerializer;

/**
 * Axon's serializer in Muster: events go through the codec under their stable names, so that what
 * lands in a dead-letter queue is as sealed as in the log; everything else (tokens, metadata,
 * diagnostics) is plain JSON.
 */
public final class LogSerializer implements Serializer {

  private final EventCodec codec;
  private final JacksonSerializer others;

  /** For the state of aggregates, which lies in fields and has no accessors. */
  private final JacksonSerializer states;

  /** A serializer for the events this codec knows. */
  public LogSerializer(EventCodec codec) {
    this.codec = codec;
    ObjectMapper mapper =
        JsonMapper.builder()
            .findAndAddModules()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();
    this.others = JacksonSerializer.builder().objectMapper(mapper).build();
    this.states =
        JacksonSerializer.builder()
            .objectMapper(
                mapper
                    .copy()
                    .setVisibility(PropertyAccessor.ALL, JsonAutoDetect.Visibility.NONE)
                    .setVisibility(PropertyAccessor.CREATOR, JsonAutoDetect.Visibility.ANY)
                    .setVisibility(PropertyAccessor.FIELD, JsonAutoDetect.Visibility.ANY))
            .build();
  }

  /** For snapshots. */
  Serializer states() {
    return states;
  }

  /** An event's payload as it is stored, sealed for that event alone. */
  SerializedObject<byte[]> serialize(String eventId, Event event) {
    return new SimpleSerializedObject<>(
        codec.encode(eventId, event), byte[].class, typeForClass(event.getClass()));
  }

  /** A stored event as a message; its payload is read when somebody asks for it. */
  SerializedMessage<Object> message(
      String eventId, SerializedObject<?> payload, SerializedObject<?> metadata) {
    return new SerializedMessage<>(
        eventId,
        new LazyDeserializingObject<>(new OfEvent<>(eventId, payload), this),
        new LazyDeserializingObject<MetaData>(metadata, this));
  }

  /** A payload that knows which event it is of, without which nothing sealed in it opens. */
  private record OfEvent<T>(String eventId, SerializedObject<T> payload)
      implements SerializedObject<T> {

    @Override
    public Class<T> getContentType() {
      return payload.getContentType();
    }

    @Override
    public SerializedType getType() {
      return payload.getType();
    }

    @Override
    public T getData() {
      return payload.getData();
    }
  }

  @Override
  public <T> SerializedObject<T> serialize(Object object, Class<T> representation) {
    if (object instanceof Event event) {
      // Outside the log there is no event to seal for, so one that holds personal data is refused.
      SerializedObject<byte[]> payload = serialize(null, event);
      return new SimpleSerializedObject<>(
          getConverter().convert(payload.getData(), representation),
          representation,
          payload.getType());
    }
    return others.serialize(object, representation);
  }

  @Override
  public <T> boolean canSerializeTo(Class<T> representation) {
    return others.canSerializeTo(representation);
  }

  @Override
  @SuppressWarnings("unchecked") // Axon's signature promises what the caller asks for
  public <S, T> T deserialize(SerializedObject<S> serialized) {
    SerializedType type = serialized.getType();
    if (codec.types().kindOf(type.getName()).isPresent()) {
      String eventId = serialized instanceof OfEvent<?> stored ? stored.eventId() : null;
      byte[] payload = getConverter().convert(serialized, byte[].class).getData();
      return (T) codec.decode(eventId, type.getName(), revision(type), payload);
    }
    return others.deserialize(serialized);
  }

  /**
   * An event this Muster has no record for still counts as one of its kind, so that handlers of
   * that kind meet it, fail and have it parked. As an unknown type Axon would pass it over.
   */
  @Override
  @SuppressWarnings("rawtypes") // Axon's signature
  public Class classForType(SerializedType type) {
    return codec
        .types()
        .find(type.getName())
        .<Class>map(c -> c)
        .or(() -> codec.types().kindOf(type.getName()).map(c -> c))
        .orElseGet(() -> others.classForType(type));
  }

  @Override
  @SuppressWarnings("rawtypes") // Axon's signature
  public SerializedType typeForClass(Class type) {
    if (type != null && Event.class.isAssignableFrom(type)) {
      return new SimpleSerializedType(
          EventTypes.nameOf(type), Integer.toString(EventTypes.revisionOf(type)));
    }
    return others.typeForClass(type);
  }

  @Override
  public Converter getConverter() {
    return others.getConverter();
  }

  /** Revision number of a stored event's form. */
  public static int revision(SerializedType type) {
    return type.getRevision() == null ? 1 : Integer.parseInt(type.getRevision());
  }
}
