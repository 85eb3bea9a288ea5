package io.muster.incident.automation;

import io.muster.contracts.automation.RuleContent;
import io.muster.contracts.update.AudienceEvent;
import io.muster.eventlog.EventLog;
import io.muster.eventlog.codec.EventCodec;
import io.muster.incident.planning.CallTargets;
import io.muster.starter.Refused;
import java.util.List;
import org.springframework.stereotype.Component;

/** Whether there is whom a rule has paged, or writes for, by the log of this very moment. */
@Component
class Reachable {

  private final EventLog log;
  private final EventCodec codec;
  private final CallTargets targets;

  Reachable(EventLog log, EventCodec codec, CallTargets targets) {
    this.log = log;
    this.codec = codec;
    this.targets = targets;
  }

  /**
   * Lets pass what can be reached.
   *
   * @throws Refused 422 with a pointer into the content
   */
  void require(RuleContent content) {
    for (int i = 0; i < content.pages().size(); i++) {
      RuleContent.Call call = content.pages().get(i);
      if (call.policyId() != null && !targets.isA(call.policyId(), "EscalationPolicy")) {
        throw Refused.invalid(
            "/content/pages/%d/policyId".formatted(i), "There is no escalation policy of this id.");
      }
      if (call.target() != null) {
        targets.require("/content/pages/%d/target/id".formatted(i), call.target());
      }
    }
    for (int i = 0; i < content.drafts().size(); i++) {
      List<String> audiences = content.drafts().get(i).audienceIds();
      for (int k = 0; k < audiences.size(); k++) {
        if (!isAudience(audiences.get(k))) {
          throw Refused.invalid(
              "/content/drafts/%d/audienceIds/%d".formatted(i, k),
              "There is no such audience; it may be retired.");
        }
      }
    }
  }

  /** Whether there is such an audience, and it was not retired. */
  boolean isAudience(String id) {
    return log.newestOf(id)
        .filter(commit -> commit.aggregateType().equals("Audience"))
        .map(commit -> codec.decode(commit.events().getLast()))
        .filter(AudienceEvent.Published.class::isInstance)
        .isPresent();
  }
}
