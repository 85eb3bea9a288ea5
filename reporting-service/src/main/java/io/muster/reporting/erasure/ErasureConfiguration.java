package io.muster.reporting.erasure;

import io.muster.eventlog.EventLog;
import io.muster.eventlog.codec.EventCodec;
import io.muster.eventlog.codec.KeyRing;
import io.muster.reporting.ledger.Ledger;
import io.muster.starter.CommandSender;
import io.muster.starter.ReadModel;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts erasure together. */
@Configuration(proxyBeanMethods = false)
class ErasureConfiguration {

  @Bean
  Facts erasureFacts(EventLog log, EventCodec codec) {
    return new Facts(log, codec);
  }

  @Bean
  Holds holds(Facts facts, Ledger ledger) {
    return new Holds(facts, ledger);
  }

  @Bean
  ErasureProcess erasureProcess(
      ErasureRows rows, Facts facts, Holds holds, KeyRing keys, CommandSender sender) {
    return new ErasureProcess(rows, facts, holds, keys, sender);
  }

  @Bean
  ErasureKeeper erasureKeeper(ErasureProcess process, ErasureRows rows) {
    return new ErasureKeeper(process, rows);
  }

  @Bean
  ReadModel erasureReadModel() {
    return new ReadModel(ErasureRows.GROUP, List.of(ErasureRows.COLLECTION));
  }
}
