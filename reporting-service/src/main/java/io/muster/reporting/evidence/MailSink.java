package io.muster.reporting.evidence;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.mail.MailException;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSender;

/**
 * Mails the newest checkpoint to a named auditor now and then: what lies in their mailbox, nobody
 * here can change.
 */
final class MailSink implements CheckpointSink {

  private final JavaMailSender sender;
  private final CheckpointProperties.Mail mail;

  MailSink(JavaMailSender sender, CheckpointProperties.Mail mail) {
    this.sender = sender;
    this.mail = mail;
  }

  @Override
  public String name() {
    return "e-mail";
  }

  @Override
  public boolean wantsEach() {
    return false;
  }

  @Override
  public Duration calm() {
    return mail.interval();
  }

  @Override
  public void take(Checkpoint checkpoint, List<String> keys, Instant at)
      throws UndeliveredException {
    SimpleMailMessage message = new SimpleMailMessage();
    message.setFrom(mail.from());
    message.setTo(mail.to());
    message.setSubject(
        "Muster checkpoint: %d events, %s".formatted(checkpoint.position(), checkpoint.origin()));
    message.setText(
        """
        Muster's event log held %d events when this was signed, at %s.
        Keep this message: with it, nobody can cut off or rewrite what it covers without being found out.

        The checkpoint, to be saved as a file as it stands between the lines:
        ----------------------------------------------------------------------
        %s----------------------------------------------------------------------

        The keys checkpoints are signed with, oldest first:
        %s

        Ask for an export of the log at any time, and verify it against this checkpoint.
        """
            .formatted(
                checkpoint.position(),
                checkpoint.at(),
                checkpoint.note(),
                String.join("\n", keys)));
    try {
      sender.send(message);
    } catch (MailException e) {
      throw new UndeliveredException(
          "the mail server did not take it (%s)".formatted(e.getClass().getSimpleName()));
    }
  }
}
