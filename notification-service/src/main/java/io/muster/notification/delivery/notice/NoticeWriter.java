package io.muster.notification.delivery.notice;

import com.samskivert.mustache.Template;
import io.muster.contracts.paging.NoticeEvent;
import io.muster.contracts.paging.NoticeEvent.Kind;
import io.muster.notification.delivery.email.Mail;
import io.muster.notification.delivery.email.MailProperties;
import io.muster.notification.delivery.email.MailTemplates;
import io.muster.notification.delivery.notice.NoticeWords.Told;
import io.muster.notification.delivery.page.OneLine;
import io.muster.notification.oncall.OnCall;
import io.muster.starter.MusterProperties;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Makes a message of a notice. */
@Component
class NoticeWriter {

  private final Map<Kind, NoticeWords> words = new EnumMap<>(Kind.class);
  private final MusterProperties muster;
  private final MailProperties mail;
  private final Template text;
  private final Template html;

  NoticeWriter(
      List<NoticeWords> all,
      MusterProperties muster,
      MailProperties mail,
      MailTemplates templates) {
    all.forEach(some -> some.kinds().forEach(kind -> words.put(kind, some)));
    this.muster = muster;
    this.mail = mail;
    this.text = templates.text("notice-mail");
    this.html = templates.html("notice-mail");
  }

  /** What the templates show. */
  record Page(String subject, List<String> paragraphs, String link, String url) {}

  /** The message; nothing when it need not be told any more. */
  Optional<Mail> write(NoticeEvent.Requested notice, OnCall.Contact to) {
    return words.get(notice.kind()).told(notice).map(told -> mail(notice, to, told));
  }

  private Mail mail(NoticeEvent.Requested notice, OnCall.Contact to, Told told) {
    Page page =
        new Page(
            OneLine.of(told.subject()),
            told.paragraphs().stream().map(OneLine::of).toList(),
            told.link(),
            muster.publicUrl() + told.path());
    return new Mail(
        "<" + notice.noticeId() + "@" + mail.domain() + ">",
        OneLine.of(to.name()),
        to.email(),
        page.subject(),
        text.execute(page),
        html.execute(page));
  }
}
