package io.muster.incident.intake.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.incident.TestService;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Properties;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.ssl.DefaultSslBundleRegistry;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.boot.ssl.jks.JksSslStoreBundle;
import org.springframework.boot.ssl.jks.JksSslStoreDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import tools.jackson.databind.JsonNode;

/** Mail by a real client over a real socket. */
class MailIT {

  @RegisterExtension static final TestService SERVICE = new TestService(Here.class);

  private static final String DOMAIN = "muster.test";

  /** Takes mail on this machine, with a certificate made for it. */
  @Configuration(proxyBeanMethods = false)
  static class Here {

    @Bean
    @Primary
    MailSettings mailHere() {
      return new MailSettings(DOMAIN, "127.0.0.1", 0, "mail-in");
    }

    @Bean
    @Primary
    SslBundles certificateOfHere() throws IOException, InterruptedException {
      Path store = Files.createTempDirectory("mail").resolve("store.p12");
      Process keytool =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                  "-genkeypair",
                  "-alias",
                  "mail",
                  "-keyalg",
                  "EC",
                  "-dname",
                  "CN=" + DOMAIN,
                  "-storetype",
                  "PKCS12",
                  "-storepass",
                  "changeit",
                  "-keystore",
                  store.toString())
              .inheritIO()
              .start();
      assertThat(keytool.waitFor()).isZero();
      return new DefaultSslBundleRegistry(
          "mail-in",
          SslBundle.of(
              new JksSslStoreBundle(
                  new JksSslStoreDetails("PKCS12", null, store.toString(), "changeit"), null)));
    }
  }

  private record Made(String id, String key) {

    String address() {
      return key + "@" + DOMAIN;
    }
  }

  @Test
  void a_mail_opens_an_incident_and_the_mail_that_says_it_is_over_resolves_it() throws Exception {
    Made made = make("Alpha box");
    assertThat(made.key()).matches("m[0-9a-f]{9}[a-z2-7]{26}");
    send(made.address(), mail("Alpha disk full", "On db-1.", "a1"));
    JsonNode incident = only("Alpha");
    assertThat(incident.path("title").asString()).isEqualTo("Alpha disk full");
    // In whatever case it is written, and with whatever stands behind a plus.
    send(
        made.key().toUpperCase(Locale.ROOT) + "+db@" + DOMAIN.toUpperCase(Locale.ROOT),
        mail("Re: ALERT: alpha disk full", "Still.", "a2"));
    send(made.address(), mail("[RESOLVED] Alpha disk full", "Fine.", "a3"));
    SERVICE.getUntil(
        "/api/incidents/" + incident.path("id").asString(),
        SERVICE.rosa(),
        i -> i.path("state").asString().equals("RESOLVED"));
    // Its confirmation was lost, so it comes again; it is the same one.
    send(made.address(), mail("Alpha disk full", "On db-1.", "a1"));
    payloads(made, list -> list.path(0).path("note").asString().equals("The same mail again"));
    assertThat(SERVICE.get("/api/incidents?q=Alpha", SERVICE.rosa()).json().path("items").size())
        .isEqualTo(1);
    JsonNode row =
        SERVICE.get("/api/integrations", SERVICE.adam()).is(200).json().path("items").path(0);
    assertThat(row.path("keyHash").isMissingNode()).isTrue();
  }

  @Test
  void only_an_address_that_opens_is_known_and_two_do_while_a_tool_changes() throws Exception {
    Made made = make("Bravo box");
    for (String unknown :
        new String[] {
          "postmaster@" + DOMAIN,
          made.id() + "@" + DOMAIN,
          made.key() + "@elsewhere.test",
          made.key().substring(0, 35) + "a@" + DOMAIN
        }) {
      if (!unknown.equals(made.address())) {
        assertThatThrownBy(() -> send(unknown, mail("Bravo", "x", "b0")))
            .isInstanceOf(SendFailedException.class)
            .hasStackTraceContaining("550");
      }
    }
    String next =
        SERVICE
            .post("/api/integrations/" + made.id() + "/rotate", "{}", SERVICE.adam())
            .is(200)
            .json()
            .path("key")
            .asString();
    send(next + "@" + DOMAIN, mail("Bravo one", "x", "b1"));
    send(made.address(), mail("Bravo two", "x", "b2"));
    SERVICE
        .post("/api/integrations/" + made.id() + "/retire-old-key", "{}", SERVICE.adam())
        .is(200);
    assertThatThrownBy(() -> send(made.address(), mail("Bravo three", "x", "b3")))
        .hasStackTraceContaining("550");
    SERVICE.post("/api/integrations/" + made.id() + "/disable", "{}", SERVICE.adam()).is(200);
    assertThatThrownBy(() -> send(next + "@" + DOMAIN, mail("Bravo four", "x", "b4")))
        .hasStackTraceContaining("550");
  }

  @Test
  void the_key_of_another_kind_opens_no_address_and_mail_has_no_door_of_http() {
    String key =
        SERVICE
            .post(
                "/api/integrations", "{\"name\":\"P\",\"source\":\"pagerduty-v2\"}", SERVICE.adam())
            .is(201)
            .json()
            .path("key")
            .asString();
    assertThatThrownBy(() -> send(key + "@" + DOMAIN, mail("Charlie", "x", "c1")))
        .hasStackTraceContaining("550");
    SERVICE.post("/intake/email", "{}", key).is(404);
  }

  @Test
  void an_absence_and_a_bounce_are_kept_aside() throws Exception {
    Made made = make("Delta box");
    MimeMessage absence = mail("Delta: I am away", "Until Monday.", "d1");
    absence.setHeader("Auto-Submitted", "auto-replied");
    send(made.address(), absence);
    payloads(made, list -> list.path(0).path("note").asString().contains("automatic answer"));
    MimeMessage bounce = mail("Delta: undelivered", "Sorry.", "d2");
    bounce.setHeader("Return-Path", "<>");
    Properties nobody = properties();
    nobody.put("mail.smtp.from", "<>");
    send(made.address(), bounce, nobody);
    payloads(made, list -> list.path(0).path("note").asString().contains("became of another"));
    assertThat(SERVICE.get("/api/incidents?q=Delta", SERVICE.rosa()).json().path("items"))
        .isEmpty();
  }

  @Test
  void how_large_a_mail_may_be_is_said_before_and_held_to() throws Exception {
    Made made = make("Echo box");
    try (Socket socket = new Socket("127.0.0.1", port());
        BufferedReader in =
            new BufferedReader(
                new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))) {
      assertThat(in.readLine()).startsWith("220 ");
      socket.getOutputStream().write("EHLO test\r\n".getBytes(StandardCharsets.US_ASCII));
      StringBuilder offers = new StringBuilder();
      String line;
      do {
        line = in.readLine();
        offers.append(line).append('\n');
      } while (line.charAt(3) == '-');
      assertThat(offers).contains("SIZE 5242880", "STARTTLS");
    }
    assertThatThrownBy(
            () ->
                send(
                    made.address(),
                    mail("Echo", "x".repeat(78).concat("\r\n").repeat(70_000), "e1")))
        .isInstanceOf(MessagingException.class)
        .hasStackTraceContaining("552");
    send(made.address(), mail("Echo small", "x", "e2"));
    only("Echo");
  }

  private static Made make(String name) {
    JsonNode made =
        SERVICE
            .post(
                "/api/integrations",
                "{\"name\":\"%s\",\"source\":\"email\"}".formatted(name),
                SERVICE.adam())
            .is(201)
            .json();
    return new Made(made.path("id").asString(), made.path("key").asString());
  }

  private static int port() {
    return SERVICE.bean(MailDoor.class).port();
  }

  private static Properties properties() {
    Properties properties = new Properties();
    properties.put("mail.smtp.host", "127.0.0.1");
    properties.put("mail.smtp.port", String.valueOf(port()));
    properties.put("mail.smtp.starttls.enable", "true");
    properties.put("mail.smtp.starttls.required", "true");
    properties.put("mail.smtp.ssl.trust", "*");
    properties.put("mail.smtp.ssl.checkserveridentity", "false");
    properties.put("mail.smtp.from", "tool@example.test");
    return properties;
  }

  private static MimeMessage mail(String subject, String text, String id)
      throws MessagingException {
    MimeMessage mail =
        new MimeMessage(Session.getInstance(new Properties())) {
          @Override
          protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", "<" + id + "@example.test>");
          }
        };
    mail.setFrom(new InternetAddress("tool@example.test"));
    mail.setSubject(subject);
    mail.setText(text);
    mail.saveChanges();
    return mail;
  }

  private static void send(String to, MimeMessage mail) throws MessagingException {
    send(to, mail, properties());
  }

  private static void send(String to, MimeMessage mail, Properties properties)
      throws MessagingException {
    try (Transport transport = Session.getInstance(properties).getTransport("smtp")) {
      transport.connect();
      transport.sendMessage(mail, new InternetAddress[] {new InternetAddress(to)});
    }
  }

  private static void payloads(Made made, Predicate<JsonNode> expected) {
    SERVICE.getUntil(
        "/api/integrations/" + made.id() + "/payloads",
        SERVICE.adam(),
        list -> list.path("items").size() > 0 && expected.test(list.path("items")));
  }

  private static JsonNode only(String name) {
    return SERVICE
        .getUntil("/api/incidents?q=" + name, SERVICE.rosa(), p -> p.path("items").size() == 1)
        .path("items")
        .path(0);
  }
}
