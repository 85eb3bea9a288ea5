package io.muster.notification.testing;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A real mail server in this process that can be away and come back on the same port. */
public final class Inbox implements AutoCloseable {

  private static final Pattern LINK = Pattern.compile("http://[^\\s\"<]+/ack/[A-Za-z0-9_.-]+");

  private final int port;
  private GreenMail server;
  private final List<MimeMessage> before = new ArrayList<>();

  /** Starts on a free port. */
  public Inbox() {
    server = new GreenMail(ServerSetup.SMTP.dynamicPort());
    server.start();
    port = server.getSmtp().getPort();
  }

  /** Where it listens, or will again. */
  public int port() {
    return port;
  }

  /** Goes away; connections are refused. */
  public void goAway() {
    before.addAll(Arrays.asList(server.getReceivedMessages()));
    server.stop();
    server = null;
  }

  /** Comes back on the same port. */
  public void comeBack() {
    server = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    server.start();
  }

  /** Everything received whose subject names the incident, oldest first. */
  public List<MimeMessage> about(long number) {
    return all().stream().filter(mail -> subject(mail).contains("INC-" + number + " ")).toList();
  }

  /** Everything received about an incident by one person. */
  public List<MimeMessage> about(long number, String address) {
    return about(number).stream().filter(mail -> header(mail, "To").contains(address)).toList();
  }

  /** Every mail received of one page. */
  public List<MimeMessage> ofPage(String pageId) {
    return all().stream()
        .filter(mail -> header(mail, "Message-ID").startsWith("<" + pageId + "@"))
        .toList();
  }

  /** The pages received about an incident by one person, without what they are merely told. */
  public List<MimeMessage> pages(long number, String address) {
    return about(number, address).stream()
        .filter(mail -> header(mail, "Message-ID").startsWith("<page-"))
        .toList();
  }

  /** Everything received by one person under a subject. */
  public List<MimeMessage> of(String subject, String address) {
    return to(address).stream().filter(mail -> subject(mail).equals(subject)).toList();
  }

  /** Everything received by one person, oldest first. */
  public List<MimeMessage> to(String address) {
    return all().stream().filter(mail -> header(mail, "To").contains(address)).toList();
  }

  private List<MimeMessage> all() {
    List<MimeMessage> all = new ArrayList<>(before);
    if (server != null) {
      all.addAll(Arrays.asList(server.getReceivedMessages()));
    }
    return all;
  }

  /** A header's values, comma-separated; empty when there is none. */
  public static String header(MimeMessage mail, String name) {
    try {
      return Optional.ofNullable(mail.getHeader(name)).stream()
          .flatMap(Arrays::stream)
          .collect(Collectors.joining(", "));
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The subject, decoded. */
  public static String subject(MimeMessage mail) {
    try {
      return mail.getSubject();
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The part of this type, such as {@code text/html}. */
  public static String part(MimeMessage mail, String type) {
    try {
      Multipart parts = (Multipart) mail.getContent();
      for (int i = 0; i < parts.getCount(); i++) {
        BodyPart part = parts.getBodyPart(i);
        if (part.isMimeType(type)) {
          return (String) part.getContent();
        }
      }
      throw new IllegalStateException("no " + type);
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The path of the acknowledge link in a mail. */
  public static String ackPath(MimeMessage mail) {
    Matcher link = LINK.matcher(part(mail, "text/plain"));
    if (!link.find()) {
      throw new IllegalStateException("no acknowledge link");
    }
    return link.group().substring(link.group().indexOf("/ack/"));
  }

  @Override
  public void close() {
    if (server != null) {
      server.stop();
    }
  }
}
