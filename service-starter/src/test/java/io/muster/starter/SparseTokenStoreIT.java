package io.muster.starter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.contracts.EventCatalog;
import io.muster.eventlog.axon.LogSerializer;
import io.muster.eventlog.axon.PositionToken;
import io.muster.eventlog.codec.EventCodec;
import io.muster.eventlog.codec.EventTypes;
import io.muster.eventlog.codec.KeyRing;
import io.muster.eventlog.testing.MongoEngine;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.axonframework.extensions.mongo.DefaultMongoTemplate;
import org.axonframework.extensions.mongo.eventsourcing.tokenstore.MongoTokenStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SparseTokenStoreIT {

  private static final String PROCESSOR = "sample.view";

  @RegisterExtension static final MongoEngine MONGO = new MongoEngine();

  private final AtomicLong nanos = new AtomicLong();
  private SparseTokenStore tokens;

  @BeforeEach
  void claim() {
    tokens =
        new SparseTokenStore(
            MongoTokenStore.builder()
                .mongoTemplate(
                    DefaultMongoTemplate.builder().mongoDatabase(MONGO.freshDatabase()).build())
                .serializer(
                    new LogSerializer(
                        new EventCodec(
                            KeyRing.inMemory(),
                            EventTypes.of(EventCatalog.roots().toArray(new Class<?>[0])))))
                .transactionManager(NoTransactionManager.instance()),
            nanos::get);
    tokens.initializeTokenSegments(PROCESSOR, 1, PositionToken.START);
    tokens.fetchToken(PROCESSOR, 0);
  }

  @Test
  void of_many_tokens_in_a_row_the_first_is_written_and_the_last_when_the_processor_rests() {
    for (long position = 1; position <= 50; position++) {
      store(position);
    }
    assertThat(written()).isEqualTo(1);
    tokens.extendClaim(PROCESSOR, 0);
    assertThat(written()).isEqualTo(50);
  }

  @Test
  void a_busy_processors_token_is_written_once_a_second() {
    store(1);
    nanos.addAndGet(Duration.ofMillis(999).toNanos());
    store(2);
    assertThat(written()).isEqualTo(1);
    nanos.addAndGet(Duration.ofMillis(1).toNanos());
    store(3);
    assertThat(written()).isEqualTo(3);
  }

  @Test
  void the_last_is_written_when_the_processor_lets_go() {
    store(1);
    store(2);
    tokens.releaseClaim(PROCESSOR, 0);
    assertThat(written()).isEqualTo(2);
  }

  @Test
  void
      after_trouble_with_the_database_no_later_token_is_written_until_the_processor_starts_again() {
    store(1);
    store(2);
    tokens.loseClaims();
    nanos.addAndGet(Duration.ofSeconds(1).toNanos());
    assertThatThrownBy(() -> store(3)).isInstanceOf(UnableToClaimTokenException.class);
    assertThatThrownBy(() -> tokens.extendClaim(PROCESSOR, 0))
        .isInstanceOf(UnableToClaimTokenException.class);
    tokens.releaseClaim(PROCESSOR, 0);
    assertThat(written()).isEqualTo(1);
    store(2);
    assertThat(written()).isEqualTo(2);
  }

  private void store(long position) {
    tokens.storeToken(new PositionToken(position, "00"), PROCESSOR, 0);
  }

  private long written() {
    return tokens.fetchToken(PROCESSOR, 0).position().orElseThrow();
  }
}
