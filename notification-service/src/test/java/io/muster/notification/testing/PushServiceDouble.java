package io.muster.notification.testing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.muster.notification.oncall.contact.PushSubscription;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Stands in for a push service and the browsers behind it: checks what RFC 8030 and 8292 say of a
 * request, decrypts it as a browser does (RFC 8291, written from the RFC by itself), and keeps it.
 * What breaks a rule is refused and kept as a fault.
 */
public final class PushServiceDouble implements AutoCloseable {

  private static final JsonMapper JSON = new JsonMapper();
  private static final Pattern AUTHORIZATION =
      Pattern.compile("vapid t=([A-Za-z0-9_.-]+), k=([A-Za-z0-9_-]+)");
  private static final int LONGEST = 4096;

  private final HttpServer server;
  private final Clock clock;
  private final Map<String, Browser> browsers = new ConcurrentHashMap<>();
  private final List<Taken> taken = new CopyOnWriteArrayList<>();
  private final List<String> faults = new CopyOnWriteArrayList<>();
  private final Deque<Integer> answers = new ConcurrentLinkedDeque<>();

  /** A message a browser could read. */
  public record Taken(String browser, Headers headers, JsonNode message) {}

  private record Browser(ECKey key, byte[] secret, String serverKey) {}

  /** A message that is not as the protocol says. */
  private static final class FaultException extends Exception {
    private static final long serialVersionUID = 1L;

    FaultException(String what) {
      super(what);
    }
  }

  /** Starts on a free port. */
  public PushServiceDouble(Clock clock) {
    this.clock = clock;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::handle);
    server.start();
  }

  /** A pair a server is known by. */
  public static ECKey pair() {
    try {
      return new ECKeyGenerator(Curve.P_256).generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The public half as browsers are given it. */
  public static String publicKey(ECKey pair) {
    return Base64URL.encode(PushSubscription.bytes(pair)).toString();
  }

  /**
   * Somebody lets Muster notify them in a browser.
   *
   * @param serverKey the applicationServerKey the page gave
   * @return the subscription as JSON, with the browser's name
   */
  public String subscribe(String browser, String serverKey) {
    byte[] secret = new byte[16];
    new SecureRandom().nextBytes(secret);
    ECKey key = pair();
    browsers.put(browser, new Browser(key, secret, serverKey));
    return """
        {"endpoint": "%s", "expirationTime": null,
         "keys": {"p256dh": "%s", "auth": "%s"}, "browser": "%s"}
        """
        .formatted(endpoint(browser), publicKey(key), Base64URL.encode(secret), browser);
  }

  /** Where messages to a browser are posted. */
  public String endpoint(String browser) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/push/" + browser;
  }

  /** Somebody takes the permission back. */
  public void unsubscribe(String browser) {
    browsers.remove(browser);
  }

  /** Answers the next message with a status, although nothing is wrong with it. */
  public void answersNext(int status) {
    answers.add(status);
  }

  /** What a browser was told, oldest first. */
  public List<Taken> to(String browser) {
    return taken.stream().filter(it -> it.browser().equals(browser)).toList();
  }

  /** What broke the protocol; nothing, when all is well. */
  public List<String> faults() {
    return faults;
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      exchange.sendResponseHeaders(answer(exchange), -1);
    }
  }

  private int answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    byte[] body = exchange.getRequestBody().readAllBytes();
    String name = path.startsWith("/push/") ? path.substring("/push/".length()) : "";
    Browser browser = browsers.get(name);
    if (browser == null) {
      return 410;
    }
    Integer scripted = answers.poll();
    if (scripted != null && scripted >= 300) {
      return scripted;
    }
    try {
      check(exchange, browser, body);
      JsonNode message = JSON.readTree(opened(browser, body));
      taken.add(new Taken(name, exchange.getRequestHeaders(), message));
      return 201;
    } catch (FaultException | GeneralSecurityException | JOSEException | ParseException e) {
      faults.add(e.toString());
      return 400;
    }
  }

  private void check(HttpExchange exchange, Browser browser, byte[] body)
      throws FaultException, JOSEException, ParseException {
    Headers headers = exchange.getRequestHeaders();
    require(exchange.getRequestMethod().equals("POST"), "messages are posted");
    require("aes128gcm".equals(headers.getFirst("Content-Encoding")), "the encoding is not said");
    require(headers.getOrDefault("TTL", List.of("")).getFirst().matches("\\d{1,9}"), "no TTL");
    require(
        List.of("very-low", "low", "normal", "high").contains(headers.getFirst("Urgency")),
        "an unknown urgency");
    String topic = headers.getFirst("Topic");
    require(topic == null || topic.matches("[A-Za-z0-9_-]{1,32}"), "a topic that is none");
    require(body.length <= LONGEST, "too long: " + body.length);
    Matcher said = AUTHORIZATION.matcher(String.valueOf(headers.getFirst("Authorization")));
    require(said.matches(), "no VAPID: " + headers.getFirst("Authorization"));
    require(said.group(2).equals(browser.serverKey()), "subscribed with another key");
    SignedJWT token = SignedJWT.parse(said.group(1));
    ECKey key = PushSubscription.point(Base64URL.from(said.group(2)).decode());
    require(token.getHeader().getAlgorithm().getName().equals("ES256"), "not ES256");
    require(token.verify(new ECDSAVerifier(key)), "the token is not signed with the key");
    JWTClaimsSet claims = token.getJWTClaimsSet();
    String origin = "http://127.0.0.1:" + server.getAddress().getPort();
    require(claims.getAudience().equals(List.of(origin)), "for another: " + claims.getAudience());
    Instant expires = claims.getExpirationTime().toInstant();
    Instant now = clock.instant();
    require(
        expires.isAfter(now) && !expires.isAfter(now.plus(Duration.ofDays(1))),
        "the token is valid until " + expires);
    require(claims.getSubject().matches("mailto:.+@.+|https://.+"), "no contact");
  }

  private static void require(boolean holds, String what) throws FaultException {
    if (!holds) {
      throw new FaultException(what);
    }
  }

  private static byte[] opened(Browser browser, byte[] body)
      throws GeneralSecurityException, JOSEException, FaultException {
    ByteBuffer in = ByteBuffer.wrap(body);
    byte[] salt = take(in, 16);
    require(in.getInt() >= body.length - 86, "more than one record");
    byte[] theirs = take(in, in.get());
    KeyAgreement agreement = KeyAgreement.getInstance("ECDH");
    agreement.init(browser.key().toECPrivateKey());
    agreement.doPhase(PushSubscription.point(theirs).toECPublicKey(), true);
    byte[] shared =
        hmac(
            hmac(browser.secret(), agreement.generateSecret()),
            "WebPush: info\0".getBytes(StandardCharsets.US_ASCII),
            PushSubscription.bytes(browser.key()),
            theirs,
            new byte[] {1});
    byte[] secret = hmac(salt, shared);
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(
        Cipher.DECRYPT_MODE,
        new SecretKeySpec(expanded(secret, "Content-Encoding: aes128gcm\0", 16), "AES"),
        new GCMParameterSpec(128, expanded(secret, "Content-Encoding: nonce\0", 12)));
    byte[] padded = cipher.doFinal(take(in, in.remaining()));
    int end = padded.length - 1;
    while (padded[end] == 0) {
      end--;
    }
    require(padded[end] == 2, "the last record is not marked");
    return Arrays.copyOf(padded, end);
  }

  private static byte[] take(ByteBuffer in, int bytes) {
    byte[] part = new byte[bytes];
    in.get(part);
    return part;
  }

  private static byte[] expanded(byte[] secret, String info, int bytes)
      throws GeneralSecurityException {
    byte[] said = info.getBytes(StandardCharsets.US_ASCII);
    return Arrays.copyOf(hmac(secret, said, new byte[] {1}), bytes);
  }

  private static byte[] hmac(byte[] key, byte[]... parts) throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    for (byte[] part : parts) {
      mac.update(part);
    }
    return mac.doFinal();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
