package io.muster.starter;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import io.muster.contracts.incident.AccessEvent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bson.Document;
import org.bson.conversions.Bson;

/**
 * Who may see a private incident, as rows of read models know it: a row of a private incident says
 * who is named on it, one that everybody may see says nothing. Every service that shows anything of
 * an incident keeps such rows and asks here.
 */
public final class Privacy {

  private static final String NAMED = "named";

  private Privacy() {}

  /** Changes the row of an incident by what became of its visibility. */
  public static void apply(Document row, AccessEvent event) {
    List<String> named = new ArrayList<>(named(row));
    switch (event) {
      case AccessEvent.MadePrivate _ -> row.append(NAMED, named);
      case AccessEvent.MadePublic _ -> row.remove(NAMED);
      case AccessEvent.AccessGranted granted -> {
        named.add(granted.person().id());
        row.append(NAMED, named);
      }
      case AccessEvent.AccessWithdrawn withdrawn -> {
        named.remove(withdrawn.personId());
        row.append(NAMED, named);
      }
    }
  }

  /** Whether only those named on it see the incident. */
  public static boolean isPrivate(Document row) {
    return row.containsKey(NAMED);
  }

  /** Ids of those named on it, in the order they were named; none when everybody may see it. */
  public static List<String> named(Document row) {
    return row.getList(NAMED, String.class, List.of());
  }

  /** Whether the incident does not exist for somebody. */
  public static boolean hides(Document row, String personId) {
    return isPrivate(row) && !named(row).contains(personId);
  }

  /** The rows of incidents that do not exist for somebody; they are few, and found by an index. */
  public static Bson hiddenFrom(String personId) {
    return Filters.and(Filters.exists(NAMED), Filters.ne(NAMED, personId));
  }

  /** Lets the private incidents among a service's rows be found without looking at the others. */
  public static void index(MongoCollection<Document> incidents) {
    incidents.createIndex(Indexes.ascending(NAMED), new IndexOptions().sparse(true));
  }

  /** The rows of incidents that are not hidden from somebody. */
  public static Bson visibleTo(String personId) {
    return Filters.in(NAMED, Arrays.asList(null, personId));
  }
}
