package io.muster.reporting.analytics;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.muster.contracts.Actor;
import io.muster.contracts.Event;
import io.muster.contracts.Person;
import io.muster.contracts.review.ReviewEvent;
import io.muster.eventlog.StoredCommit;
import io.muster.eventlog.axon.MongoLogStorageEngine;
import io.muster.eventlog.codec.Erased;
import io.muster.reporting.ledger.Ledger;
import io.muster.reporting.ledger.Names;
import io.muster.starter.TextEmbeddings;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * What reviews say of what contributed and what is to be done, and what that means. Words are read
 * from the log alone and remembered for a minute, unless somebody is being erased; of meanings only
 * their directions are kept.
 */
@Component
class ReviewWords {

  private static final int MOST = 20_000;

  private final Ledger ledger;
  private final TextEmbeddings embeddings = new TextEmbeddings();

  /** By the position of the event. */
  private final Cache<Long, Said> words =
      Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(Duration.ofMinutes(1)).build();

  private final Cache<Place, float[]> meanings =
      Caffeine.newBuilder().maximumSize(MOST).expireAfterAccess(Duration.ofHours(6)).build();

  ReviewWords(Ledger ledger, MongoLogStorageEngine engine) {
    this.ledger = ledger;
    engine.watch(this::seen, words::invalidateAll);
  }

  private void seen(StoredCommit commit) {
    if (commit.aggregateType().equals("Erasure")) {
      words.invalidateAll();
    }
  }

  /**
   * What an event says.
   *
   * @param texts by the id of the factor or item
   * @param people whom it names
   */
  private record Said(Map<String, String> texts, List<Actor> people) {
    static final Said NOTHING = new Said(Map.of(), List.of());
  }

  /** A factor or an action item as it was said at a position of the log. */
  record Place(long position, String id) {}

  /**
   * What was said there; what is erased or cannot be read is not in it.
   *
   * @param names take note of the people that are named there
   */
  Map<Place, String> at(Collection<Place> places, Names names) {
    Map<Long, Said> said =
        words.getAll(places.stream().map(Place::position).collect(Collectors.toSet()), this::read);
    said.values().forEach(each -> each.people().forEach(names::meet));
    Map<Place, String> found = new HashMap<>();
    for (Place place : places) {
      String text = said.getOrDefault(place.position(), Said.NOTHING).texts().get(place.id());
      if (text != null && !text.isBlank() && !text.equals(Erased.MARK)) {
        found.put(place, text);
      }
    }
    return found;
  }

  private Map<Long, Said> read(Set<? extends Long> positions) {
    Map<Long, Said> said = new HashMap<>();
    new HashSet<>(positions).forEach(position -> said.put(position, Said.NOTHING));
    ledger
        .at(List.copyOf(positions))
        .forEach(
            entry -> entry.event().ifPresent(event -> said.put(entry.position(), said(event))));
    return said;
  }

  private static Said said(Event event) {
    Map<String, String> texts = new HashMap<>();
    Person owner = null;
    switch (event) {
      case ReviewEvent.Published e when e.content() != null ->
          e.content().factors().forEach(factor -> texts.put(factor.factorId(), factor.text()));
      case ReviewEvent.ActionSaid e -> {
        texts.put(e.actionId(), e.title());
        owner = e.owner();
      }
      default -> {
        // Its words are not asked for.
      }
    }
    return new Said(
        texts,
        Stream.concat(
                Stream.of(event.by()),
                Stream.ofNullable(owner).map(person -> Actor.person(person.id(), person.name())))
            .toList());
  }

  /** The direction of what was said there, of length 1; see {@link TextEmbeddings}. */
  float[] meaning(Place place, String text) {
    return meanings.get(place, any -> embeddings.of(text));
  }
}
