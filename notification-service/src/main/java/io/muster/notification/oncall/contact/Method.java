package io.muster.notification.oncall.contact;

import io.muster.contracts.oncall.MethodKind;
import java.time.Instant;

/**
 * One way to reach a person; held only while it is used.
 *
 * @param id {@link #PUBLISHED} for the address a manager laid down
 * @param address an e-mail address, a phone number in the form of E.164, a topic, or a push
 *     subscription as JSON
 * @param verified whether it may be used for pages: its owner proved it, or a manager answers for
 *     it
 * @param since when it was last laid down or verified, UTC
 */
public record Method(String id, MethodKind kind, String address, boolean verified, Instant since) {

  /** The id of the address a manager laid down. */
  public static final String PUBLISHED = "email";

  /**
   * What its owner knows it by: the address, or the browser's name where the address is a
   * subscription, which nobody could read and whoever has it could push to.
   */
  public String shown() {
    return kind == MethodKind.PUSH
        ? PushSubscription.read(address).map(PushSubscription::browser).orElse(address)
        : address;
  }

  /** Whether a manager, and not the person, laid it down. */
  public boolean isPublished() {
    return PUBLISHED.equals(id);
  }
}
