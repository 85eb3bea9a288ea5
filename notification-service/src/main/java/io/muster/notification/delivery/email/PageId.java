package io.muster.notification.delivery.email;

import io.muster.starter.Sha256;

/** The id of a page follows from what it is for, so that one step cannot page a person twice. */
final class PageId {

  private static final int DIGITS = 32;

  private PageId() {}

  static String of(String escalationId, int level, String personId) {
    return "page-" + Sha256.hex(escalationId + "\n" + level + "\n" + personId).substring(0, DIGITS);
  }
}
