package io.muster.notification.oncall;

import io.muster.contracts.oncall.OnCallEvent.PolicyPublished;
import io.muster.notification.facts.Facts;
import java.util.List;
import org.springframework.stereotype.Component;

/** Escalation policies as the log has them at this very moment. */
@Component
public class Policies {

  private final Facts facts;
  private final OnCallView view;

  Policies(Facts facts, OnCallView view) {
    this.facts = facts;
    this.view = view;
  }

  /** Every policy, as it was published last. */
  public List<PolicyPublished> all() {
    return view.policies().stream()
        .flatMap(row -> facts.newest(row.id()).stream())
        .filter(PolicyPublished.class::isInstance)
        .map(PolicyPublished.class::cast)
        .toList();
  }
}
