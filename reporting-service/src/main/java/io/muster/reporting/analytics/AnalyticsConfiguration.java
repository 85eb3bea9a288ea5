package io.muster.reporting.analytics;

import io.muster.starter.ReadModel;
import java.util.List;
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
            WorkRows.PEOPLE));
  }

  @Bean
  ReadModel lessonsReadModel() {
    return new ReadModel(ReviewRows.GROUP, List.of(ReviewRows.REVIEWS));
  }

  @Bean
  AnalyticsMeters analyticsMeters(Work work) {
    return new AnalyticsMeters(work::lastDays);
  }
}
