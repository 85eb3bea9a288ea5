package io.muster.notification.delivery.notice;

import io.muster.contracts.audit.AuditScheduleEvent;
import io.muster.contracts.audit.AuditScheduleEvent.ReportMade;
import io.muster.contracts.paging.NoticeEvent;
import io.muster.contracts.paging.NoticeEvent.Kind;
import io.muster.notification.facts.Facts;
import io.muster.starter.CommandSender;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;

/**
 * Tells those who wanted it that a standing report was made. The mail holds a link and nothing of
 * the report, so that who opens it sees what they may see.
 */
@Component
@ProcessingGroup(AuditNotices.GROUP)
class AuditNotices implements NoticeWords {

  static final String GROUP = "notification.audits";

  private final Facts facts;
  private final CommandSender sender;

  AuditNotices(Facts facts, CommandSender sender) {
    this.facts = facts;
    this.sender = sender;
  }

  @EventHandler
  void on(AuditScheduleEvent event) {
    if (event instanceof ReportMade made) {
      made.recipientIds().stream()
          .map(
              person ->
                  Requests.of(
                      null, person, Kind.AUDIT_REPORT_MADE, made.scheduleId(), made.reportId()))
          .forEach(sender::sendSystem);
    }
  }

  @Override
  public Set<Kind> kinds() {
    return Set.of(Kind.AUDIT_REPORT_MADE);
  }

  @Override
  public Optional<Told> told(NoticeEvent.Requested notice) {
    return facts.readable(notice.aboutId()).stream()
        .filter(event -> event instanceof ReportMade made && made.reportId().equals(notice.part()))
        .map(event -> told((ReportMade) event))
        .findFirst();
  }

  private static Told told(ReportMade made) {
    return new Told(
        "%s, %s to %s".formatted(made.title(), made.from(), made.to()),
        List.of(
            "The standing report of this period was made. Its exceptions come first.",
            "You are told because you are named on its schedule. Managers and auditors can open it."),
        "Read the report",
        "/compliance/audits/" + made.reportId());
  }
}
