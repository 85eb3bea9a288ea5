package io.muster.notification.conversation;

import io.muster.contracts.conversation.BridgeKind;
import io.muster.notification.facts.IncidentNow;
import java.security.SecureRandom;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Rooms of a Jitsi server. A room is made by whoever joins first, so nothing is asked of the
 * server; that nobody can guess its name is what keeps strangers out.
 */
@Component
class JitsiRooms implements BridgeProvider {

  private static final String LETTERS = "abcdefghijkmnpqrstuvwxyz23456789";
  private static final int SECRET_LETTERS = 20;

  private final BridgeProperties properties;
  private final SecureRandom random = new SecureRandom();

  JitsiRooms(BridgeProperties properties) {
    this.properties = properties;
  }

  @Override
  public BridgeKind kind() {
    return BridgeKind.JITSI;
  }

  @Override
  public boolean isSetUp() {
    return properties.jitsiUrl() != null;
  }

  @Override
  public Bridge create(IncidentNow incident) {
    String secret =
        random
            .ints(SECRET_LETTERS, 0, LETTERS.length())
            .mapToObj(at -> LETTERS.substring(at, at + 1))
            .collect(Collectors.joining());
    String server = properties.jitsiUrl().toString().replaceAll("/+$", "");
    return new Bridge(
        BridgeKind.JITSI,
        server + "/" + incident.number().toLowerCase(Locale.ROOT) + "-" + secret,
        null);
  }
}
