package io.muster.incident.intake.email;

import io.muster.incident.intake.Delivery;
import io.muster.incident.intake.Fields;
import io.muster.incident.intake.Severities;
import io.muster.incident.triage.Alert;
import io.muster.incident.triage.Alert.Action;
import io.muster.incident.triage.AlertBatch;
import io.muster.starter.Refused;
import io.muster.starter.Sha256;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.io.UnsupportedEncodingException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;

/**
 * A mail as an alert: its subject says which problem it is about, its text what else there is to
 * know. Both may name people, so neither becomes a key, a name or a label, which are recorded in
 * the clear.
 */
final class MailMessage {

  /** How the sender of the envelope is handed over, as mail servers write it into a mail. */
  static final String RETURN_PATH = "Return-Path";

  /** Nothing is sent by it. */
  private static final Session SESSION = Session.getInstance(new Properties());

  private static final String GROUPED_BY = "mail-subject/1";
  private static final Duration OLDEST = Duration.ofDays(1);

  /** Bulk is not among them: monitoring calls its own mail so. */
  private static final Set<String> OF_LISTS = Set.of("list", "junk", "auto_reply");

  private final MimeMessage mail;
  private final Delivery delivery;

  private MailMessage(MimeMessage mail, Delivery delivery) {
    this.mail = mail;
    this.delivery = delivery;
  }

  /**
   * Reads a mail.
   *
   * @throws Refused 400 when it is none
   */
  static MailMessage read(Delivery delivery) {
    try {
      MimeMessage mail = new MimeMessage(SESSION, new ByteArrayInputStream(delivery.body()));
      if (!mail.getAllHeaderLines().hasMoreElements()) {
        throw Refused.of(400, "malformed-body", "This is no e-mail: it has no header.");
      }
      return new MailMessage(mail, delivery);
    } catch (MessagingException | IndexOutOfBoundsException e) {
      // The latter is how the parser answers a first line that continues none.
      throw Refused.of(400, "malformed-body", "This is no e-mail (RFC 5322).");
    }
  }

  /**
   * Why it is about no alert, though it came: somebody's absence, a mail that could not be
   * delivered, a mailing list. Answering such mail by incidents would end in a loop.
   */
  Optional<String> nothingBecause() {
    String returnPath = delivery.headers().getFirst(RETURN_PATH);
    String automatic = header("Auto-Submitted").toLowerCase(Locale.ROOT);
    if ("<>".equals(returnPath) || contentType().startsWith("multipart/report")) {
      return Optional.of("A mail that says what became of another: nothing opens for it");
    }
    if (automatic.startsWith("auto-replied") || !header("X-Autoreply").isEmpty()) {
      return Optional.of("An automatic answer: nothing opens for it");
    }
    if (!header("List-Id").isEmpty()
        || OF_LISTS.contains(header("Precedence").toLowerCase(Locale.ROOT))) {
      return Optional.of("A mail of a mailing list: nothing opens for it");
    }
    return Optional.empty();
  }

  private String contentType() {
    try {
      return mail.getContentType() == null ? "" : mail.getContentType().toLowerCase(Locale.ROOT);
    } catch (MessagingException e) {
      return "";
    }
  }

  /** What its sender calls it; nothing when it has no name. */
  Optional<String> id() {
    return Optional.of(header("Message-ID")).filter(id -> !id.isEmpty());
  }

  AlertBatch alert() {
    MailSubject subject = MailSubject.of(subject());
    String key = Sha256.hex("mail\n" + subject.problem()).substring(0, 32);
    String text = MailText.of(mail);
    String description = text == null ? null : Fields.shortened(Fields.clean(text), Fields.TEXT);
    Severities severities = Severities.of(subject.severity());
    Instant at = sentAt();
    Alert alert =
        new Alert(
            key,
            subject.over() ? Action.RESOLVE : Action.TRIGGER,
            "E-mail",
            null,
            severities.alert(),
            severities.incident(),
            subject.title(),
            description,
            null,
            List.of(),
            at,
            subject.over() ? at : null,
            delivery.context(
                EmailSource.KIND, subject.severity(), null, null, null, null, Map.of()));
    return new AlertBatch(key, GROUPED_BY, subject.title(), description, List.of(alert));
  }

  private String subject() {
    String raw = header("Subject");
    try {
      return MimeUtility.decodeText(MimeUtility.unfold(raw));
    } catch (UnsupportedEncodingException e) {
      return raw;
    }
  }

  /** By the sender's clock, unless that is far from ours. */
  private Instant sentAt() {
    Instant now = delivery.receivedAt();
    try {
      Date sent = mail.getSentDate();
      Instant at = sent == null ? now : sent.toInstant();
      return at.isAfter(now) || at.isBefore(now.minus(OLDEST)) ? now : at;
    } catch (MessagingException e) {
      return now;
    }
  }

  /** The first of that name; empty when there is none. */
  private String header(String name) {
    try {
      String[] all = mail.getHeader(name);
      return all == null || all[0] == null ? "" : all[0].strip();
    } catch (MessagingException e) {
      return "";
    }
  }
}
