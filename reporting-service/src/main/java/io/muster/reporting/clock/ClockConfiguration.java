package io.muster.reporting.clock;

import io.muster.eventlog.EventLog;
import io.muster.eventlog.codec.EventCodec;
import io.muster.starter.ReadModel;
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
}
