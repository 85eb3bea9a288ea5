package io.muster.reporting.evidence;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import org.bson.Document;
import org.bson.conversions.Bson;

/**
 * Whose turn it is to do something that copies of this service must not do at the same time. It is
 * taken for one piece of work and given back; the turn of one that died ends by itself. Time is the
 * database's, as clocks of machines differ.
 */
final class Turn {

  static final Duration LASTS = Duration.ofSeconds(20);

  private static final String TURNS = "reporting_turns";
  private static final String HOLDER = "holder";
  private static final String UNTIL = "until";

  private final MongoCollection<Document> turns;
  private final String work;
  private final String me = UUID.randomUUID().toString();
  private long keptAt;

  Turn(MongoDatabase database, String work) {
    this.turns = database.getCollection(TURNS);
    this.work = work;
  }

  /** Takes the turn, unless another copy has it. */
  boolean take() {
    try {
      turns.insertOne(new Document("_id", work).append(UNTIL, new Date(0)));
    } catch (MongoWriteException e) {
      if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
        throw e;
      }
    }
    return extend(
        Filters.or(
            Filters.eq(HOLDER, me),
            Filters.expr(new Document("$lt", List.of("$" + UNTIL, "$$NOW")))));
  }

  /**
   * Keeps the turn while the work goes on; called often.
   *
   * @throws LostException when it took so long that another copy has taken over
   */
  void keep() {
    if (System.nanoTime() - keptAt > LASTS.toNanos() / 4) {
      mustBeOurs();
    }
  }

  /** Makes sure that it still is this copy's turn, before something that counts. */
  void mustBeOurs() {
    if (!extend(Filters.eq(HOLDER, me))) {
      throw new LostException();
    }
  }

  /** Gives the turn back. */
  void giveBack() {
    turns.updateOne(
        Filters.and(Filters.eq("_id", work), Filters.eq(HOLDER, me)),
        new Document("$set", new Document(UNTIL, new Date(0)))
            .append("$unset", new Document(HOLDER, "")));
  }

  private boolean extend(Bson whose) {
    Document set =
        new Document(HOLDER, me)
            .append(UNTIL, new Document("$add", List.of("$$NOW", LASTS.toMillis())));
    boolean ours =
        turns
                .updateOne(
                    Filters.and(Filters.eq("_id", work), whose), List.of(new Document("$set", set)))
                .getMatchedCount()
            == 1;
    keptAt = System.nanoTime();
    return ours;
  }

  /** Another copy of this service goes on with it. */
  static final class LostException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    LostException() {
      super("another copy of this service has taken over");
    }
  }
}
