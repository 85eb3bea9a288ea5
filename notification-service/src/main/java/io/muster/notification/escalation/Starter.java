package io.muster.notification.escalation;

import io.muster.contracts.incident.Role;
import io.muster.contracts.oncall.OnCallEvent.PolicyPublished;
import io.muster.contracts.paging.EscalationCommand.Start;
import io.muster.contracts.paging.EscalationEvent.Started;
import io.muster.notification.facts.Facts;
import io.muster.starter.CommandSender;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Starts escalations by the policy that is for an incident's services. */
@Component
class Starter {

  private static final Logger LOG = LoggerFactory.getLogger(Starter.class);
  private static final String NO_POLICY = "none";

  private final PolicyBook policies;
  private final Facts facts;
  private final Steps steps;
  private final CommandSender sender;

  Starter(PolicyBook policies, Facts facts, Steps steps, CommandSender sender) {
    this.policies = policies;
    this.facts = facts;
    this.steps = steps;
    this.sender = sender;
  }

  /**
   * Starts one and calls its first level, unless it was started before.
   *
   * @param role that nobody holds; null to look for somebody who takes the incident on
   */
  void start(String escalationId, String incidentId, List<String> services, Role role) {
    Optional<PolicyPublished> policy =
        policies.policyFor(services).flatMap(facts::newest).map(PolicyPublished.class::cast);
    if (policy.isEmpty()) {
      LOG.error(
          "No escalation policy for incident {}: nobody is paged. Publish one without services, for all.",
          incidentId);
    }
    sender
        .decide(
            new Start(
                escalationId,
                incidentId,
                policy.map(PolicyPublished::policyId).orElse(NO_POLICY),
                policy.map(PolicyPublished::version).orElse(0),
                policy.map(PolicyPublished::levels).orElse(List.of()),
                policy.map(PolicyPublished::repeat).orElse(0),
                role,
                Steps.ESCALATION))
        .forEach(started -> begin((Started) started));
  }

  /**
   * Whether anybody has still to be called is looked up anew. What goes wrong here is done when the
   * log tells of the start.
   */
  private void begin(Started started) {
    try {
      steps.begin(started);
    } catch (RuntimeException e) {
      LOG.warn("The first level is called when the log tells of the start", e);
    }
  }
}
