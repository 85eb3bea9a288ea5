package io.muster.incident.intake.email;

import io.muster.incident.intake.Intake;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;

/**
 * One mail on its way in. Its sender hears of success when everything in it is durable, is told to
 * come again when Muster cannot record, and that an address is unknown before it sends anything.
 */
class MailTransaction implements MessageHandler {

  /** The largest mail, in bytes. */
  static final int LARGEST = 5 << 20;

  private static final Logger LOG = LoggerFactory.getLogger(MailTransaction.class);

  private final Intake intake;
  private final EmailSource source;
  private final String domain;
  private final List<String> keys = new ArrayList<>();
  private String from;

  MailTransaction(Intake intake, EmailSource source, String domain) {
    this.intake = intake;
    this.source = source;
    this.domain = domain;
  }

  @Override
  public void from(String address) {
    from = address;
  }

  @Override
  public void recipient(String address) throws RejectException {
    String key = keyIn(address);
    try {
      if (!intake.opens(source, key)) {
        throw new RejectException(550, "5.1.1 There is no such address here");
      }
    } catch (RuntimeException e) {
      LOG.warn("Mail has to come again: {}", e.toString());
      throw new RejectException(451, "4.3.0 Cannot look this address up at the moment");
    }
    keys.add(key);
  }

  /** Addresses are written in any case, and what stands behind a plus is the sender's business. */
  private String keyIn(String address) {
    int at = address == null ? -1 : address.lastIndexOf('@');
    if (at < 0 || !address.substring(at + 1).equalsIgnoreCase(domain)) {
      return "";
    }
    String local = address.substring(0, at).toLowerCase(Locale.ROOT);
    int plus = local.indexOf('+');
    return plus < 0 ? local : local.substring(0, plus);
  }

  @Override
  public String data(InputStream data) throws RejectException, IOException {
    byte[] mail = data.readNBytes(LARGEST + 1);
    if (mail.length > LARGEST) {
      data.transferTo(OutputStream.nullOutputStream());
      throw new RejectException(552, "5.3.4 The mail is larger than 5 MiB");
    }
    HttpHeaders headers = new HttpHeaders();
    headers.set(MailMessage.RETURN_PATH, "<" + (from == null ? "" : from) + ">");
    for (String key : keys) {
      refuse(intake.take(source, key, headers, mail, "message/rfc822"));
    }
    return null;
  }

  /** In the words of SMTP. What was taken for one address is known when the mail comes again. */
  private static void refuse(int status) throws RejectException {
    if (status == 503) {
      throw new RejectException(451, "4.3.0 Cannot record this at the moment, send it again");
    }
    if (status == 401 || status == 403) {
      throw new RejectException(550, "5.1.1 There is no such address here");
    }
    if (status == 413) {
      throw new RejectException(552, "5.3.4 There is too much in this mail");
    }
    if (status >= 400) {
      throw new RejectException(554, "5.6.0 This mail cannot be read");
    }
  }

  @Override
  public void done() {}
}
