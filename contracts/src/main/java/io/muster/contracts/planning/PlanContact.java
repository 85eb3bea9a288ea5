package io.muster.contracts.planning;

import io.muster.contracts.Personal;

/**
 * Somebody outside to call.
 *
 * @param contactId stands for the person; erasing it leaves the line and takes the person out of it
 * @param organisation whom they speak for
 * @param details null once the person was erased
 */
public record PlanContact(
    String contactId, Kind kind, String organisation, @Personal(of = "contactId") Details details) {

  /** What they are to us. */
  public enum Kind {
    AUTHORITY,
    INSURER,
    PAYMENT_BRAND,
    LAW_FIRM,
    FORENSICS,
    PROVIDER,
    PRESS,
    OTHER
  }

  /**
   * The person.
   *
   * @param name null where it is a desk and nobody in particular
   * @param when to call them, and what to have at hand
   */
  public record Details(String name, String phone, String email, String when) {}
}
