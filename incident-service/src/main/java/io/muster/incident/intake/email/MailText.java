package io.muster.incident.intake.email;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimeUtility;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/**
 * The text of a mail: its plain part, or else its HTML made text. Attachments are passed over; they
 * are kept with the mail.
 */
final class MailText {

  private static final int DEEPEST = 8;
  private static final int MOST_PARTS = 50;
  private static final int MOST_BYTES = 256 * 1024;

  private int parts;
  private String plain;
  private String html;

  private MailText() {}

  /** Null when there is none. */
  static String of(Part mail) {
    MailText found = new MailText();
    found.look(mail, 0);
    if (found.plain != null) {
      return found.plain;
    }
    return found.html == null ? null : fromHtml(found.html);
  }

  private void look(Part part, int depth) {
    if (depth > DEEPEST || ++parts > MOST_PARTS || plain != null) {
      return;
    }
    try {
      if (Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition())) {
        return;
      }
      if (part.isMimeType("multipart/*")) {
        Multipart several = new MimeMultipart(part.getDataHandler().getDataSource());
        for (int i = 0; i < several.getCount(); i++) {
          BodyPart each = several.getBodyPart(i);
          look(each, depth + 1);
        }
      } else if (part.isMimeType("text/html")) {
        html = html == null ? text(part) : html;
      } else if (part.isMimeType("text/*")) {
        plain = text(part);
      }
    } catch (MessagingException | IOException | IndexOutOfBoundsException e) {
      // A part that cannot be read is as good as missing; the mail is kept as it came. The last is
      // how the parser answers a first line that continues none.
    }
  }

  private static String text(Part part) throws MessagingException, IOException {
    try (InputStream in = part.getInputStream()) {
      return new String(in.readNBytes(MOST_BYTES), charsetOf(part));
    }
  }

  private static Charset charsetOf(Part part) throws MessagingException {
    try {
      String name = new ContentType(part.getContentType()).getParameter("charset");
      return name == null ? StandardCharsets.UTF_8 : Charset.forName(MimeUtility.javaCharset(name));
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      return StandardCharsets.UTF_8;
    }
  }

  private static String fromHtml(String html) {
    Document page = Jsoup.parse(html);
    page.select("script, style, head").remove();
    page.select("br, p, div, tr, li, h1, h2, h3, table").prepend("\n");
    return page.wholeText().replaceAll("[ \\t\\u00a0]+", " ").replaceAll("\\s*\\n\\s*", "\n");
  }
}
