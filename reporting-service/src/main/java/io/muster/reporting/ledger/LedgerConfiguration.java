package io.muster.reporting.ledger;

import com.mongodb.client.MongoDatabase;
import io.muster.eventlog.EventLog;
import io.muster.eventlog.codec.EventCodec;
import io.muster.starter.ReadModel;
import io.muster.starter.ReadModelWriter;
import java.util.List;
import org.axonframework.config.ConfigurerModule;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the ledger together. */
@Configuration(proxyBeanMethods = false)
class LedgerConfiguration {

  @Bean
  LedgerIndex ledgerIndex(MongoDatabase database, ReadModelWriter writer) {
    return new LedgerIndex(database, writer);
  }

  @Bean
  IndexProgress indexProgress() {
    return new IndexProgress();
  }

  @Bean
  Ledger ledger(EventLog log, EventCodec codec, LedgerIndex index, IndexProgress progress) {
    return new Ledger(log, new LogReader(log, codec), index, progress);
  }

  @Bean
  ReadModel ledgerReadModel() {
    return new ReadModel(LedgerProjector.GROUP, List.of(LedgerIndex.ROWS, LedgerIndex.INCIDENTS));
  }

  /** One segment, so that rows are written in log order and the newest row tells how far it is. */
  @Bean
  ConfigurerModule ledgerInLogOrder() {
    return configurer ->
        configurer
            .eventProcessing()
            .registerPooledStreamingEventProcessorConfiguration(
                LedgerProjector.GROUP, (c, builder) -> builder.initialSegmentCount(1));
  }
}
