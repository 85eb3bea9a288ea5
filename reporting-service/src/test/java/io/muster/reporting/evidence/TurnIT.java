package io.muster.reporting.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoDatabase;
import io.muster.eventlog.testing.MongoEngine;
import java.util.Date;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TurnIT {

  @RegisterExtension static final MongoEngine MONGO = new MongoEngine();

  private MongoDatabase database;
  private Turn one;
  private Turn other;

  @BeforeEach
  void two() {
    database = MONGO.freshDatabase();
    one = new Turn(database, "work");
    other = new Turn(database, "work");
  }

  @AfterEach
  void drop() {
    database.drop();
  }

  @Test
  void one_at_a_time_and_the_next_when_it_is_given_back() {
    assertThat(one.take()).isTrue();
    assertThat(other.take()).isFalse();
    assertThat(new Turn(database, "other work").take()).isTrue();
    one.giveBack();
    assertThat(other.take()).isTrue();
    other.mustBeOurs();
  }

  @Test
  void who_was_away_too_long_is_told_so_before_anything_that_counts() {
    assertThat(one.take()).isTrue();
    database
        .getCollection("reporting_turns")
        .updateOne(
            new Document("_id", "work"),
            new Document("$set", new Document("until", new Date(System.currentTimeMillis() - 1))));
    assertThat(other.take()).isTrue();
    assertThatThrownBy(one::mustBeOurs).isInstanceOf(Turn.LostException.class);
    one.giveBack();
    other.mustBeOurs();
  }
}
