package io.muster.notification.oncall;

import io.muster.contracts.oncall.OnCallCommand.PublishSchedule;

/** What has to hold before a schedule may be published, for those who prepare one. */
public final class PublishRules {

  private PublishRules() {}

  /**
   * Looks whether it could be published; publishes nothing.
   *
   * @throws io.muster.starter.Refused when it could not, with where and why
   */
  public static void check(PublishSchedule command) {
    Schedule.check(command);
  }
}
