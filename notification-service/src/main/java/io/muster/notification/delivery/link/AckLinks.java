package io.muster.notification.delivery.link;

import io.muster.starter.Hmac;
import io.muster.starter.MusterProperties;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * Makes and reads the tokens of acknowledge links: what the link stands for, and an HMAC-SHA-256
 * over it. Whoever holds the link may acknowledge this one incident as this one person, until it
 * expires; nothing else.
 */
@Component
public class AckLinks {

  /**
   * How long a page can be answered, by its link, a button or a reply; an incident nobody answered
   * for a day is found in other ways.
   */
  public static final Duration LIFETIME = Duration.ofHours(24);

  private static final Pattern TOKEN =
      Pattern.compile("([A-Za-z0-9_-]{1,2000})\\.([A-Za-z0-9_-]{43})");
  private static final byte[] PURPOSE = "muster.ack.1\n".getBytes(StandardCharsets.US_ASCII);
  private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

  private final byte[] key;
  private final String publicUrl;
  private final Clock clock;

  AckLinks(LinkProperties link, MusterProperties muster, Clock clock) {
    this.key = link.linkSecret().getBytes(StandardCharsets.UTF_8);
    this.publicUrl = muster.publicUrl();
    this.clock = clock;
  }

  /** The address a person opens to acknowledge. */
  public String urlFor(String incidentId, String personId, String pageId) {
    return publicUrl
        + "/ack/"
        + token(new AckLink(incidentId, personId, pageId, clock.instant().plus(LIFETIME)));
  }

  /** The token of a link. */
  String token(AckLink link) {
    byte[] said = say(link);
    return ENCODER.encodeToString(said) + "." + ENCODER.encodeToString(sign(said));
  }

  /** What a token stands for; nothing when we did not make it. It may have expired. */
  Optional<AckLink> read(String token) {
    Matcher parts = TOKEN.matcher(token);
    if (!parts.matches()) {
      return Optional.empty();
    }
    try {
      byte[] said = Base64.getUrlDecoder().decode(parts.group(1));
      byte[] signature = Base64.getUrlDecoder().decode(parts.group(2));
      return MessageDigest.isEqual(sign(said), signature)
          ? Optional.of(hear(said))
          : Optional.empty();
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
  }

  boolean expired(AckLink link) {
    return clock.instant().isAfter(link.expiresAt());
  }

  private byte[] sign(byte[] said) {
    return Hmac.of(key, PURPOSE, said);
  }

  /** Length-prefixed, so that no two links say the same bytes. */
  private static byte[] say(AckLink link) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeUTF(link.incidentId());
      out.writeUTF(link.personId());
      out.writeUTF(link.pageId());
      out.writeLong(link.expiresAt().getEpochSecond());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static AckLink hear(byte[] said) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(said))) {
      return new AckLink(
          in.readUTF(), in.readUTF(), in.readUTF(), Instant.ofEpochSecond(in.readLong()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
