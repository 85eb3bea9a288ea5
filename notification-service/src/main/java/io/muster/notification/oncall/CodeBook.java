package io.muster.notification.oncall;

import io.muster.contracts.oncall.ContactEvent;
import io.muster.starter.Refused;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The one-time codes of one person's contact methods: which can still be entered, and whether
 * another may be sent. Nobody can make Muster call a stranger's phone all night.
 *
 * @param open the newest code of each method
 * @param issued when codes were issued lately, oldest first, UTC
 */
record CodeBook(Map<String, Issued> open, List<Instant> issued) {

  static final CodeBook EMPTY = new CodeBook(Map.of(), List.of());

  /** How long a code verifies. */
  static final Duration LIFETIME = Duration.ofMinutes(10);

  /** How often a code may be tried. */
  static final int TRIES = 5;

  private static final Duration BETWEEN = Duration.ofSeconds(30);
  private static final Duration WHILE = Duration.ofHours(1);
  private static final int MOST = 6;

  CodeBook {
    open = Map.copyOf(open);
    issued = List.copyOf(issued);
  }

  /** A code that was sent. */
  record Issued(String issueId, Instant at, Instant expiresAt, int triesLeft) {}

  CodeBook after(ContactEvent event) {
    return switch (event) {
      case ContactEvent.CodeIssued code ->
          with(code.methodId(), new Issued(code.issueId(), code.at(), code.expiresAt(), TRIES))
              .counting(code.at());
      case ContactEvent.CodeRefused refused -> {
        Issued before = open.get(refused.methodId());
        yield with(
            refused.methodId(),
            new Issued(before.issueId(), before.at(), before.expiresAt(), refused.triesLeft()));
      }
      case ContactEvent.MethodVerified verified -> with(verified.methodId(), null);
      case ContactEvent.MethodRemoved removed -> with(removed.methodId(), null);
      case ContactEvent.MethodAdded ignored -> this;
      case ContactEvent.MethodTested ignored -> this;
      case ContactEvent.RulesSet ignored -> this;
    };
  }

  private CodeBook with(String methodId, Issued code) {
    Map<String, Issued> all = new HashMap<>(open);
    if (code == null) {
      all.remove(methodId);
    } else {
      all.put(methodId, code);
    }
    return new CodeBook(all, issued);
  }

  private CodeBook counting(Instant at) {
    List<Instant> lately =
        new ArrayList<>(issued.stream().filter(it -> it.plus(WHILE).isAfter(at)).toList());
    lately.add(at);
    return new CodeBook(open, lately);
  }

  /**
   * Looks whether another code may be sent now.
   *
   * @throws Refused when one was sent a moment ago, or too many in the last hour
   */
  void requireFree(String methodId, Instant now) {
    Issued before = open.get(methodId);
    if (before != null && before.at().plus(BETWEEN).isAfter(now)) {
      throw Refused.of(
          429,
          "code-just-sent",
          "A code was sent a moment ago. Wait %d seconds before asking for another."
              .formatted(BETWEEN.toSeconds()));
    }
    if (issued.stream().filter(at -> at.plus(WHILE).isAfter(now)).count() >= MOST) {
      throw Refused.of(
          429, "too-many-codes", "%d codes were sent within an hour. Try later.".formatted(MOST));
    }
  }

  /**
   * The code that can be entered for a method.
   *
   * @throws Refused when there is none, or not any more
   */
  Issued open(String methodId, Instant now) {
    Issued code = open.get(methodId);
    if (code == null || !now.isBefore(code.expiresAt())) {
      throw Refused.conflict(
          "code-expired", "The code has expired, or none was sent. Send a new one.");
    }
    if (code.triesLeft() < 1) {
      throw Refused.conflict(
          "code-used-up", "The code was entered wrongly too often. Send a new one.");
    }
    return code;
  }
}
