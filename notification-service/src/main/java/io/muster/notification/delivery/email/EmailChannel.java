package io.muster.notification.delivery.email;

import com.samskivert.mustache.Template;
import io.muster.contracts.oncall.MethodKind;
import io.muster.notification.delivery.page.Channel;
import io.muster.notification.delivery.page.NotTakenException;
import io.muster.notification.delivery.page.OneLine;
import io.muster.notification.delivery.page.PageWords;
import io.muster.notification.oncall.contact.Method;
import io.muster.starter.MusterProperties;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Pages by e-mail, as text and as HTML. */
@Component
class EmailChannel implements Channel {

  private final SmtpPost post;
  private final MailProperties mail;
  private final MusterProperties muster;
  private final Template text;
  private final Template html;
  private final Template noteText;
  private final Template noteHtml;

  EmailChannel(
      SmtpPost post, MailProperties mail, MusterProperties muster, MailTemplates templates) {
    this.post = post;
    this.mail = mail;
    this.muster = muster;
    this.text = templates.text("page-mail");
    this.html = templates.html("page-mail");
    this.noteText = templates.text("notice-mail");
    this.noteHtml = templates.html("notice-mail");
  }

  /** What the frame of a note shows. */
  private record Shown(String subject, List<String> paragraphs, String link, String url) {}

  @Override
  public MethodKind kind() {
    return MethodKind.EMAIL;
  }

  /** The service does not start without an address to send from. */
  @Override
  public boolean isSetUp() {
    return true;
  }

  /** A Message-ID: mail programs fold what has the same. */
  @Override
  public String messageId(String pageId) {
    return "<" + pageId + "@" + mail.domain() + ">";
  }

  @Override
  public String page(Outgoing page) throws NotTakenException {
    PageWords words = page.words();
    return post.send(
        new Mail(
            messageId(page.pageId()),
            words.name(),
            page.to().address(),
            "[%s] %s %s".formatted(words.severity(), words.number(), words.title()),
            text.execute(words),
            html.execute(words)));
  }

  @Override
  public String note(Method to, Note note) throws NotTakenException {
    Shown shown =
        new Shown(
            OneLine.of(note.subject()),
            List.of(OneLine.of(note.text())),
            "My notifications",
            muster.publicUrl() + note.path());
    return post.send(
        new Mail(
            messageId("note-" + UUID.randomUUID()),
            OneLine.of(note.name()),
            to.address(),
            shown.subject(),
            noteText.execute(shown),
            noteHtml.execute(shown)));
  }
}
