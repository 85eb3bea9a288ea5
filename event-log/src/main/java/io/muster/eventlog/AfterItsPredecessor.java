package io.muster.eventlog;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import com.mongodb.client.model.WriteModel;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.bson.types.Binary;

/**
 * Writes commits behind one of another process that may not be on disk yet: in one command, which
 * fails before it writes anything when that commit is no longer there. Without this a crash between
 * reading it and writing behind it would leave a gap.
 *
 * <p>An update that finds its document changes nothing; one that does not would have to insert it
 * under another {@code _id}, which the database refuses. The commits themselves are inserted by
 * updates whose condition no document meets, so that all of it is one command of one kind.
 */
final class AfterItsPredecessor {

  private static final int NO_VERSION = -1;

  private AfterItsPredecessor() {}

  static List<WriteModel<Document>> writes(Tail predecessor, List<Document> commits) {
    List<WriteModel<Document>> writes = new ArrayList<>(commits.size() + 1);
    writes.add(
        new UpdateOneModel<>(
            and(
                eq(CommitDocuments.POSITION, predecessor.first()),
                eq(CommitDocuments.HASH, new Binary(predecessor.hash()))),
            Updates.setOnInsert(CommitDocuments.POSITION, 0L),
            new UpdateOptions().upsert(true)));
    for (Document commit : commits) {
      writes.add(
          new ReplaceOneModel<>(
              and(
                  eq(CommitDocuments.POSITION, commit.get(CommitDocuments.POSITION)),
                  eq(CommitDocuments.VERSION, NO_VERSION)),
              commit,
              new ReplaceOptions().upsert(true)));
    }
    return writes;
  }
}
