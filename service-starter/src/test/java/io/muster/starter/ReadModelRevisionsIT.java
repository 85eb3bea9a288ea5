package io.muster.starter;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import io.muster.contracts.EventCatalog;
import io.muster.eventlog.axon.LogSerializer;
import io.muster.eventlog.axon.PositionToken;
import io.muster.eventlog.codec.EventCodec;
import io.muster.eventlog.codec.EventTypes;
import io.muster.eventlog.codec.KeyRing;
import io.muster.eventlog.testing.MongoEngine;
import java.time.Duration;
import java.util.List;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.extensions.mongo.DefaultMongoTemplate;
import org.axonframework.extensions.mongo.eventsourcing.tokenstore.MongoTokenStore;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ReadModelRevisionsIT {

  private static final String GROUP = "sample.view";
  private static final String ROWS = "sample_rows";
  private static final String PARKED = "sample_dead_letters";
  private static final String REVISIONS = "sample_read_models";

  @RegisterExtension static final MongoEngine MONGO = new MongoEngine();

  private MongoDatabase database;
  private SparseTokenStore tokens;

  @BeforeEach
  void rowsThatWereBuiltUpToSomePlace() {
    database = MONGO.freshDatabase();
    tokens = tokens("this copy");
    built();
  }

  @Test
  void rows_of_another_revision_are_dropped_once_with_the_place_in_the_log_and_what_was_parked() {
    database.getCollection(PARKED).insertOne(new Document("processingGroup", GROUP));
    database.getCollection(PARKED).insertOne(new Document("processingGroup", "sample.other"));
    start(2, Patience.LONGEST);
    assertThat(rows()).isZero();
    assertThat(tokens.fetchSegments(GROUP)).isEmpty();
    assertThat(database.getCollection(PARKED).find().first())
        .containsEntry("processingGroup", "sample.other");

    built();
    start(2, Patience.LONGEST);
    assertThat(rows()).isEqualTo(1);
    assertThat(tokens.fetchSegments(GROUP)).hasSize(2);

    start(1, Patience.LONGEST);
    assertThat(rows()).as("after going back to the version before").isZero();
  }

  @Test
  void rows_of_the_first_revision_stay_and_nothing_is_kept_of_them() {
    start(1, Patience.LONGEST);
    assertThat(rows()).isEqualTo(1);
    assertThat(tokens.fetchSegments(GROUP)).hasSize(2);
    assertThat(database.listCollectionNames()).doesNotContain(REVISIONS);
  }

  @Test
  void rows_another_copy_still_writes_stay_until_that_copy_is_gone() {
    SparseTokenStore other = tokens("another copy");
    other.fetchToken(GROUP, 1);
    start(2, Duration.ofMillis(1));
    assertThat(rows()).isEqualTo(1);
    assertThat(tokens.fetchSegments(GROUP)).hasSize(2);

    other.releaseClaim(GROUP, 1);
    start(2, Patience.LONGEST);
    assertThat(rows()).isZero();
  }

  private void built() {
    tokens.initializeTokenSegments(GROUP, 2, PositionToken.START);
    database.getCollection(ROWS).insertOne(new Document("lastPosition", 7L));
  }

  private void start(int revision, Duration patience) {
    new ReadModelRevisions(tokens, database, database.getCollection(PARKED), REVISIONS, patience)
        .bringUpToDate(List.of(new ReadModel(GROUP, List.of(ROWS), revision)));
  }

  private long rows() {
    return database.getCollection(ROWS).countDocuments();
  }

  private SparseTokenStore tokens(String copy) {
    return new SparseTokenStore(
        MongoTokenStore.builder()
            .mongoTemplate(DefaultMongoTemplate.builder().mongoDatabase(database).build())
            .serializer(
                new LogSerializer(
                    new EventCodec(
                        KeyRing.inMemory(),
                        EventTypes.of(EventCatalog.roots().toArray(new Class<?>[0])))))
            .nodeId(copy)
            .transactionManager(NoTransactionManager.instance()),
        System::nanoTime);
  }
}
