package io.muster.incident.view;

import com.mongodb.client.model.Filters;
import io.muster.contracts.Event;
import io.muster.contracts.incident.IncidentEvent.Opened;
import io.muster.contracts.incident.Phase;
import io.muster.contracts.incident.ResponseState;
import io.muster.contracts.incident.Severity;
import io.muster.incident.response.IncidentNumbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;

/** Finds incidents in the order of the list. */
@Component
class IncidentSearch {

  /** Titles are sealed in the read model and opened one by one to be compared. */
  private static final int CHUNK = 200;

  private final IncidentRows incidents;
  private final TimelineRows timeline;

  IncidentSearch(IncidentRows incidents, TimelineRows timeline) {
    this.incidents = incidents;
    this.timeline = timeline;
  }

  /**
   * What is asked for; null means any.
   *
   * @param words must all occur in number, title or services
   */
  record Query(ResponseState state, Severity severity, Phase phase, String words) {}

  /** At most {@code limit} rows behind a place in the list. */
  List<Document> find(Query query, IncidentCursor after, int limit, Sight sight) {
    if (query.words() == null || query.words().isBlank()) {
      return page(query, after, limit, sight);
    }
    String[] words = query.words().strip().toLowerCase(Locale.ROOT).split("\\s+");
    List<Document> found = new ArrayList<>();
    IncidentCursor from = after;
    while (found.size() < limit) {
      List<Document> chunk = page(query, from, CHUNK, sight);
      Map<Long, Event> openings =
          sight.texts()
              ? timeline.at(chunk.stream().map(row -> row.getLong("openedPosition")).toList())
              : Map.of();
      chunk.stream()
          .filter(row -> matches(row, openings.get(row.getLong("openedPosition")), words))
          .limit(limit - found.size())
          .forEach(found::add);
      if (chunk.size() < CHUNK) {
        return found;
      }
      from = IncidentCursor.at(chunk.getLast());
    }
    return found;
  }

  private List<Document> page(Query query, IncidentCursor after, int limit, Sight sight) {
    List<Bson> filters = new ArrayList<>();
    filters.add(sight.filter());
    if (query.state() != null) {
      filters.add(Filters.eq("state", query.state().name()));
    }
    if (query.severity() != null) {
      filters.add(Filters.eq("severity", query.severity().name()));
    }
    if (query.phase() != null) {
      filters.add(Filters.eq("phase", query.phase().name()));
    }
    if (after != null) {
      filters.add(after.filter());
    }
    return incidents.find(Filters.and(filters), IncidentCursor.ORDER, limit);
  }

  private static boolean matches(Document row, Event opening, String[] words) {
    String text =
        IncidentNumbers.inWords(row.getLong("number"))
            + " "
            + (opening instanceof Opened opened ? opened.title() : "")
            + " "
            + String.join(" ", row.getList("services", String.class));
    String lower = text.toLowerCase(Locale.ROOT);
    for (String word : words) {
      if (!lower.contains(word)) {
        return false;
      }
    }
    return true;
  }
}
