package io.muster.starter;

import com.mongodb.client.MongoDatabase;
import io.muster.eventlog.EventLog;
import io.muster.eventlog.axon.LogSerializer;
import io.muster.eventlog.axon.MongoLogStorageEngine;
import io.muster.eventlog.axon.SealedDeadLetters;
import io.muster.eventlog.codec.EventCodec;
import io.muster.eventlog.codec.KeyRing;
import io.muster.eventlog.codec.UnreadableEventException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.config.EventProcessingConfigurer;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.async.SequentialPerAggregatePolicy;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventsourcing.EventCountSnapshotTriggerDefinition;
import org.axonframework.eventsourcing.SnapshotTriggerDefinition;
import org.axonframework.eventsourcing.Snapshotter;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.extensions.mongo.DefaultMongoTemplate;
import org.axonframework.extensions.mongo.MongoTemplate;
import org.axonframework.extensions.mongo.eventhandling.deadletter.MongoSequencedDeadLetterQueue;
import org.axonframework.extensions.mongo.eventsourcing.tokenstore.MongoTokenStore;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.StreamableMessageSource;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * How services follow the log: from its first event, in batches, each aggregate in order. A handler
 * that fails parks its aggregate's events in the dead-letter queue while others flow; nothing slips
 * by.
 */
@Configuration(proxyBeanMethods = false)
class ProcessorConfiguration {

  /** Few, because each holds a claim that is renewed in the database every few seconds. */
  private static final int SEGMENTS = 2;

  private static final int BATCH = 200;

  @Bean
  MongoTemplate axonMongoTemplate(MongoDatabase database, MusterProperties properties) {
    return DefaultMongoTemplate.builder()
        .mongoDatabase(database)
        .trackingTokensCollectionName(properties.service() + "_tokens")
        .deadLetterCollectionName(deadLetters(properties))
        .build();
  }

  @Bean
  TokenStore tokenStore(MongoTemplate template, LogSerializer serializer, EventLog log) {
    SparseTokenStore tokens =
        new SparseTokenStore(
            MongoTokenStore.builder()
                .mongoTemplate(template)
                .serializer(serializer)
                .transactionManager(NoTransactionManager.instance()),
            System::nanoTime);
    log.doorbell().onTrouble(tokens::loseClaims);
    return tokens;
  }

  @Bean
  ConfigurerModule followTheLog(
      MongoTemplate template,
      LogSerializer serializer,
      MusterProperties properties,
      ReadModelWriter writer,
      SideBySide sideBySide,
      ObjectProvider<ReadModel> readModels,
      ListableBeanFactory beans) {
    return configurer -> {
      EventProcessingConfigurer processing = configurer.eventProcessing();
      groups(beans, properties).forEach(group -> parkLoudly(processing, group, serializer));
      processing
          .usingPooledStreamingEventProcessors(
              (configuration, builder) ->
                  builder
                      .initialToken(StreamableMessageSource::createTailToken)
                      .initialSegmentCount(SEGMENTS)
                      .batchSize(BATCH))
          .registerDefaultSequencingPolicy(c -> SequentialPerAggregatePolicy.instance())
          .registerDefaultListenerInvocationErrorHandler(c -> PropagatingErrorHandler.instance())
          .registerDefaultErrorHandler(c -> PropagatingErrorHandler.instance())
          .registerDeadLetterQueueProvider(
              group ->
                  c ->
                      MongoSequencedDeadLetterQueue.builder()
                          .processingGroup(group)
                          .mongoTemplate(template)
                          .serializer(serializer)
                          .clearConverters()
                          .addConverter(new SealedDeadLetters(serializer))
                          .transactionManager(NoTransactionManager.instance())
                          .build())
          .registerDefaultHandlerInterceptor(
              (c, group) ->
                  readModels.stream().anyMatch(model -> model.group().equals(group))
                      ? writer.inBatches()
                      : sideBySide.inBatches())
          .registerDefaultHandlerInterceptor((c, group) -> keysFirst())
          .assignHandlerInstancesMatching(
              peopleGroup(properties), PeopleProjector.class::isInstance)
          .assignHandlerInstancesMatching(scrubGroup(properties), Scrubber.class::isInstance);
    };
  }

  /**
   * An event whose keys cannot be fetched now is no poisoned event: the processor waits and tries
   * again, where a handler that fails would have it parked.
   */
  private static MessageHandlerInterceptor<EventMessage<?>> keysFirst() {
    return (unitOfWork, chain) -> {
      try {
        unitOfWork.getMessage().getPayload();
      } catch (UnreadableEventException parkedByTheHandlersThatNeedIt) {
        return chain.proceed();
      }
      return chain.proceed();
    };
  }

  private static Stream<String> groups(ListableBeanFactory beans, MusterProperties properties) {
    return Stream.concat(
            Stream.of(peopleGroup(properties), scrubGroup(properties)),
            Arrays.stream(beans.getBeanNamesForAnnotation(ProcessingGroup.class))
                .map(name -> beans.findAnnotationOnBean(name, ProcessingGroup.class).value()))
        .distinct();
  }

  /**
   * What is parked is remembered, else the dead-letter queue is asked before every event whether
   * its aggregate is. Whoever reads the log anew meets what was parked again in its place; kept
   * from before, it would hold back what came earlier.
   */
  private static void parkLoudly(
      EventProcessingConfigurer processing, String group, LogSerializer serializer) {
    processing
        .registerDeadLetterPolicy(group, c -> new Parking(group, serializer))
        .registerDeadLetteringEventHandlerInvokerConfiguration(
            group, (c, builder) -> builder.enableSequenceIdentifierCache().allowReset(true));
  }

  private static String peopleGroup(MusterProperties properties) {
    return properties.service() + ".people";
  }

  private static String scrubGroup(MusterProperties properties) {
    return properties.service() + ".scrub";
  }

  private static String deadLetters(MusterProperties properties) {
    return properties.service() + "_dead_letters";
  }

  private static String peopleCollection(MusterProperties properties) {
    return properties.service() + "_people";
  }

  @Bean
  PeopleProjector peopleProjector(ReadModelWriter writer, MusterProperties properties) {
    return new PeopleProjector(writer, peopleCollection(properties));
  }

  @Bean
  ReadModel peopleReadModel(MusterProperties properties) {
    return new ReadModel(peopleGroup(properties), List.of(peopleCollection(properties)));
  }

  @Bean
  ReadModelRevisions readModelRevisions(
      TokenStore tokens,
      MongoDatabase database,
      MusterProperties properties,
      List<ReadModel> readModels) {
    return new ReadModelRevisions(
            tokens,
            database,
            database.getCollection(deadLetters(properties)),
            properties.service() + "_read_models",
            Duration.ofSeconds(15))
        .bringUpToDate(readModels);
  }

  @Bean
  PeopleDirectory peopleDirectory(
      MongoDatabase database, MusterProperties properties, EventLog log, EventCodec codec) {
    return new PeopleDirectory(database, peopleCollection(properties), log, codec);
  }

  @Bean
  ReadModelWriter readModelWriter(MongoDatabase database) {
    return new ReadModelWriter(database);
  }

  @Bean
  SideBySide sideBySide() {
    return new SideBySide();
  }

  @Bean
  RecordedParameter recordedParameter(LogSerializer serializer) {
    return new RecordedParameter(serializer);
  }

  @Bean
  AggregateCache aggregateCache(MongoLogStorageEngine engine, EventLog log) {
    AggregateCache cache = new AggregateCache();
    engine.watch(cache::seen, cache::removeAll);
    log.doorbell().onTrouble(cache::removeAll);
    return cache;
  }

  /** For aggregates whose history may grow long; one is loaded from its last fifty events. */
  @Bean
  SnapshotTriggerDefinition everyFiftyEvents(Snapshotter snapshotter) {
    return new EventCountSnapshotTriggerDefinition(snapshotter, 50);
  }

  @Bean
  HeldInMemory heldInMemory(
      MongoLogStorageEngine engine,
      KeyRing keys,
      PeopleDirectory people,
      AggregateCache aggregates) {
    HeldInMemory memory = new HeldInMemory(keys, people, aggregates);
    engine.watch(memory::seen, memory::forget);
    return memory;
  }

  @Bean
  Scrubber scrubber(
      MusterProperties properties,
      HeldInMemory memory,
      MongoLogStorageEngine engine,
      MongoDatabase database,
      EventCodec codec,
      CommandSender sender) {
    return new Scrubber(
        properties, memory, engine, database.getCollection(deadLetters(properties)), codec, sender);
  }

  /** An erasure goes on by itself once what kept this service from scrubbing is over. */
  @Bean
  RetriedByItself scrubbing(MusterProperties properties) {
    return new RetriedByItself(
        scrubGroup(properties), Duration.ofSeconds(5), Duration.ofMinutes(5));
  }

  @Bean
  ParkedEvents parkedEvents(
      EventProcessingConfiguration processing,
      List<RetriedByItself> retriedByItself,
      MongoDatabase database,
      MusterProperties properties) {
    return new ParkedEvents(
        processing, retriedByItself, database.getCollection(deadLetters(properties)));
  }

  @Bean
  RequestCorrelation requestCorrelation() {
    return new RequestCorrelation();
  }

  @Bean
  CommandTarget commandTarget() {
    return new CommandTarget();
  }

  @Bean
  CommandSender commandSender(
      CommandGateway commands,
      CommandBus bus,
      EventStore events,
      EventLog log,
      EventCodec codec,
      PeopleDirectory people) {
    return new CommandSender(commands, bus, events, log, codec, people);
  }

  @Bean
  ProcessingGroups processingGroups(EventProcessingConfiguration processing) {
    return new ProcessingGroups(processing);
  }

  @Bean
  LogFollowersHealth logFollowersHealth(EventProcessingConfiguration processing) {
    return new LogFollowersHealth(processing);
  }
}
