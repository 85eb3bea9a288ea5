package io.muster.eventlog.codec;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DatabindContext;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.ContextualDeserializer;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.NopAnnotationIntrospector;
import com.fasterxml.jackson.databind.jsontype.TypeSerializer;
import com.fasterxml.jackson.databind.ser.ContextualSerializer;
import io.muster.contracts.FreeText;
import io.muster.contracts.Personal;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Teaches Jackson to seal the components marked {@code @Personal} and {@code @FreeText} on the way
 * into the log and to open them on the way out, also in nested records. A sealed component is
 * stored as {@code {"key", "field", "sealed"}}, where the field is a JSON pointer into the payload.
 */
final class SealedFields extends NopAnnotationIntrospector {

  private static final long serialVersionUID = 1L;

  /** Attribute of a reader or writer: the event at hand. */
  static final String EVENT_ID = "eventId";

  /** Attribute of a reader: an upcaster may have moved sealed components to other fields. */
  static final String LIFTED = "lifted";

  /** Attribute of a reader: nothing is opened. */
  static final String LEFT_SEALED = "leftSealed";

  private static final String PERSON = KeyRing.person("");

  private static final String KEY = "key";
  private static final String FIELD = "field";
  private static final String SEALED = "sealed";

  private final transient KeyRing keys;

  /** Writes what is not a string before it is sealed, and reads it after. */
  private final transient ObjectMapper plain;

  SealedFields(KeyRing keys, ObjectMapper plain) {
    this.keys = keys;
    this.plain = plain;
  }

  @Override
  public Object findSerializer(Annotated member) {
    return isSealed(member) ? new Sealing(null) : null;
  }

  @Override
  public Object findDeserializer(Annotated member) {
    return isSealed(member) ? new Opening(null) : null;
  }

  private static String eventId(DatabindContext context) {
    return Objects.requireNonNull(
        (String) context.getAttribute(EVENT_ID), "which event it is sealed for is not said");
  }

  static Set<String> peopleIn(JsonNode payload) {
    Set<String> people = new TreeSet<>();
    for (JsonNode sealed : payload.findParents(SEALED)) {
      String key = sealed.path(KEY).asText();
      if (key.startsWith(PERSON)) {
        people.add(key.substring(PERSON.length()));
      }
    }
    return people;
  }

  private static boolean isSealed(Annotated member) {
    return member.hasAnnotation(Personal.class) || member.hasAnnotation(FreeText.class);
  }

  /** Whose key seals the component: named by a sibling in the same record. */
  private static String keyId(BeanProperty property, Object owner) throws IOException {
    Personal personal = property.getAnnotation(Personal.class);
    FreeText freeText = property.getAnnotation(FreeText.class);
    String sibling = personal != null ? personal.of() : freeText.of();
    for (RecordComponent component : owner.getClass().getRecordComponents()) {
      if (component.getName().equals(sibling)) {
        Object id = value(component, owner);
        if (id == null) {
          throw new JsonMappingException(
              null,
              "%s.%s has a value, but %s, whose key it is sealed with, has none."
                  .formatted(owner.getClass().getSimpleName(), property.getName(), sibling));
        }
        return personal != null ? KeyRing.person(id.toString()) : KeyRing.aggregate(id.toString());
      }
    }
    throw new JsonMappingException(
        null,
        "%s.%s names the component %s, which the record does not have."
            .formatted(owner.getClass().getSimpleName(), property.getName(), sibling));
  }

  private static Object value(RecordComponent component, Object owner) throws IOException {
    try {
      component.getAccessor().setAccessible(true);
      return component.getAccessor().invoke(owner);
    } catch (ReflectiveOperationException e) {
      throw new IOException("Cannot read " + component, e);
    }
  }

  private final class Sealing extends JsonSerializer<Object> implements ContextualSerializer {

    private final BeanProperty property;

    Sealing(BeanProperty property) {
      this.property = property;
    }

    @Override
    public JsonSerializer<?> createContextual(SerializerProvider provider, BeanProperty target) {
      return new Sealing(target);
    }

    @Override
    public void serialize(Object value, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      String keyId = keyId(property, json.currentValue());
      String text = value instanceof String s ? s : plain.writeValueAsString(value);
      String field = json.getOutputContext().pathAsPointer().toString();
      Optional<byte[]> sealed = keys.seal(keyId, eventId(provider), field, text);
      if (sealed.isEmpty()) {
        json.writeString(Erased.MARK);
        return;
      }
      json.writeStartObject();
      json.writeStringField(KEY, keyId);
      json.writeStringField(FIELD, field);
      json.writeBinaryField(SEALED, sealed.get());
      json.writeEndObject();
    }

    @Override
    public void serializeWithType(
        Object value, JsonGenerator json, SerializerProvider provider, TypeSerializer type)
        throws IOException {
      serialize(value, json, provider);
    }
  }

  private final class Opening extends JsonDeserializer<Object> implements ContextualDeserializer {

    private final JavaType type;

    Opening(JavaType type) {
      this.type = type;
    }

    @Override
    public JsonDeserializer<?> createContextual(
        DeserializationContext context, BeanProperty property) {
      return new Opening(property.getType());
    }

    @Override
    public Object deserialize(JsonParser json, DeserializationContext context) throws IOException {
      String here = json.getParsingContext().pathAsPointer().toString();
      if (json.currentToken() != JsonToken.START_OBJECT) {
        // Written after its key was erased, or lifted by an upcaster from a revision that did not
        // seal it.
        JsonNode node = context.readTree(json);
        return isText() ? node.asText() : erased(node) ? null : plain.convertValue(node, type);
      }
      JsonNode node = context.readTree(json);
      if (!node.hasNonNull(SEALED)) {
        return plain.convertValue(node, type);
      }
      if (context.getAttribute(LEFT_SEALED) != null) {
        return isText() ? Erased.MARK : null;
      }
      String field = node.path(FIELD).asText();
      if (!field.equals(here) && context.getAttribute(LIFTED) == null) {
        throw new JsonMappingException(
            json, "What stands at %s was sealed for %s.".formatted(here, field));
      }
      Optional<String> text =
          keys.open(
              node.path(KEY).asText(), eventId(context), field, node.path(SEALED).binaryValue());
      if (isText()) {
        return text.orElse(Erased.MARK);
      }
      return text.isEmpty() ? null : plain.readValue(text.get(), type);
    }

    private boolean isText() {
      return type.hasRawClass(String.class);
    }

    private static boolean erased(JsonNode node) {
      return node.isTextual() && node.asText().equals(Erased.MARK);
    }
  }
}
