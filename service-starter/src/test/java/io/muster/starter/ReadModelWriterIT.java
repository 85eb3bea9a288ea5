package io.muster.starter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import io.muster.eventlog.testing.MongoEngine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.messaging.DefaultInterceptorChain;
import org.axonframework.messaging.MessageHandler;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.ResultMessage;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A message here is just the position of its event. */
class ReadModelWriterIT {

  private static final String ROWS = "rows";

  @RegisterExtension static final MongoEngine MONGO = new MongoEngine();

  private MongoDatabase database;
  private ReadModelWriter writer;

  @BeforeEach
  void open() {
    database = MONGO.freshDatabase();
    writer = new ReadModelWriter(database);
  }

  @Test
  void a_batch_is_written_at_its_end_and_its_handlers_see_each_others_work() {
    List<Object> storedMeanwhile = new ArrayList<>();
    List<Object> seen = new ArrayList<>();
    batch(
        message -> {
          count(position(message));
          storedMeanwhile.add(row());
          seen.add(writer.find(ROWS, "a").orElseThrow().get("count"));
          return null;
        },
        1,
        2,
        3);
    assertThat(storedMeanwhile).containsOnlyNulls();
    assertThat(seen).containsExactly(1, 2, 3);
    assertThat(row()).containsEntry("count", 3).containsEntry("lastPosition", 3L);
  }

  @Test
  void a_batch_that_comes_again_changes_nothing() {
    MessageHandler<EventMessage<?>> counts =
        message -> {
          count(position(message));
          return null;
        };
    batch(counts, 1, 2);
    batch(counts, 1, 2);
    batch(counts, 2, 3);
    assertThat(row()).containsEntry("count", 3);
  }

  @Test
  void an_update_follows_what_the_same_batch_wrote_before() {
    batch(
        message -> {
          if (position(message) == 2) {
            writer.upsert(ROWS, "a", 2, Updates.set("state", "RESOLVED"));
          } else {
            count(position(message));
          }
          return null;
        },
        1,
        2,
        3);
    assertThat(row()).containsEntry("count", 2).containsEntry("state", "RESOLVED");
  }

  @Test
  void
      the_rows_of_a_batchs_aggregates_are_read_once_and_together_however_often_they_are_looked_at() {
    database
        .getCollection(ROWS)
        .insertMany(
            Stream.of("a", "b")
                .map(id -> new Document("_id", id).append("count", 1).append("lastPosition", 1L))
                .toList());
    List<Object> seen = new ArrayList<>();
    batch(
        message -> {
          String id = ((DomainEventMessage<?>) message).getAggregateIdentifier();
          seen.add(writer.find(ROWS, id).map(row -> row.get("count")).orElse(null));
          database.getCollection(ROWS).updateMany(new Document(), Updates.set("count", 9));
          return null;
        },
        List.of(of("a", 2), of("b", 3), of("c", 4), of("b", 5)));
    assertThat(seen).containsExactly(1, 1, null, 1);
  }

  @Test
  void an_update_of_what_is_not_there_makes_nothing_and_what_the_batch_wrote_is_named() {
    List<Object> named = new ArrayList<>();
    batch(
        message -> {
          writer.update(ROWS, "nobody", position(message), Updates.set("state", "RESOLVED"));
          count(position(message));
          named.addAll(writer.ids(ROWS, Filters.eq("count", 1)));
          return null;
        },
        7);
    assertThat(named).containsExactly("a");
    writer.update(ROWS, "a", 8, Updates.set("state", "RESOLVED"));
    assertThat(row()).containsEntry("state", "RESOLVED").containsEntry("lastPosition", 8L);
    assertThat(database.getCollection(ROWS).countDocuments()).isEqualTo(1);
  }

  @Test
  void what_was_read_ahead_gives_way_to_what_the_batch_wrote() {
    for (List<String> order : List.of(List.of("b", "a", "a"), List.of("a", "b", "a"))) {
      database.getCollection(ROWS).deleteMany(new Document());
      database
          .getCollection(ROWS)
          .insertOne(new Document("_id", "a").append("count", 1).append("lastPosition", 1L));
      List<EventMessage<?>> messages = new ArrayList<>();
      for (String id : order) {
        messages.add(of(id, messages.size() + 2L));
      }
      boolean[] updated = new boolean[1];
      batch(
          message -> {
            String id = ((DomainEventMessage<?>) message).getAggregateIdentifier();
            if (id.equals("a") && !updated[0]) {
              updated[0] = true;
              writer.upsert(ROWS, "a", position(message), Updates.set("state", "RESOLVED"));
            } else {
              count(id, position(message));
            }
            return null;
          },
          messages);
      assertThat(row())
          .as(order.toString())
          .containsEntry("state", "RESOLVED")
          .containsEntry("count", 2)
          .containsEntry("lastPosition", 4L);
      assertThat(database.getCollection(ROWS).find(Filters.eq("_id", "b")).first())
          .containsEntry("count", 1);
    }
  }

  @Test
  void what_begins_in_a_batch_is_inserted_and_a_second_one_of_its_name_is_refused() {
    Set<String> begun = Set.of("a");
    writer.together(
        begun,
        begun,
        () -> {
          count(1);
          count(2);
        });
    assertThat(row()).containsEntry("count", 2).containsEntry("lastPosition", 2L);
    assertThatThrownBy(() -> writer.together(begun, begun, () -> count(3)))
        .isInstanceOf(ReadModelBatch.RefusedException.class);
    assertThat(row()).containsEntry("count", 2).containsEntry("lastPosition", 2L);
  }

  @Test
  void outside_a_batch_a_write_is_made_at_once() {
    count(1);
    assertThat(row()).containsEntry("count", 1);
  }

  @Test
  void when_a_document_is_refused_the_batch_comes_again_and_the_event_at_fault_fails_alone() {
    database.getCollection(ROWS).insertOne(new Document("_id", "bad").append("lastPosition", 0L));
    database
        .getCollection(ROWS)
        .updateOne(Filters.eq("_id", "bad"), Updates.set("text", "not a number"));
    List<Long> failed = new ArrayList<>();
    MessageHandler<EventMessage<?>> handler =
        message -> {
          try {
            if (position(message) == 2) {
              writer.upsert(ROWS, "bad", 2, Updates.inc("text", 1));
            } else {
              count(position(message));
            }
          } catch (ReadModelBatch.RefusedException e) {
            failed.add(position(message)); // as the dead-letter queue would
          }
          return null;
        };
    assertThat(batch(handler, 1, 2, 3).isExceptional()).isTrue();
    assertThat(failed).isEmpty();
    assertThat(batch(handler, 1, 2, 3).isExceptional()).isFalse();
    assertThat(failed).containsExactly(2L);
    assertThat(row()).containsEntry("lastPosition", 3L);
  }

  @Test
  void what_is_refused_in_the_midst_of_a_batch_is_not_blamed_on_the_event_that_asks() {
    database
        .getCollection(ROWS)
        .insertOne(new Document("_id", "bad").append("text", "a word").append("lastPosition", 0L));
    List<Long> failed = new ArrayList<>();
    MessageHandler<EventMessage<?>> handler =
        message -> {
          try {
            if (position(message) == 2) {
              writer.upsert(ROWS, "bad", 2, Updates.inc("text", 1));
            } else {
              count(position(message));
              writer.ids(ROWS, Filters.exists("count"));
            }
          } catch (ReadModelBatch.RefusedException e) {
            failed.add(position(message)); // as the dead-letter queue would
          }
          return null;
        };
    ResultMessage<?> first = batch(handler, 1, 2, 3);
    assertThat(first.isExceptional()).isTrue();
    assertThat(failed).isEmpty();
    Throwable unwritten = first.exceptionResult();
    assertThatThrownBy(() -> new Parking("rows", null).decide(null, unwritten)).isSameAs(unwritten);
    assertThat(batch(handler, 1, 2, 3).isExceptional()).isFalse();
    assertThat(failed).containsExactly(2L);
    assertThat(row()).containsEntry("count", 2).containsEntry("lastPosition", 3L);
  }

  @Test
  void collections_are_written_in_the_order_in_which_handlers_wrote_to_them() {
    database
        .getCollection(ROWS)
        .insertOne(new Document("_id", "a").append("text", "no number").append("lastPosition", 0L));
    List<String> before = List.of("first", "second", "third", "fourth");
    List<String> after = List.of("fifth", "sixth", "seventh", "eighth");
    batch(
        message -> {
          before.forEach(name -> writer.upsert(name, "a", 1, Updates.set("is", "there")));
          writer.upsert(ROWS, "a", 1, Updates.inc("text", 1)); // which the database refuses
          after.forEach(name -> writer.upsert(name, "a", 1, Updates.set("is", "there")));
          return null;
        },
        1);
    assertThat(before).allMatch(name -> database.getCollection(name).countDocuments() == 1);
    assertThat(after).allMatch(name -> database.getCollection(name).countDocuments() == 0);
  }

  @Test
  void what_is_to_come_first_is_written_before_what_tells_that_it_is_there() {
    database
        .getCollection(ROWS)
        .insertOne(new Document("_id", "a").append("text", "no number").append("lastPosition", 0L));
    batch(
        message -> {
          writer.first(ROWS);
          writer.first("nothing");
          writer.upsert("tells", "a", 1, Updates.set("is", "there"));
          writer.upsert(ROWS, "a", 1, Updates.inc("text", 1)); // which the database refuses
          return null;
        },
        1);
    assertThat(database.getCollection("tells").countDocuments()).isZero();
  }

  private void count(long position) {
    count("a", position);
  }

  private void count(String id, long position) {
    writer.upsert(ROWS, id, position, row -> row.append("count", row.getInteger("count", 0) + 1));
  }

  @Test
  void small_batches_that_follow_each_other_are_gathered_and_each_is_told_of() {
    List<Set<String>> told = new ArrayList<>();
    writer.onWritten(told::add);
    MessageHandlerInterceptor<EventMessage<?>> gathers = writer.inBatches();
    long start = System.nanoTime();
    for (long position = 1; position <= 12; position++) {
      batch(
          gathers,
          message -> {
            count(position(message));
            return null;
          },
          List.of(GenericEventMessage.asEventMessage(position)));
      assertThat(told.getLast()).containsExactly(ROWS);
    }
    assertThat(Duration.ofNanos(System.nanoTime() - start))
        .isGreaterThanOrEqualTo(Duration.ofMillis(200));
    assertThat(told).hasSize(12);
    assertThat(row()).containsEntry("count", 12);
  }

  private Document row() {
    return database.getCollection(ROWS).find(Filters.eq("_id", "a")).first();
  }

  private static long position(EventMessage<?> message) {
    return (Long) message.getPayload();
  }

  private static EventMessage<?> of(String aggregateId, long position) {
    return new GenericDomainEventMessage<>("Row", aggregateId, position, position);
  }

  private ResultMessage<?> batch(MessageHandler<EventMessage<?>> handler, long... positions) {
    List<EventMessage<?>> messages = new ArrayList<>();
    for (long position : positions) {
      messages.add(GenericEventMessage.asEventMessage(position));
    }
    return batch(handler, messages);
  }

  /** Handles messages the way a processor does. */
  private ResultMessage<?> batch(
      MessageHandler<EventMessage<?>> handler, List<EventMessage<?>> messages) {
    return batch(writer.inBatches(), handler, messages);
  }

  private ResultMessage<?> batch(
      MessageHandlerInterceptor<EventMessage<?>> interceptor,
      MessageHandler<EventMessage<?>> handler,
      List<EventMessage<?>> messages) {
    BatchingUnitOfWork<EventMessage<?>> unitOfWork = new BatchingUnitOfWork<>(messages);
    return unitOfWork.executeWithResult(
        () ->
            new DefaultInterceptorChain<EventMessage<?>>(
                    unitOfWork, Stream.of(interceptor).toList(), handler)
                .proceed());
  }
}
