package io.muster.starter;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import io.muster.contracts.EventCatalog;
import io.muster.eventlog.EventLog;
import io.muster.eventlog.axon.LogEventStore;
import io.muster.eventlog.axon.LogSerializer;
import io.muster.eventlog.axon.MongoLogStorageEngine;
import io.muster.eventlog.codec.EventCodec;
import io.muster.eventlog.codec.EventTypes;
import io.muster.eventlog.codec.KeyFolder;
import io.muster.eventlog.codec.KeyRing;
import io.muster.eventlog.codec.Upcasters;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;

/** The log, and the keys and names it is read with. */
@Configuration(proxyBeanMethods = false)
class LogConfiguration {

  @Bean
  @ConditionalOnMissingBean
  Clock clock() {
    return Clock.systemUTC();
  }

  @Bean(destroyMethod = "close")
  MongoClient mongoClient(MusterProperties properties) {
    return MongoClients.create(
        MongoClientSettings.builder()
            .applyConnectionString(new ConnectionString(properties.mongodbUri()))
            .applicationName("muster-" + properties.service())
            .applyToClusterSettings(cluster -> cluster.serverSelectionTimeout(10, TimeUnit.SECONDS))
            .build());
  }

  @Bean
  MongoDatabase mongoDatabase(MongoClient client, MusterProperties properties) {
    String name = new ConnectionString(properties.mongodbUri()).getDatabase();
    return client.getDatabase(
        Objects.requireNonNull(
            name,
            "MUSTER_MONGODB_URI names no database: add one after the last slash, such as /muster"));
  }

  @Bean(destroyMethod = "close")
  KeyDatabase keyDatabase(MongoClient client, MongoDatabase database, MusterProperties properties) {
    return KeyDatabase.of(client, database, properties);
  }

  /**
   * On a developer's machine a first key-encryption key is made; elsewhere an operator makes it.
   */
  @Bean
  KeyRing keyRing(KeyDatabase keys, MusterProperties properties, Environment environment) {
    Path folder = Path.of(properties.keyEncryptionKeys());
    return KeyRing.open(
        keys.database(),
        environment.acceptsProfiles(Profiles.of("local"))
            ? KeyFolder.atOrMade(folder)
            : KeyFolder.at(folder));
  }

  @Bean
  ContentStore contentStore(MongoDatabase database, KeyRing keys, ContentProperties settings) {
    return new ContentStore(database, keys, settings);
  }

  @Bean
  @ConditionalOnMissingBean
  EventCodec eventCodec(KeyRing keys) {
    return new EventCodec(
        keys, EventTypes.of(EventCatalog.roots().toArray(new Class<?>[0])), Upcasters.all());
  }

  @Bean
  @Primary
  LogSerializer logSerializer(EventCodec codec) {
    return new LogSerializer(codec);
  }

  @Bean(destroyMethod = "close")
  EventLog eventLog(MongoDatabase database, Clock clock) {
    return EventLog.open(database, clock);
  }

  @Bean
  MongoLogStorageEngine eventStorageEngine(
      EventLog log, LogSerializer serializer, KeyRing keys, MongoDatabase database) {
    return new MongoLogStorageEngine(log, serializer, keys, database);
  }

  @Bean
  LogEventStore eventStore(MongoLogStorageEngine engine) {
    return LogEventStore.of(engine);
  }
}
