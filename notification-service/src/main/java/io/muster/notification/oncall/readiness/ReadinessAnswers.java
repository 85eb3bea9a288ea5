package io.muster.notification.oncall.readiness;

import io.muster.contracts.oncall.ReadinessEvent.Reason;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;

/** What is answered about the time ahead. All instants are UTC. */
final class ReadinessAnswers {

  private ReadinessAnswers() {}

  /** A person as the asker may see them. */
  @Schema(
      name = "ReadinessPerson",
      requiredProperties = {"id", "name"})
  record Named(String id, String name) {}

  /**
   * Why one target reaches nobody.
   *
   * @param level counted from 1
   * @param target the name of the schedule; missing for a person
   * @param scheduleId missing for a person
   * @param person who is not reached; missing when nobody is on call
   */
  @Schema(
      name = "ReadinessFailure",
      requiredProperties = {"level", "reason"})
  record FailureShown(
      @Schema(example = "1") int level,
      Reason reason,
      String target,
      String scheduleId,
      Named person) {}

  /**
   * A time at which a policy does not do what it is for.
   *
   * @param level the first that reaches somebody; missing when nobody is reached
   * @param failures of the levels before it, in order
   */
  @Schema(
      name = "ReadinessGap",
      requiredProperties = {"from", "until", "failures"})
  record GapShown(Instant from, Instant until, Integer level, List<FailureShown> failures) {}

  /**
   * One policy's time ahead.
   *
   * @param services empty means every service without a policy of its own
   * @param tier of the most critical of its services, 1 most; missing when the catalogue has none
   * @param gaps in order; the first is the counter-example. At most 200
   * @param gapCount how many there are
   * @param owners who is told each day while the first gap is there
   */
  @Schema(
      name = "ReadinessOfPolicy",
      requiredProperties = {"policyId", "name", "services", "state", "gaps", "gapCount", "owners"})
  record PolicyShown(
      String policyId,
      String name,
      List<String> services,
      Integer tier,
      Readiness.State state,
      List<GapShown> gaps,
      int gapCount,
      List<Named> owners) {}

  /**
   * Whether everybody is reached in the coming 90 days.
   *
   * @param channels what people can be reached by in this version
   * @param enoughChannels how many working channels a person should have
   * @param policies those of the most critical services first
   * @param servicesWithoutPolicy services of the catalogue that no policy is for
   * @param lastCheckAt when it was last looked at by itself; missing before the first time
   */
  @Schema(
      name = "Readiness",
      requiredProperties = {
        "from",
        "until",
        "channels",
        "enoughChannels",
        "policies",
        "servicesWithoutPolicy"
      })
  record ReadinessShown(
      Instant from,
      Instant until,
      List<String> channels,
      int enoughChannels,
      List<PolicyShown> policies,
      List<String> servicesWithoutPolicy,
      Instant lastCheckAt) {}

  /** Whose address is to be tried. */
  @Schema(name = "ChannelTest", requiredProperties = "personId")
  record TestBody(@Schema(example = "00000000-0000-4000-8000-000000000001") String personId) {}

  /** Where a write is in the log. */
  @Schema(
      name = "ChannelTestWritten",
      requiredProperties = {"id", "version", "position"})
  record TestWritten(String id, long version, long position) {}
}
