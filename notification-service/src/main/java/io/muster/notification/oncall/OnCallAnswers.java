package io.muster.notification.oncall;

import io.muster.contracts.oncall.AckTimeout;
import io.muster.contracts.oncall.Level;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;

/** What is asked and answered about being on call. */
final class OnCallAnswers {

  private OnCallAnswers() {}

  /**
   * A person as the asker may see them.
   *
   * @param reachable false when no channel reaches them, which somebody should repair
   */
  @Schema(name = "OnCallPerson")
  record Person(
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String id,
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String name,
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED) boolean reachable) {}

  /**
   * Who is called at this moment by one policy.
   *
   * @param schedule the schedule whose turn decides who is called first
   * @param team the services it is for
   * @param primary who is called first; absent when nobody is on call
   * @param until when the first person's duty ends, UTC; missing when it has no end in sight
   * @param secondary who is called when the first does not answer
   */
  @Schema(name = "OnCall")
  record OnCallNow(
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String policyId,
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String schedule,
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String team,
      Person primary,
      Instant until,
      Person secondary) {}

  /**
   * A policy as published.
   *
   * @param ackTimeout when whoever acknowledged is asked whether they are still on it; absent for
   *     never
   * @param repeat how often the levels are gone through again while nobody acknowledges, 0 to 9
   */
  @Schema(name = "PublishedPolicy")
  record Policy(
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String id,
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String name,
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED) int policyVersion,
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED) List<String> services,
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED) List<Level> levels,
      AckTimeout ackTimeout,
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED) int repeat,
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED) long version) {}

  /** One entry for each policy; never cut short. */
  @Schema(name = "OnCallNow")
  record NowList(@Schema(requiredMode = Schema.RequiredMode.REQUIRED) List<OnCallNow> items) {}

  /** Every policy. */
  @Schema(name = "PublishedPolicies")
  record PolicyList(@Schema(requiredMode = Schema.RequiredMode.REQUIRED) List<Policy> items) {}

  /**
   * A policy to publish.
   *
   * @param ackTimeout when whoever acknowledged is asked whether they are still on it; left out for
   *     never
   * @param repeat how often the levels are gone through again while nobody acknowledges, 0 to 9; 0
   *     when left out
   */
  @Schema(name = "PolicyBody")
  record PolicyBody(
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String name,
      List<String> services,
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED) List<Level> levels,
      AckTimeout ackTimeout,
      Integer repeat) {}

  /** How a person is to be reached. */
  @Schema(name = "ContactBody")
  record ContactBody(
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String name,
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String email) {}
}
