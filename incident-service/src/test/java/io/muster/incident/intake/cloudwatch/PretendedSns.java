package io.muster.incident.intake.cloudwatch;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Signs as Amazon SNS does, and answers at its addresses on this machine. */
final class PretendedSns implements AutoCloseable {

  static final String TOPIC = "arn:aws:sns:eu-west-1:123456789012:alarms";
  static final String CERTIFICATE = "https://sns.eu-west-1.amazonaws.com/cert-1.pem";
  static final String SUBSCRIBE =
      "https://sns.eu-west-1.amazonaws.com/?Action=ConfirmSubscription&Token=t1";

  private static final JsonMapper JSON = new JsonMapper();

  private final HttpServer server;
  private final KeyPair pair;
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final Map<String, byte[]> files = new ConcurrentHashMap<>();

  PretendedSns() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      pair = generator.generateKeyPair();
      files.put("/cert-1.pem", pem(Instant.parse("2020-01-01T00:00:00Z"), "2040-01-01T00:00:00Z"));
      files.put(
          "/cert-old.pem", pem(Instant.parse("2020-01-01T00:00:00Z"), "2021-01-01T00:00:00Z"));
      files.put("/not-one.pem", "hello".getBytes(StandardCharsets.UTF_8));
      files.put("/large.pem", new byte[65 * 1024]);
      files.put("/", "<ok/>".getBytes(StandardCharsets.UTF_8));
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext(
        "/",
        exchange -> {
          asked.add(exchange.getRequestURI().toString());
          byte[] file = files.get(exchange.getRequestURI().getPath());
          if (file == null) {
            exchange.getResponseHeaders().add("Location", "/cert-1.pem");
          }
          exchange.sendResponseHeaders(file == null ? 302 : 200, file == null ? -1 : file.length);
          if (file != null) {
            exchange.getResponseBody().write(file);
          }
          exchange.close();
        });
    server.start();
  }

  /** The way to this in place of Amazon. */
  AmazonSns reached() {
    return new AmazonSns(
        uri ->
            URI.create(
                "http://127.0.0.1:%d%s%s"
                    .formatted(
                        server.getAddress().getPort(),
                        uri.getRawPath(),
                        uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery())));
  }

  /** What was fetched, in order. */
  List<String> asked() {
    return asked;
  }

  String notification(String message) {
    return signed("2", envelope("Notification", message), CERTIFICATE);
  }

  String subscription() {
    return signed("2", confirmation("SubscriptionConfirmation"), CERTIFICATE);
  }

  static ObjectNode confirmation(String type) {
    return envelope(type, "You have chosen to subscribe.")
        .put("Token", "t1")
        .put("SubscribeURL", SUBSCRIBE);
  }

  static ObjectNode envelope(String type, String message) {
    return JSON.createObjectNode()
        .put("Type", type)
        .put("MessageId", "22b80b92-fdea-4c2c-8f9d-bdfb0c7bf324")
        .put("TopicArn", TOPIC)
        .put("Message", message)
        .put("Timestamp", "2026-11-24T03:12:00.000Z")
        .put("UnsubscribeURL", "https://sns.eu-west-1.amazonaws.com/?Action=Unsubscribe");
  }

  /** The envelope with everything SNS adds to it. */
  String signed(String version, ObjectNode envelope, String certificate) {
    try {
      Signature signer =
          Signature.getInstance(version.equals("1") ? "SHA1withRSA" : "SHA256withRSA");
      signer.initSign(pair.getPrivate());
      signer.update(
          SnsMessage.in(envelope).orElseThrow().signedText().getBytes(StandardCharsets.UTF_8));
      return envelope
          .put("SignatureVersion", version)
          .put("Signature", Base64.getEncoder().encodeToString(signer.sign()))
          .put("SigningCertURL", certificate)
          .toString();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private byte[] pem(Instant from, String until) throws GeneralSecurityException, IOException {
    try {
      X500Principal name = new X500Principal("CN=sns.amazonaws.com");
      byte[] der =
          new JcaX509v3CertificateBuilder(
                  name,
                  BigInteger.ONE,
                  Date.from(from),
                  Date.from(Instant.parse(until)),
                  name,
                  pair.getPublic())
              .build(new JcaContentSignerBuilder("SHA256withRSA").build(pair.getPrivate()))
              .getEncoded();
      return ("-----BEGIN CERTIFICATE-----\n"
              + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der)
              + "\n-----END CERTIFICATE-----\n")
          .getBytes(StandardCharsets.US_ASCII);
    } catch (OperatorCreationException e) {
      throw new GeneralSecurityException(e);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
