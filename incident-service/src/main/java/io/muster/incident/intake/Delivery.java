package io.muster.incident.intake;

import io.muster.contracts.alert.AlertContext;
import io.muster.contracts.alert.AlertMapping;
import io.muster.starter.Refused;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.http.HttpHeaders;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What came in at the door, before anything is read of it. One thread handles it. */
public final class Delivery {

  /** A header for tools that can set one, but not {@code Authorization}. */
  static final String KEY_HEADER = "X-Muster-Key";

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final HttpHeaders headers;
  private final String pathKey;
  private final byte[] body;
  private final Instant receivedAt;
  private String query;
  private String integrationId;
  private AlertMapping mapping;
  private String sha256;
  private JsonNode json;
  private Object made;

  /**
   * Not kept yet.
   *
   * @param pathKey the key that stood in the address; null when none did
   * @param body as it came
   * @param receivedAt by Muster's clock, UTC
   */
  public Delivery(HttpHeaders headers, String pathKey, byte[] body, Instant receivedAt) {
    this.headers = headers;
    this.pathKey = pathKey;
    this.body = body;
    this.receivedAt = receivedAt;
  }

  /** What stood behind the question mark of the address, as it came; null when nothing did. */
  public Delivery asked(String rawQuery) {
    query = rawQuery;
    return this;
  }

  /** A parameter of the address, the first of that name; nothing when missing or empty. */
  public Optional<String> parameter(String name) {
    return Optional.ofNullable(query == null ? null : decoded(query).getFirst(name))
        .filter(text -> !text.isEmpty());
  }

  /**
   * Names and values as forms and addresses hold them; what is encoded wrongly is left out.
   *
   * @param encoded {@code name=value&…}
   */
  public static MultiValueMap<String, String> decoded(String encoded) {
    MultiValueMap<String, String> decoded = new LinkedMultiValueMap<>();
    for (String pair : encoded.split("&", -1)) {
      int equals = pair.indexOf('=');
      try {
        if (equals > 0) {
          decoded.add(
              URLDecoder.decode(pair.substring(0, equals), StandardCharsets.UTF_8),
              URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
        }
      } catch (IllegalArgumentException e) {
        // As if it were not there.
      }
    }
    return decoded;
  }

  /** Its key is one of this integration. */
  Delivery admittedTo(String id) {
    integrationId = id;
    return this;
  }

  /** Whose key it showed; null until that was checked. */
  public String integrationId() {
    return integrationId;
  }

  /** An administrator said that it is to be read so; null: nobody did. */
  Delivery readBy(AlertMapping said) {
    mapping = said;
    return this;
  }

  /** How an administrator said it is to be read; null when nobody did. */
  AlertMapping mapping() {
    return mapping;
  }

  /** The body is kept under this hash, in lower-case hex. */
  public Delivery keptAs(String hash) {
    sha256 = hash;
    return this;
  }

  /** As sent, less what the gateway took away. */
  public HttpHeaders headers() {
    return headers;
  }

  /** The bytes as they came. */
  public byte[] body() {
    return body;
  }

  /** Under which the body is kept; null until it is. */
  public String sha256() {
    return sha256;
  }

  /** By Muster's clock, UTC. */
  public Instant receivedAt() {
    return receivedAt;
  }

  /**
   * The integration key: in the address, as a bearer token, as the password or the name of basic
   * authentication, or in {@code X-Muster-Key}. The first that is there counts.
   */
  public Optional<String> key() {
    if (pathKey != null) {
      return Optional.of(pathKey);
    }
    String authorization = headers.getFirst(HttpHeaders.AUTHORIZATION);
    return scheme(authorization, "Bearer ")
        .or(() -> scheme(authorization, "Basic ").flatMap(Delivery::fromBasic))
        .or(() -> Optional.ofNullable(headers.getFirst(KEY_HEADER)).map(String::strip));
  }

  private static Optional<String> scheme(String authorization, String scheme) {
    return authorization != null && authorization.regionMatches(true, 0, scheme, 0, scheme.length())
        ? Optional.of(authorization.substring(scheme.length()).strip())
        : Optional.empty();
  }

  private static Optional<String> fromBasic(String credentials) {
    try {
      String pair = new String(Base64.getDecoder().decode(credentials), StandardCharsets.UTF_8);
      int colon = pair.indexOf(':');
      String password = pair.substring(colon + 1);
      return Optional.of(password.isEmpty() ? pair.substring(0, Math.max(0, colon)) : password);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /**
   * The body as JSON, of any kind.
   *
   * @throws Refused 400 when it is none, or nested deeper than anything meaningful
   */
  public JsonNode json() {
    if (json == null) {
      json = parsed(() -> JSON.readTree(body), "The body");
    }
    return json;
  }

  /**
   * What a source makes of the body, made once however often the source asks for it.
   *
   * @param reading how it is made
   */
  public <T> T once(Class<T> type, Supplier<T> reading) {
    if (made == null) {
      made = reading.get();
    }
    return type.cast(made);
  }

  /**
   * Bytes that are JSON, such as a body once it was unpacked.
   *
   * @param where they are from, for the sentence that refuses them
   * @throws Refused 400 when they are none
   */
  public static JsonNode json(byte[] bytes, String where) {
    return parsed(() -> JSON.readTree(bytes), where);
  }

  /**
   * A text that stands inside the body and is JSON itself.
   *
   * @param where it stands, for the sentence that refuses it
   * @throws Refused 400 when it is none
   */
  public static JsonNode json(String text, String where) {
    return parsed(() -> JSON.readTree(text), where);
  }

  private static JsonNode parsed(Supplier<JsonNode> parser, String what) {
    try {
      return parser.get();
    } catch (JacksonException e) {
      String where =
          e.getLocation() == null
              ? "."
              : ": see line %d, column %d."
                  .formatted(e.getLocation().getLineNr(), e.getLocation().getColumnNr());
      throw Refused.of(400, "malformed-body", what + " is not the JSON expected here" + where);
    }
  }

  /** What an alert in it says besides. */
  public AlertContext context(
      String source,
      String rawSeverity,
      String component,
      String group,
      String alertClass,
      String host,
      Map<String, String> labels) {
    return new AlertContext(
        source, rawSeverity, component, group, alertClass, host, labels, receivedAt, sha256);
  }
}
