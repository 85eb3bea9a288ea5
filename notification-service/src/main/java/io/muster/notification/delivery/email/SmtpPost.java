package io.muster.notification.delivery.email;

import io.muster.notification.delivery.page.NotTakenException;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import java.util.Map;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.eclipse.angus.mail.util.MailConnectException;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.stereotype.Component;

/** Hands messages to the mail server and brings back its answer. */
@Component
public class SmtpPost {

  private static final int LONGEST_ANSWER = 200;

  private final JavaMailSenderImpl server;
  private final MailProperties mail;
  private final Clock clock;

  SmtpPost(JavaMailSenderImpl server, MailProperties mail, Clock clock) {
    this.server = server;
    this.mail = mail;
    this.clock = clock;
  }

  /**
   * Sends one message.
   *
   * @return what the server said when it took it over; often the name of its queue entry
   * @throws NotTakenException when it did not
   */
  public String send(Mail page) throws NotTakenException {
    try (Transport transport = server.getSession().getTransport("smtp")) {
      MimeMessage message = message(page);
      transport.connect(
          server.getHost(),
          server.getPort(),
          unlessEmpty(server.getUsername()),
          unlessEmpty(server.getPassword()));
      transport.sendMessage(message, message.getAllRecipients());
      return withoutAddresses(((SMTPTransport) transport).getLastServerResponse());
    } catch (MessagingException e) {
      throw new NotTakenException(reason(e), e);
    }
  }

  /** A name, even an empty one, would make us sign in. */
  private static String unlessEmpty(String value) {
    return value == null || value.isEmpty() ? null : value;
  }

  private MimeMessage message(Mail page) throws MessagingException {
    MimeMessage message = new NamedMessage(server.getSession(), page.messageId());
    message.setFrom(new InternetAddress(mail.mailFrom()));
    message.setRecipient(Message.RecipientType.TO, recipient(page));
    message.setSubject(page.subject(), StandardCharsets.UTF_8.name());
    message.setSentDate(Date.from(clock.instant()));
    // So that no out-of-office reply comes back.
    message.setHeader("Auto-Submitted", "auto-generated");
    message.setHeader("X-Auto-Response-Suppress", "All");
    for (Map.Entry<String, String> header : page.headers().entrySet()) {
      message.setHeader(header.getKey(), header.getValue());
    }
    message.setContent(
        new MimeMultipart("alternative", part(page.text(), "plain"), part(page.html(), "html")));
    message.saveChanges();
    return message;
  }

  private static InternetAddress recipient(Mail page) throws MessagingException {
    try {
      InternetAddress to =
          new InternetAddress(page.toAddress(), page.toName(), StandardCharsets.UTF_8.name());
      to.validate();
      return to;
    } catch (UnsupportedEncodingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static MimeBodyPart part(String content, String subtype) throws MessagingException {
    MimeBodyPart part = new MimeBodyPart();
    part.setText(content, StandardCharsets.UTF_8.name(), subtype);
    return part;
  }

  private static String reason(MessagingException e) {
    for (Exception cause = e;
        cause != null;
        cause = cause instanceof MessagingException m ? m.getNextException() : null) {
      if (cause instanceof MailConnectException) {
        return "the mail server cannot be reached";
      }
      if (cause instanceof AuthenticationFailedException) {
        return "the mail server refused our sign-in";
      }
      if (cause instanceof SMTPSendFailedException refused) {
        return "the mail server refused it with code " + refused.getReturnCode();
      }
      if (cause instanceof java.net.SocketTimeoutException) {
        return "the mail server did not answer in time";
      }
    }
    return "the mail server did not take it (" + e.getClass().getSimpleName() + ")";
  }

  /** Some servers repeat the recipient; the log keeps addresses only sealed. */
  static String withoutAddresses(String answer) {
    String line =
        answer == null ? "" : answer.strip().replaceAll("\\s+", " ").replaceAll("\\S*@\\S*", "…");
    return line.length() <= LONGEST_ANSWER ? line : line.substring(0, LONGEST_ANSWER);
  }

  /** Keeps the Message-ID it was given. */
  private static final class NamedMessage extends MimeMessage {
    private final String messageId;

    NamedMessage(Session session, String messageId) {
      super(session);
      this.messageId = messageId;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
      setHeader("Message-ID", messageId);
    }
  }
}
