package io.muster.reporting.audit;

import com.mongodb.client.MongoDatabase;
import io.muster.starter.ReadModel;
import io.muster.starter.RetriedByItself;
import io.muster.starter.timer.TimerLoop;
import io.muster.starter.timer.Timers;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.axonframework.config.ConfigurerModule;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts standing reports together. */
@Configuration(proxyBeanMethods = false)
class AuditConfiguration {

  @Bean
  ReadModel auditReadModel() {
    return new ReadModel(
        AuditIndex.GROUP,
        List.of(
            AuditIndex.SUBJECTS,
            AuditIndex.REPORTS,
            AuditIndex.SCHEDULES,
            EngagementIndex.ENGAGEMENTS,
            EngagementIndex.VIEWS),
        2);
  }

  /** One segment, so that rows are written in log order. */
  @Bean
  ConfigurerModule auditInLogOrder() {
    return configurer ->
        configurer
            .eventProcessing()
            .registerPooledStreamingEventProcessorConfiguration(
                AuditIndex.GROUP, (c, builder) -> builder.initialSegmentCount(1));
  }

  /** When the next report of each schedule is due. */
  @Bean
  Timers auditTimers(MongoDatabase database, Clock clock) {
    return new Timers(database, "reporting_audit_timers", clock);
  }

  @Bean
  TimerLoop auditLoop(Timers auditTimers, AuditScheduler scheduler, Clock clock) {
    return new TimerLoop("audit-schedules", auditTimers, scheduler::due, 1, clock);
  }

  @Bean
  RetriedByItself auditSchedulesRetried() {
    return new RetriedByItself(AuditScheduler.GROUP, Duration.ofSeconds(5), Duration.ofMinutes(1));
  }
}
