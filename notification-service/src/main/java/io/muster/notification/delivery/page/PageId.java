package io.muster.notification.delivery.page;

import io.muster.notification.oncall.contact.Method;
import io.muster.starter.Sha256;
import java.time.Duration;

/**
 * The id of a page follows from what it is for, so that one step cannot page a person twice by the
 * same means.
 */
final class PageId {

  private static final int DIGITS = 32;

  private PageId() {}

  /**
   * The id of one page of a step.
   *
   * @param after how long after the person's turn came
   */
  static String of(Turn turn, String personId, String methodId, Duration after) {
    String base = turn.escalationId() + "\n" + turn.level() + "\n" + personId;
    // Pages had this id before there was more than one means; those on their way keep it.
    boolean first = Method.PUBLISHED.equals(methodId) && after.isZero();
    String means = first ? base : base + "\n" + methodId + "\n" + after.toSeconds();
    return idOf(turn.round() == 1 ? means : means + "\nround " + turn.round());
  }

  private static String idOf(String what) {
    return "page-" + Sha256.hex(what).substring(0, DIGITS);
  }
}
