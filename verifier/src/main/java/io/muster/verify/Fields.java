package io.muster.verify;

import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Takes fields out of a JSON object and insists that they are what the format says. */
final class Fields {

  private Fields() {}

  /** Something is missing, of another kind, or does not belong there. */
  static final class MissingException extends Exception {

    private static final long serialVersionUID = 1L;

    MissingException(String message) {
      super(message);
    }
  }

  /** An object that holds nothing but these fields: what no hash covers must not be smuggled in. */
  @SuppressWarnings("unchecked")
  static Map<String, Object> object(Object value, Set<String> allowed) throws MissingException {
    if (!(value instanceof Map<?, ?> map)) {
      throw new MissingException("an object is missing");
    }
    for (Object key : map.keySet()) {
      if (!allowed.contains(key)) {
        throw new MissingException("there is no field \"%s\" in the format".formatted(key));
      }
    }
    return (Map<String, Object>) map;
  }

  static String text(Map<String, Object> object, String field) throws MissingException {
    if (object.get(field) instanceof String text) {
      return text;
    }
    throw new MissingException(field + " is missing or not text");
  }

  static long number(Map<String, Object> object, String field) throws MissingException {
    if (object.get(field) instanceof Long number) {
      return number;
    }
    throw new MissingException(field + " is missing or not a whole number");
  }

  static int integer(Map<String, Object> object, String field) throws MissingException {
    long number = number(object, field);
    if (number != (int) number) {
      throw new MissingException(field + " is too large");
    }
    return (int) number;
  }

  static List<?> list(Map<String, Object> object, String field) throws MissingException {
    if (object.get(field) instanceof List<?> list) {
      return list;
    }
    throw new MissingException(field + " is missing or not a list");
  }

  /** 32 bytes in lower-case hex. */
  static byte[] hash(Map<String, Object> object, String field) throws MissingException {
    String text = text(object, field);
    if (text.length() == 2 * Hashes.SIZE && text.equals(text.toLowerCase(java.util.Locale.ROOT))) {
      try {
        return HexFormat.of().parseHex(text);
      } catch (IllegalArgumentException e) {
        // Falls through: it is as long as a hash, but not hex.
      }
    }
    throw new MissingException(field + " is not a hash");
  }

  /** 32 bytes in Base64. */
  static byte[] base64Hash(Object value) throws MissingException {
    try {
      if (value instanceof String text
          && Base64.getDecoder().decode(text) instanceof byte[] hash
          && hash.length == Hashes.SIZE) {
        return hash;
      }
    } catch (IllegalArgumentException e) {
      // Falls through: it is text, but not Base64.
    }
    throw new MissingException("a hash is missing or not Base64");
  }
}
