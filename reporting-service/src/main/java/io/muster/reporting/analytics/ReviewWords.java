package io.muster.reporting.analytics;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.muster.contracts.Event;
import io.muster.contracts.review.ReviewEvent;
import io.muster.eventlog.codec.Erased;
import io.muster.reporting.ledger.Ledger;
import io.muster.starter.TextEmbeddings;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * What reviews say of what contributed and what is to be done, and what that means. Words are read
 * from the log alone; what was erased is gone from here within a minute, and of meanings only their
 * directions are kept.
 */
@Component
class ReviewWords {

  private static final int MOST = 20_000;

  private final Ledger ledger;
  private final TextEmbeddings embeddings = new TextEmbeddings();

  /** By the position of the event, then by the id of the factor or item. */
  private final Cache<Long, Map<String, String>> words =
      Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(Duration.ofMinutes(1)).build();

  private final Cache<Place, float[]> meanings =
      Caffeine.newBuilder().maximumSize(MOST).expireAfterAccess(Duration.ofHours(6)).build();

  ReviewWords(Ledger ledger) {
    this.ledger = ledger;
  }

  /** A factor or an action item as it was said at a position of the log. */
  record Place(long position, String id) {}

  /** What was said there; what is erased or cannot be read is not in it. */
  Map<Place, String> at(Collection<Place> places) {
    Map<Long, Map<String, String>> said =
        words.getAll(places.stream().map(Place::position).collect(Collectors.toSet()), this::read);
    Map<Place, String> found = new HashMap<>();
    for (Place place : places) {
      String text = said.getOrDefault(place.position(), Map.of()).get(place.id());
      if (text != null && !text.isBlank() && !text.equals(Erased.MARK)) {
        found.put(place, text);
      }
    }
    return found;
  }

  private Map<Long, Map<String, String>> read(Set<? extends Long> positions) {
    Map<Long, Map<String, String>> said = new HashMap<>();
    new HashSet<>(positions).forEach(position -> said.put(position, Map.of()));
    ledger
        .at(List.copyOf(positions))
        .forEach(
            entry -> entry.event().ifPresent(event -> said.put(entry.position(), said(event))));
    return said;
  }

  private static Map<String, String> said(Event event) {
    Map<String, String> said = new HashMap<>();
    switch (event) {
      case ReviewEvent.Published e when e.content() != null ->
          e.content().factors().forEach(factor -> said.put(factor.factorId(), factor.text()));
      case ReviewEvent.ActionSaid e -> said.put(e.actionId(), e.title());
      default -> {
        // Its words are not asked for.
      }
    }
    return said;
  }

  /** The direction of what was said there, of length 1; see {@link TextEmbeddings}. */
  float[] meaning(Place place, String text) {
    return meanings.get(place, any -> embeddings.of(text));
  }
}
