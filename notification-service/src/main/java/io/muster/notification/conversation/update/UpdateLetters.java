package io.muster.notification.conversation.update;

import com.samskivert.mustache.Template;
import io.muster.contracts.update.AudienceEvent;
import io.muster.contracts.update.UpdateEvent.Written;
import io.muster.contracts.update.UpdateRecipient;
import io.muster.notification.delivery.email.Mail;
import io.muster.notification.delivery.email.MailProperties;
import io.muster.notification.delivery.email.MailTemplates;
import io.muster.notification.delivery.page.OneLine;
import io.muster.starter.MusterProperties;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Makes of an update what each channel takes. People inside get a link to the incident; people
 * outside have no use for one, and it would say where Muster is.
 */
@Component
class UpdateLetters {

  private final Audiences audiences;
  private final Updates updates;
  private final MailProperties mail;
  private final MusterProperties muster;
  private final Template text;
  private final Template html;

  UpdateLetters(
      Audiences audiences,
      Updates updates,
      MailProperties mail,
      MusterProperties muster,
      MailTemplates templates) {
    this.audiences = audiences;
    this.updates = updates;
    this.mail = mail;
    this.muster = muster;
    this.text = templates.text("update-mail");
    this.html = templates.html("update-mail");
  }

  /** What the templates show. */
  private record Page(
      String subject, boolean correction, List<Paragraph> paragraphs, String url, String why) {}

  /** One paragraph, by its lines. */
  private record Paragraph(List<String> lines) {}

  Mail mail(UpdateState update, UpdateRecipient to, String name, String address) {
    Written written = update.written();
    Optional<AudienceEvent.Published> audience = audiences.find(to.audienceId());
    Page page =
        new Page(
            subject(written),
            written.corrects() != null,
            paragraphs(written.text()),
            link(written, audience).orElse(null),
            "You get this because you are told of incidents%s. Ask us to be taken off the list."
                .formatted(audience.map(it -> " as one of “" + it.name() + "”").orElse("")));
    return new Mail(
        "<%s@%s>".formatted(to.id(), mail.domain()),
        name == null ? null : OneLine.of(name),
        address,
        page.subject(),
        text.execute(page),
        html.execute(page));
  }

  String text(UpdateState update, UpdateRecipient to) {
    Written written = update.written();
    String body = subject(written) + "\n\n" + written.text();
    return link(written, audiences.find(to.audienceId()))
        .map(it -> body + "\n\n" + it)
        .orElse(body);
  }

  private static String subject(Written written) {
    String subject = OneLine.of(written.subject());
    return written.corrects() == null ? subject : "Correction: " + subject;
  }

  private Optional<String> link(Written written, Optional<AudienceEvent.Published> audience) {
    return audience
        .filter(it -> !it.content().external())
        .flatMap(it -> updates.situation(written.incidentId()))
        .map(it -> muster.publicUrl() + "/incidents/" + it.number());
  }

  private static List<Paragraph> paragraphs(String text) {
    return Stream.of(text.split("\\R{2,}"))
        .map(
            paragraph ->
                new Paragraph(
                    Stream.of(paragraph.split("\\R"))
                        .map(OneLine::of)
                        .filter(line -> !line.isEmpty())
                        .toList()))
        .filter(paragraph -> !paragraph.lines().isEmpty())
        .toList();
  }
}
