package io.muster.notification.delivery.page;

import io.muster.contracts.Actor;
import io.muster.contracts.automation.AutomationRuleEvent;
import io.muster.contracts.automation.AutomationRuleEvent.Published;
import io.muster.contracts.automation.RuleActors;
import io.muster.contracts.conversation.ConversationEvent.BridgeOpened;
import io.muster.contracts.paging.EscalationEvent;
import io.muster.contracts.paging.PageEvent;
import io.muster.contracts.planning.ResponsePlanEvent;
import io.muster.contracts.regulation.AssessmentEvent.ThresholdReached;
import io.muster.contracts.regulation.ClockMark;
import io.muster.notification.conversation.Bridges;
import io.muster.notification.delivery.link.AckLinks;
import io.muster.notification.escalation.EscalationIds;
import io.muster.notification.facts.Facts;
import io.muster.notification.facts.IncidentNow;
import io.muster.notification.facts.Incidents;
import io.muster.notification.facts.RoleWords;
import io.muster.notification.oncall.OnCall;
import io.muster.starter.MusterProperties;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Words a page: what, how bad, since when, why you, and what to do. */
@Component
public class PageWriter {

  private static final int LONGEST_TITLE = 150;
  private static final DateTimeFormatter UTC =
      DateTimeFormatter.ofPattern("d MMM uuuu HH:mm 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private final Facts facts;
  private final Incidents incidents;
  private final OnCall onCall;
  private final AckLinks links;
  private final Bridges bridges;
  private final MusterProperties muster;

  PageWriter(
      Facts facts,
      Incidents incidents,
      OnCall onCall,
      AckLinks links,
      Bridges bridges,
      MusterProperties muster) {
    this.facts = facts;
    this.incidents = incidents;
    this.onCall = onCall;
    this.links = links;
    this.bridges = bridges;
    this.muster = muster;
  }

  /** What a page says to somebody of this name. */
  public PageWords words(PageEvent.Requested page, String name) {
    IncidentNow incident = incidents.find(page.incidentId()).orElseThrow();
    EscalationEvent.Started started = null;
    Instant nextAt = null;
    PageWords.HandOver handOver = null;
    for (var event : facts.of(page.escalationId())) {
      if (event instanceof EscalationEvent.Started first) {
        started = first;
      } else if (event instanceof EscalationEvent.StepFired step
          && step.round() == page.round()
          && step.level() == page.level()) {
        nextAt = step.nextAt();
      } else if (event instanceof EscalationEvent.HandOverAsked asked) {
        handOver = new PageWords.HandOver(nameOf(asked.by()), OneLine.of(asked.summary()));
      }
    }
    boolean stillOn = started != null && started.asksStillOn();
    if (stillOn || handOver != null) {
      nextAt = started.at().plusSeconds(started.levels().getFirst().ackTimeoutSeconds());
    }
    String role = started == null || started.role() == null ? null : RoleWords.of(started.role());
    String rule = started == null ? null : ruleOf(started);
    ThresholdReached report = started == null ? null : reportOf(started);
    Optional<BridgeOpened> bridge = bridges.open(incident.id());
    return new PageWords(
        incident.number(),
        incident.severity().name(),
        OneLine.atMost(
            LONGEST_TITLE,
            title(role, rule, report, stillOn, handOver, OneLine.of(incident.title()))),
        incident.services().isEmpty()
            ? "not known yet"
            : OneLine.of(String.join(", ", incident.services())),
        UTC.format(incident.since()),
        OneLine.of(name),
        started == null ? "" : OneLine.of(laidDownIn(started, rule, report)),
        page.level(),
        started == null ? page.level() : started.levels().size(),
        started == null || started.repeat() == 0
            ? null
            : "round %d of %d".formatted(page.round(), started.repeat() + 1),
        role,
        why(rule, report),
        stillOn,
        handOver,
        nextAt == null ? null : UTC.format(nextAt),
        links.urlFor(incident.id(), page.personId(), page.pageId()),
        muster.publicUrl() + path(incident, report),
        bridge.map(BridgeOpened::joinUrl).orElse(null),
        bridge.map(BridgeOpened::dialIn).map(OneLine::of).orElse(null));
  }

  private static String path(IncidentNow incident, ThresholdReached report) {
    return report == null
        ? "/incidents/" + incident.number()
        : "/compliance/clocks/%s/%s/%s"
            .formatted(incident.number(), report.entityId(), report.report());
  }

  private static String nameOf(Actor person) {
    return OneLine.of(person.name() == null ? person.id() : person.name());
  }

  /** By what they are paged: a policy, or the rule or plan that names them itself. */
  private String laidDownIn(EscalationEvent.Started started, String rule, ThresholdReached report) {
    if (report != null && started.policyId().equals(report.assessmentId())) {
      return "%s: %s".formatted(report.regime(), report.name());
    }
    if (started.policyId().startsWith(AutomationRuleEvent.ID_PREFIX)) {
      return rule;
    }
    return facts
        .find(
            started.policyId(),
            ResponsePlanEvent.Published.class,
            it -> it.version() == started.policyVersion())
        .map(it -> it.content().name())
        .orElseGet(() -> onCall.policyName(started.policyId()));
  }

  /** What the rule is called that has somebody paged; null when none does. */
  private String ruleOf(EscalationEvent.Started started) {
    if (!started.calledByRule()) {
      return null;
    }
    String ruleId = RuleActors.ruleOf(started.by()).orElseThrow();
    int version = RuleActors.versionOf(started.by());
    return facts
        .find(ruleId, Published.class, it -> it.version() == version)
        .map(it -> OneLine.of(it.content().name()))
        .orElse(ruleId);
  }

  /** What is reminded of that has somebody paged; null when nothing is, or not any more. */
  private ThresholdReached reportOf(EscalationEvent.Started started) {
    return started.callsForReport()
        ? facts
            .find(
                EscalationIds.assessmentOf(started.escalationId()),
                ThresholdReached.class,
                mark ->
                    EscalationIds.ofReport(mark, false).equals(started.escalationId())
                        || EscalationIds.ofReport(mark, true).equals(started.escalationId()))
            .orElse(null)
        : null;
  }

  private static String why(String rule, ThresholdReached report) {
    if (rule != null) {
      return "The automation rule “%s” has you called, whoever has taken the incident on. Whatever you do in it, a note for instance, ends the calls"
          .formatted(rule);
    }
    return report == null
        ? null
        : "%s has to file the report “%s” under %s; it %s due at %s. Whatever you do for it ends the calls, saying why it will be late, too"
            .formatted(
                OneLine.of(report.entity()),
                report.name(),
                report.regime(),
                report.mark() == ClockMark.PASSED ? "was" : "is",
                UTC.format(report.dueAt()));
  }

  private static String title(
      String role,
      String rule,
      ThresholdReached report,
      boolean stillOn,
      PageWords.HandOver handOver,
      String title) {
    if (report != null) {
      return "%s, %s, %s: %s"
          .formatted(
              report.mark() == ClockMark.PASSED
                  ? "Limit passed"
                  : report.mark().percent() + " % of the time gone",
              report.regime(),
              report.name(),
              title);
    }
    if (handOver != null) {
      return "%s hands it over to you: %s".formatted(handOver.giver(), title);
    }
    if (stillOn) {
      return "Are you still on it? " + title;
    }
    if (rule != null) {
      return "By the rule “%s”: %s".formatted(rule, title);
    }
    return role == null ? title : "Nobody is %s: %s".formatted(role, title);
  }
}
