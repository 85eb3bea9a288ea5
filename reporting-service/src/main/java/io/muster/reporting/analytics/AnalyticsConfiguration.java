package io.muster.reporting.analytics;

import com.mongodb.client.MongoDatabase;
import io.muster.contracts.Event;
import io.muster.contracts.alert.IntegrationEvent;
import io.muster.contracts.catalog.CatalogServiceEvent;
import io.muster.contracts.change.ChangeEvent;
import io.muster.contracts.incident.IncidentEvent;
import io.muster.contracts.oncall.ContactEvent;
import io.muster.contracts.paging.PageEvent;
import io.muster.contracts.review.ReviewEvent;
import io.muster.starter.ReadModel;
import io.muster.starter.ReadModelWriter;
import io.muster.starter.Recorded;
import java.util.List;
import java.util.function.BiConsumer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts analytics together. */
@Configuration(proxyBeanMethods = false)
class AnalyticsConfiguration {

  @Bean
  ReadModel analyticsReadModel() {
    return new ReadModel(
        IncidentRows.GROUP,
        List.of(
            IncidentRows.INCIDENTS,
            IncidentRows.ACTIONS,
            IncidentRows.SERVICES,
            IncidentRows.SOURCES,
            WorkRows.PAGES,
            WorkRows.CHANGES,
            WorkRows.PEOPLE),
        new ReadModel.Beside(
            List.of(
                IncidentEvent.class,
                ReviewEvent.class,
                CatalogServiceEvent.class,
                IntegrationEvent.class,
                PageEvent.class,
                ChangeEvent.class,
                ContactEvent.class),
            false,
            AnalyticsConfiguration::handlers));
  }

  /** The same as the processing group hands to the rows. */
  private static BiConsumer<Event, Recorded> handlers(
      MongoDatabase database, ReadModelWriter writer) {
    IncidentRows incidents = new IncidentRows(database, writer);
    WorkRows work = new WorkRows(database, writer);
    return (event, recorded) -> {
      switch (event) {
        case IncidentEvent e -> incidents.on(e, recorded);
        case ReviewEvent e -> incidents.on(e, recorded);
        case CatalogServiceEvent e -> incidents.on(e, recorded);
        case IntegrationEvent.Created e -> incidents.on(e, recorded);
        case PageEvent e -> work.on(e, recorded);
        case ChangeEvent e -> work.on(e, recorded);
        case ContactEvent.RulesSet e -> work.on(e, recorded);
        default -> {
          // No row is made of it.
        }
      }
    };
  }

  @Bean
  ReadModel lessonsReadModel() {
    return new ReadModel(
        ReviewRows.GROUP,
        List.of(ReviewRows.REVIEWS),
        new ReadModel.Beside(
            List.of(ReviewEvent.class),
            true,
            (database, writer) -> {
              ReviewRows rows = new ReviewRows(database, writer);
              return (event, recorded) -> rows.on((ReviewEvent) event, recorded);
            }));
  }

  @Bean
  AnalyticsMeters analyticsMeters(Work work) {
    return new AnalyticsMeters(work::lastDays);
  }
}
