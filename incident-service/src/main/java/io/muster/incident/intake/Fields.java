package io.muster.incident.intake;

import io.muster.starter.Sha256;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * Reads fields that may be missing, empty or of another kind than expected: whatever cannot be read
 * is missing, because an alert must never be lost over a label.
 */
public final class Fields {

  /** The longest title of an incident, in characters, as everywhere below. */
  public static final int TITLE = 200;

  /** The longest summary of an alert. */
  public static final int SUMMARY = 1024;

  /** The longest description. */
  public static final int TEXT = 10_000;

  /** The longest name of anything: an alert, a service, a host. */
  public static final int NAME = 200;

  private static final Pattern EPOCH_MILLIS = Pattern.compile("[1-9][0-9]{0,13}");
  private static final Pattern EPOCH_SECONDS =
      Pattern.compile("([1-9][0-9]{0,10})(\\.[0-9]{1,9})?");
  private static final Pattern VARIABLE = Pattern.compile("\\$[A-Za-z_][A-Za-z0-9_]*");

  /** ISO 8601, also with an offset without a colon, and in UTC where there is none. */
  private static final DateTimeFormatter WITH_ANY_OFFSET =
      new DateTimeFormatterBuilder()
          .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
          .appendPattern("[XXX][XX]")
          .parseDefaulting(ChronoField.OFFSET_SECONDS, 0)
          .toFormatter(Locale.ROOT);

  /** Later ones fit into no database. */
  private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

  private static final int MOST_LABELS = 64;
  private static final int LABEL_NAME = 128;
  private static final int LABEL_VALUE = 1024;

  private static final Pattern WEB_ADDRESS = Pattern.compile("(?i)https?://\\S+");

  private Fields() {}

  /** Null when missing. */
  public static String text(JsonNode object, String name) {
    JsonNode value = object.path(name);
    if (!value.isValueNode() || value.isNull()) {
      return null;
    }
    return clean(value.asString());
  }

  /**
   * The text as it can be stored and shown: half characters are replaced, control characters left
   * out. Null when nothing is left, or a template nobody filled in.
   */
  public static String clean(String raw) {
    String text = (isPlain(raw) ? raw : storable(raw)).strip();
    return text.isEmpty() || isTemplate(text) ? null : text;
  }

  /** As nearly every text is, which then need not be built anew. */
  private static boolean isPlain(String text) {
    for (int at = 0; at < text.length(); at++) {
      if (text.charAt(at) < ' ' || text.charAt(at) > '~') {
        return false;
      }
    }
    return true;
  }

  private static String storable(String raw) {
    StringBuilder storable = new StringBuilder(raw.length());
    raw.codePoints()
        .filter(c -> c == '\n' || c == '\t' || !Character.isISOControl(c))
        .map(c -> Character.getType(c) == Character.SURROGATE ? 0xFFFD : c)
        .forEach(storable::appendCodePoint);
    return storable.toString();
  }

  /** A template that was sent without having been filled in. */
  private static boolean isTemplate(String text) {
    int open = text.indexOf("{{");
    return (open >= 0 && text.indexOf("}}", open + 2) >= 0)
        || text.equals("<no value>")
        || VARIABLE.matcher(text).matches();
  }

  /** At most so many characters of it. */
  public static String text(JsonNode object, String name, int longest) {
    return shortened(text(object, name), longest);
  }

  /** At most so many characters of a text, the last of them telling that there were more. */
  public static String shortened(String text, int longest) {
    if (text == null || text.length() <= longest) {
      return text;
    }
    int end = longest - 1;
    return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + "…";
  }

  /** A key of at most 255 characters: the text itself, or when it is longer its SHA-256. */
  public static String key(String text) {
    return text == null || text.length() <= 255 ? text : Sha256.hex(text);
  }

  /** A link people may click; anything else than http and https is missing. */
  public static String link(JsonNode object, String name) {
    String text = text(object, name);
    return text != null && text.length() <= 2000 && WEB_ADDRESS.matcher(text).matches()
        ? text
        : null;
  }

  /** Null when missing; the year 1 is how Go says so. Beyond the year 9999 nothing is meant. */
  public static Instant instant(JsonNode object, String name) {
    String text = text(object, name);
    if (text == null) {
      return null;
    }
    try {
      Instant instant = OffsetDateTime.parse(text, WITH_ANY_OFFSET).toInstant();
      return instant.getEpochSecond() <= 0 || instant.isAfter(LAST) ? null : instant;
    } catch (DateTimeException e) {
      return null;
    }
  }

  /** Milliseconds since 1970, as a number or a text; null when missing. */
  public static Instant epochMillis(JsonNode object, String name) {
    String text = text(object, name);
    return text != null && EPOCH_MILLIS.matcher(text).matches()
        ? Instant.ofEpochMilli(Long.parseLong(text))
        : null;
  }

  /** Seconds since 1970, as a number or a text, with or without a fraction; null when missing. */
  public static Instant epochSeconds(JsonNode object, String name) {
    String text = text(object, name);
    if (text == null || !EPOCH_SECONDS.matcher(text).matches()) {
      return null;
    }
    long millis = new BigDecimal(text).movePointRight(3).longValue();
    return Instant.ofEpochMilli(millis).isAfter(LAST) ? null : Instant.ofEpochMilli(millis);
  }

  /** A part of the body that may be anything, as a text for people; null when it is empty. */
  public static String details(JsonNode details, int longest) {
    if (details.isMissingNode() || details.isNull() || details.isContainer() && details.isEmpty()) {
      return null;
    }
    String text = details.isValueNode() ? details.asString() : details.toPrettyString();
    return shortened(clean(text), longest);
  }

  /** Every readable entry in order of the names, of very many the first 64, each cut to length. */
  public static Map<String, String> map(JsonNode object) {
    Map<String, String> map = new TreeMap<>();
    for (String name : object.propertyNames()) {
      String value = text(object, name, LABEL_VALUE);
      String clean = shortened(clean(name), LABEL_NAME);
      if (value != null && clean != null && map.size() < MOST_LABELS) {
        map.put(clean, value);
      }
    }
    return map;
  }
}
