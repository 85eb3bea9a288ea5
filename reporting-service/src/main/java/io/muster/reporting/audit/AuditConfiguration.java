package io.muster.reporting.audit;

import io.muster.starter.ReadModel;
import java.util.List;
import org.axonframework.config.ConfigurerModule;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts standing reports together. */
@Configuration(proxyBeanMethods = false)
class AuditConfiguration {

  @Bean
  ReadModel auditReadModel() {
    return new ReadModel(AuditIndex.GROUP, List.of(AuditIndex.SUBJECTS, AuditIndex.REPORTS));
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
}
