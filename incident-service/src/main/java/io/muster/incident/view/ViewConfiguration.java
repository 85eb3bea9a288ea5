package io.muster.incident.view;

import io.muster.incident.insight.ChangeRows;
import io.muster.incident.insight.dependency.DependencyRows;
import io.muster.incident.insight.suspect.CauseRows;
import io.muster.incident.intake.Integrations;
import io.muster.incident.intake.KnownAlerts;
import io.muster.incident.intake.report.ReportRows;
import io.muster.incident.triage.AlertGroups;
import io.muster.starter.ReadModel;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Names everything this service derives from the log for reading. */
@Configuration(proxyBeanMethods = false)
class ViewConfiguration {

  static final String GROUP = "incident.view";

  /** The third tells of bridge calls in the timeline and has a row for each item of evidence. */
  private static final int REVISION = 3;

  @Bean
  ReadModel incidentReadModel() {
    return new ReadModel(
        GROUP,
        List.of(
            IncidentRows.COLLECTION,
            TimelineRows.COLLECTION,
            KeptItemRows.COLLECTION,
            IncidentLinks.COLLECTION,
            AlertGroups.COLLECTION,
            AlertGroups.ALERTS,
            AlertGroupRows.COLLECTION,
            Integrations.COLLECTION,
            ChangeRows.COLLECTION,
            DependencyRows.COLLECTION,
            CauseRows.COLLECTION,
            ReportRows.COLLECTION,
            KnownAlerts.COLLECTION),
        REVISION);
  }
}
