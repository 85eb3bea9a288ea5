package io.muster.starter;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Stands for a server that speaks S3: objects, uploads in parts, and signatures of version 4, which
 * it reckons itself from what arrives.
 */
final class S3Double implements AutoCloseable {

  static final String KEY = "AKIDEXAMPLE";
  static final String SECRET = "a-secret-of-the-double";

  /** Said where there is no body; one that is there has to be signed. */
  private static final String UNSIGNED = "UNSIGNED-PAYLOAD";

  private static final Pattern AUTHORIZATION =
      Pattern.compile(
          "AWS4-HMAC-SHA256 Credential=([^/]+)/([^,]+), ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})");
  private static final Pattern PART_NUMBER = Pattern.compile("<PartNumber>(\\d+)</PartNumber>");

  private final Map<String, byte[]> objects = new ConcurrentHashMap<>();
  private final Map<String, Map<Integer, byte[]>> uploads = new ConcurrentHashMap<>();
  private final AtomicInteger number = new AtomicInteger();
  private final HttpServer server;
  private volatile int largestPart;

  S3Double() throws IOException {
    server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::answer);
    server.start();
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** By bucket and name, as in {@code /bucket/name}. */
  Map<String, byte[]> objects() {
    return objects;
  }

  /** Uploads that are neither complete nor abandoned. */
  int openUploads() {
    return uploads.size();
  }

  int largestPart() {
    return largestPart;
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      if (!isSigned(exchange, body)) {
        send(exchange, 403, error("SignatureDoesNotMatch"));
        return;
      }
      Map<String, String> query = query(exchange.getRequestURI());
      String name = exchange.getRequestURI().getPath();
      switch (exchange.getRequestMethod()) {
        case "POST" -> post(exchange, name, query, body);
        case "PUT" -> {
          uploads.get(query.get("uploadId")).put(Integer.valueOf(query.get("partNumber")), body);
          largestPart = Math.max(largestPart, body.length);
          exchange.getResponseHeaders().set("ETag", "\"" + Sha256.hex(body) + "\"");
          send(exchange, 200, "");
        }
        case "DELETE" -> {
          if (query.containsKey("uploadId")) {
            uploads.remove(query.get("uploadId"));
          } else {
            objects.remove(name);
          }
          exchange.sendResponseHeaders(204, -1);
        }
        case "GET" -> get(exchange, name);
        default -> send(exchange, 405, error("MethodNotAllowed"));
      }
    }
  }

  private void post(HttpExchange exchange, String name, Map<String, String> query, byte[] body)
      throws IOException {
    if (query.containsKey("uploads")) {
      String id = "upload-" + number.incrementAndGet();
      uploads.put(id, new ConcurrentSkipListMap<>());
      send(
          exchange,
          200,
          "<InitiateMultipartUploadResult><UploadId>%s</UploadId></InitiateMultipartUploadResult>"
              .formatted(id));
      return;
    }
    Map<Integer, byte[]> parts = uploads.remove(query.get("uploadId"));
    Matcher named = PART_NUMBER.matcher(new String(body, StandardCharsets.UTF_8));
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    while (named.find()) {
      whole.writeBytes(parts.get(Integer.valueOf(named.group(1))));
    }
    objects.put(name, whole.toByteArray());
    send(
        exchange,
        200,
        "<CompleteMultipartUploadResult><ETag>\"x\"</ETag></CompleteMultipartUploadResult>");
  }

  private void get(HttpExchange exchange, String name) throws IOException {
    byte[] object = objects.get(name);
    if (object == null) {
      send(exchange, 404, error("NoSuchKey"));
      return;
    }
    exchange.sendResponseHeaders(200, object.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(object);
    }
  }

  private static String error(String code) {
    return "<Error><Code>%s</Code><Message>%s</Message></Error>".formatted(code, code);
  }

  private static void send(HttpExchange exchange, int status, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/xml");
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    if (bytes.length > 0) {
      exchange.getResponseBody().write(bytes);
    }
  }

  private static Map<String, String> query(URI uri) {
    Map<String, String> query = new TreeMap<>();
    if (uri.getRawQuery() != null) {
      for (String pair : uri.getRawQuery().split("&")) {
        int equals = pair.indexOf('=');
        query.put(
            equals < 0 ? pair : pair.substring(0, equals),
            equals < 0 ? "" : pair.substring(equals + 1));
      }
    }
    return query;
  }

  /** As "Signature Version 4 signing process" tells it. */
  private static boolean isSigned(HttpExchange exchange, byte[] body) {
    String header = exchange.getRequestHeaders().getFirst("Authorization");
    Matcher said = AUTHORIZATION.matcher(header == null ? "" : header);
    String hash = exchange.getRequestHeaders().getFirst("x-amz-content-sha256");
    boolean known = body.length == 0 && UNSIGNED.equals(hash) || Sha256.hex(body).equals(hash);
    if (!said.matches() || !said.group(1).equals(KEY) || !known) {
      return false;
    }
    String scope = said.group(2);
    String signed = said.group(3);
    String headers =
        Arrays.stream(signed.split(";"))
            .map(name -> name + ":" + exchange.getRequestHeaders().getFirst(name).strip() + "\n")
            .collect(Collectors.joining());
    URI uri = exchange.getRequestURI();
    String canonical =
        String.join(
            "\n",
            exchange.getRequestMethod(),
            uri.getRawPath(),
            query(uri).entrySet().stream()
                .map(pair -> pair.getKey() + "=" + pair.getValue())
                .collect(Collectors.joining("&")),
            headers,
            signed,
            hash);
    String toSign =
        String.join(
            "\n",
            "AWS4-HMAC-SHA256",
            exchange.getRequestHeaders().getFirst("x-amz-date"),
            scope,
            Sha256.hex(canonical.getBytes(StandardCharsets.UTF_8)));
    byte[] key = ("AWS4" + SECRET).getBytes(StandardCharsets.UTF_8);
    for (String part : scope.split("/")) {
      key = hmac(key, part);
    }
    return HexFormat.of().formatHex(hmac(key, toSign)).equals(said.group(4));
  }

  private static byte[] hmac(byte[] key, String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
