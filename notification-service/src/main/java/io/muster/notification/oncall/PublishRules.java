package io.muster.notification.oncall;

import io.muster.contracts.oncall.Level;
import io.muster.contracts.oncall.OnCallCommand.PublishSchedule;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** What has to hold before a schedule or policy may be published, for those who prepare one. */
public final class PublishRules {

  /** How often the levels of a policy are gone through again at most. */
  public static final int MOST_REPEATS = 9;

  private PublishRules() {}

  /**
   * Looks whether it could be published; publishes nothing.
   *
   * @throws io.muster.starter.Refused when it could not, with where and why
   */
  public static void check(PublishSchedule command) {
    Schedule.check(command);
  }

  /**
   * Looks whether levels could be published in a policy; publishes nothing.
   *
   * @param repeat how often they are gone through again
   * @param now from when on their hours have to leave no gap, UTC
   * @throws io.muster.starter.Refused when they could not, with where and why
   */
  public static void check(List<Level> levels, int repeat, Instant now) {
    Checks.that(
        levels != null && levels.stream().noneMatch(Objects::isNull),
        "/levels",
        "Give a list without gaps.");
    PolicyRules.check(levels, now);
    PolicyRules.check(repeat);
  }
}
