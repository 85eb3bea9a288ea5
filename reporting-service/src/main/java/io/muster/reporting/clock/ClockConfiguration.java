package io.muster.reporting.clock;

import com.mongodb.client.MongoDatabase;
import io.muster.eventlog.EventLog;
import io.muster.eventlog.codec.EventCodec;
import io.muster.starter.ReadModel;
import io.muster.starter.RetriedByItself;
import io.muster.starter.timer.TimerLoop;
import io.muster.starter.timer.Timers;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the clocks together. */
@Configuration(proxyBeanMethods = false)
class ClockConfiguration {

  @Bean
  Rules regulatoryRules(@Value("${muster.regulation.switch-on:}") List<String> switchedOn) {
    return new Rules(switchedOn.stream().filter(rule -> !rule.isBlank()).toList());
  }

  @Bean
  WorkingDays workingDays() {
    return new WorkingDays();
  }

  @Bean
  Deadlines deadlines(Rules rules, WorkingDays days) {
    return new Deadlines(rules, days);
  }

  @Bean
  Entities legalEntities(EventLog log, EventCodec codec) {
    return new Entities(log, codec);
  }

  @Bean
  ReportForms reportForms() {
    return new ReportForms();
  }

  @Bean
  ReadModel assessmentReadModel() {
    return new ReadModel(Assessments.GROUP, List.of(Assessments.COLLECTION, Assessments.RECORDS));
  }

  /** When each assessment is to be looked at again. */
  @Bean
  Timers clockTimers(MongoDatabase database, Clock clock) {
    return new Timers(database, "reporting_clock_timers", clock);
  }

  @Bean
  TimerLoop clockLoop(Timers clockTimers, ClockWatch watch, Clock clock) {
    return new TimerLoop("regulatory-clocks", clockTimers, watch::due, 1, clock);
  }

  @Bean
  RetriedByItself clockMarksRetried() {
    return new RetriedByItself(ClockWatch.GROUP, Duration.ofSeconds(5), Duration.ofMinutes(1));
  }
}
