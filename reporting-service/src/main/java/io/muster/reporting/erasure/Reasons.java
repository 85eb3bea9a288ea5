package io.muster.reporting.erasure;

import io.muster.starter.Refused;

/** Every decision about a person's data is given a reason that can be read years later. */
final class Reasons {

  private static final int LONGEST = 1_000;

  private Reasons() {}

  static String required(String reason, String what) {
    if (reason == null || reason.isBlank()) {
      throw Refused.invalid("/reason", what);
    }
    if (reason.length() > LONGEST) {
      throw Refused.invalid("/reason", "At most %d characters.".formatted(LONGEST));
    }
    return reason.strip();
  }
}
