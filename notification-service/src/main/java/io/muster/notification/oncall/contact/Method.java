package io.muster.notification.oncall.contact;

import io.muster.contracts.oncall.MethodKind;
import java.net.URI;
import java.time.Instant;

/**
 * One way to reach a person; held only while it is used.
 *
 * @param id {@link #PUBLISHED} for the address a manager laid down
 * @param address an e-mail address, a phone number in the form of E.164, a topic, a push
 *     subscription as JSON, the address of a workflow, or a {@link ChatAddress}
 * @param verified whether it may be used for pages: its owner proved it, or a manager answers for
 *     it
 * @param since when it was last laid down or verified, UTC
 */
public record Method(String id, MethodKind kind, String address, boolean verified, Instant since) {

  /** The id of the address a manager laid down. */
  public static final String PUBLISHED = "email";

  /**
   * What its owner knows it by: the address; of an account in a chat how it is called there; of a
   * subscription the browser's name, and of a workflow its host, as whoever has one of those two
   * can send there.
   */
  public String shown() {
    return switch (kind) {
      case PUSH -> PushSubscription.read(address).map(PushSubscription::browser).orElse(address);
      case TEAMS -> host();
      case TELEGRAM, MATTERMOST ->
          ChatAddress.read(address).map(ChatAddress::shown).orElse(address);
      case EMAIL, NTFY, SMS, VOICE -> address;
    };
  }

  /** Erased, it is no address any more. */
  private String host() {
    try {
      String host = URI.create(address).getHost();
      return host == null ? address : host;
    } catch (IllegalArgumentException noAddress) {
      return address;
    }
  }

  /** Whether a manager, and not the person, laid it down. */
  public boolean isPublished() {
    return PUBLISHED.equals(id);
  }
}
