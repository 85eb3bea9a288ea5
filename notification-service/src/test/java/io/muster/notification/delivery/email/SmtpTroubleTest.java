package io.muster.notification.delivery.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.muster.notification.delivery.page.NotTakenException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** What a mail server can do wrong before it hears of any message. */
class SmtpTroubleTest {

  private static final String SILENCE = "";

  @Test
  void one_that_accepts_a_connection_and_says_nothing_is_given_up_in_time() throws IOException {
    Instant began = Instant.now();
    assertThat(refusedBy(SILENCE, SILENCE).isLasting()).isFalse();
    assertThat(Duration.between(began, Instant.now())).isLessThan(Duration.ofSeconds(60));
  }

  @Test
  void one_whose_encryption_is_broken_is_told_nothing_unencrypted() throws IOException {
    NotTakenException refused =
        refusedBy("250-broken.example\r\n250 STARTTLS\r\n", "220 Go ahead\r\nnot encrypted\r\n");
    assertThat(refused.isLasting()).isFalse();
    assertThat(refused.getMessage()).doesNotContain("rosa");
  }

  @Test
  void one_that_offers_no_encryption_where_it_is_asked_for_is_told_nothing() throws IOException {
    assertThat(refusedBy("250 plain.example\r\n", SILENCE).isLasting()).isFalse();
  }

  /** A server that greets when it has anything to say, and is handed no address by anybody. */
  private static NotTakenException refusedBy(String toEhlo, String toStartTls) throws IOException {
    StringBuffer heard = new StringBuffer();
    try (ServerSocket listening = new ServerSocket(0, 5, InetAddress.getByName("127.0.0.1"))) {
      Thread.ofVirtual().start(() -> serve(listening, toEhlo, toStartTls, heard));
      NotTakenException refused =
          catchThrowableOfType(
              NotTakenException.class,
              () ->
                  post(listening.getLocalPort())
                      .send(
                          new Mail(
                              "<page-1@muster.example>",
                              "Rosa",
                              "rosa@muster.example",
                              "[SEV1] INC-1",
                              "text",
                              "<p>html</p>")));
      assertThat(refused).isNotNull();
      assertThat(heard.toString()).doesNotContain("rosa").doesNotContain("MAIL");
      return refused;
    }
  }

  private static void serve(
      ServerSocket listening, String toEhlo, String toStartTls, StringBuffer heard) {
    try (Socket client = listening.accept()) {
      BufferedReader in =
          new BufferedReader(
              new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1));
      OutputStream out = client.getOutputStream();
      if (!toEhlo.isEmpty()) {
        out.write("220 broken.example ESMTP\r\n".getBytes(StandardCharsets.US_ASCII));
      }
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        heard.append(line).append('\n');
        String answer =
            line.startsWith("EHLO") ? toEhlo : line.startsWith("STARTTLS") ? toStartTls : SILENCE;
        out.write(answer.getBytes(StandardCharsets.US_ASCII));
      }
    } catch (IOException hungUp) {
      // The client has enough.
    }
  }

  private static SmtpPost post(int port) {
    JavaMailSenderImpl server = new JavaMailSenderImpl();
    server.setHost("127.0.0.1");
    server.setPort(port);
    server.getJavaMailProperties().setProperty("mail.smtp.timeout", "500");
    server.getJavaMailProperties().setProperty("mail.smtp.starttls.enable", "true");
    server.getJavaMailProperties().setProperty("mail.smtp.starttls.required", "true");
    return new SmtpPost(server, new MailProperties("muster@muster.example"), Clock.systemUTC());
  }
}
