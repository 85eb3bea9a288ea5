package io.muster.notification.oncall.contact;

import io.muster.contracts.oncall.MethodKind;
import java.time.Instant;

/**
 * One way to reach a person; held only while it is used.
 *
 * @param id {@link #PUBLISHED} for the address a manager laid down
 * @param address an e-mail address, or a phone number in the form of E.164
 * @param verified whether it may be used for pages: its owner proved it, or a manager answers for
 *     it
 * @param since when it was last laid down or verified, UTC
 */
public record Method(String id, MethodKind kind, String address, boolean verified, Instant since) {

  /** The id of the address a manager laid down. */
  public static final String PUBLISHED = "email";

  /** Whether a manager, and not the person, laid it down. */
  public boolean isPublished() {
    return PUBLISHED.equals(id);
  }
}
