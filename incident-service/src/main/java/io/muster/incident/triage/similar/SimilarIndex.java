package io.muster.incident.triage.similar;

import io.muster.contracts.Event;
import io.muster.contracts.alert.AlertGroupEvent;
import io.muster.contracts.alert.AlertGroupEvent.AlertFired;
import io.muster.contracts.drill.DrillIds;
import io.muster.contracts.incident.AffectedEvent.ServicesChanged;
import io.muster.contracts.incident.IncidentEvent;
import io.muster.contracts.incident.IncidentEvent.NoteAdded;
import io.muster.contracts.incident.IncidentEvent.Opened;
import io.muster.contracts.incident.IncidentEvent.Reopened;
import io.muster.contracts.incident.IncidentEvent.Resolved;
import io.muster.contracts.incident.IncidentEvent.SeverityChanged;
import io.muster.incident.triage.similar.TextIndex.Match;
import io.muster.starter.TextEmbeddings;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Incidents by what they were about, built from events alone. One thread writes, any may search.
 */
final class SimilarIndex {

  /** Of either kind of search; the best few are among them. */
  private static final int CANDIDATES = 30;

  /** Below, two incidents have nothing to do with each other. */
  private static final double LEAST_SCORE = 0.18;

  private static final int SHARED_WORDS = 6;

  private final TextEmbeddings embeddings;
  private final int most;
  private final TextIndex index = new TextIndex();

  /** By incident, oldest first. */
  private final Map<String, Profile> profiles = new LinkedHashMap<>();

  private final Map<String, String> incidentOfGroup = new HashMap<>();
  private final Set<String> changed = new LinkedHashSet<>();

  /**
   * An empty one.
   *
   * @param most incidents; of more, the oldest are forgotten
   */
  SimilarIndex(TextEmbeddings embeddings, int most) {
    this.embeddings = embeddings;
    this.most = most;
  }

  /**
   * Takes an event in, once; it counts in searches after the next {@link #refresh}. Nothing that is
   * real is like what was rehearsed.
   */
  synchronized void apply(Event event) {
    if (event instanceof IncidentEvent change) {
      if (!DrillIds.inDrill(change.incidentId())) {
        apply(change);
      }
    } else if (event instanceof AlertGroupEvent.Opened group) {
      if (DrillIds.inDrill(group.incidentId())) {
        return;
      }
      incidentOfGroup.put(group.groupId(), group.incidentId());
    } else if (event instanceof AlertGroupEvent.Attached move) {
      incidentOfGroup.put(move.groupId(), move.incidentId());
    } else if (event instanceof AlertGroupEvent.Detached move) {
      incidentOfGroup.put(move.groupId(), move.incidentId());
    } else if (event instanceof AlertFired alert) {
      String incidentId = incidentOfGroup.get(alert.groupId());
      if (incidentId != null) {
        began(incidentId).fired(alert);
      }
    }
  }

  private void apply(IncidentEvent event) {
    switch (event) {
      case Opened opened -> began(opened.incidentId()).opened(opened);
      case SeverityChanged to -> known(to).ifPresent(profile -> profile.changed(to.to()));
      case Resolved resolved -> known(resolved).ifPresent(profile -> profile.resolved(resolved));
      case Reopened again -> known(again).ifPresent(Profile::reopened);
      case ServicesChanged now -> known(now).ifPresent(profile -> profile.affects(now));
      case NoteAdded note -> known(note).ifPresent(profile -> profile.noted(note.text()));
      case IncidentEvent.CauseMarked marked ->
          known(marked).ifPresent(profile -> profile.caused(marked));
      case IncidentEvent.CauseWithdrawn open ->
          known(open).ifPresent(profile -> profile.caused(null));
      default -> {
        // Who did what when does not make it like another.
      }
    }
  }

  /** Alerts may be heard of before the incident they open. */
  private Profile began(String incidentId) {
    Profile profile = profiles.computeIfAbsent(incidentId, id -> new Profile());
    changed.add(incidentId);
    if (profiles.size() > most) {
      forgetTheOldest();
    }
    return profile;
  }

  private Optional<Profile> known(IncidentEvent event) {
    Optional<Profile> profile = Optional.ofNullable(profiles.get(event.incidentId()));
    profile.ifPresent(known -> changed.add(event.incidentId()));
    return profile;
  }

  private void forgetTheOldest() {
    Map.Entry<String, Profile> oldest = profiles.entrySet().iterator().next();
    profiles.remove(oldest.getKey());
    changed.remove(oldest.getKey());
    index.remove(oldest.getKey());
    if (oldest.getValue().isKnown()) {
      incidentOfGroup.remove(oldest.getValue().opened().source().alertGroupId());
    }
  }

  /** What was taken in so far can be found. */
  void refresh() {
    for (String id : takeChanged()) {
      Profile profile = profiles.get(id);
      if (profile != null && profile.isKnown()) {
        String trouble;
        String everything;
        synchronized (this) {
          trouble = profile.trouble();
          everything = profile.everything();
        }
        index.put(id, everything, embeddings.of(trouble));
      }
    }
    index.refresh();
  }

  private synchronized List<String> takeChanged() {
    List<String> ids = List.copyOf(changed);
    changed.clear();
    return ids;
  }

  /** Can be searched for, or found. */
  int size() {
    return index.size();
  }

  /** Incidents like this one, the most alike first; none when it is not known. */
  synchronized List<Hit> like(String incidentId, int limit) {
    Profile mine = profiles.get(incidentId);
    if (mine == null || !mine.isKnown()) {
      return List.of();
    }
    Map<String, String> words = Words.of(mine.trouble());
    Map<String, Match> matches =
        index.find(words.keySet(), embeddings.of(mine.trouble()), CANDIDATES + 1);
    Match self = matches.get(incidentId);
    float perfect = self == null || self.words() == 0 ? Float.MAX_VALUE : self.words();
    return matches.entrySet().stream()
        .filter(match -> !match.getKey().equals(incidentId))
        .filter(match -> profiles.containsKey(match.getKey()))
        .map(match -> hit(mine, words, profiles.get(match.getKey()), match.getValue(), perfect))
        .filter(hit -> hit.score() >= LEAST_SCORE)
        .sorted(
            Comparator.comparingDouble(Hit::score)
                .reversed()
                .thenComparing(hit -> -hit.incident().number()))
        .limit(limit)
        .toList();
  }

  private Hit hit(
      Profile mine, Map<String, String> words, Profile other, Match match, float perfect) {
    double meaning = Math.clamp(match.meaning(), 0.0, 1.0);
    List<String> services = shared(mine.services(), other.services());
    List<String> alerts = shared(mine.alerts(), other.alerts());
    String cause = mine.sameCause(other);
    double score =
        SimilarIncidents.score(
            meaning,
            Math.min(1, match.words() / perfect),
            !services.isEmpty(),
            !alerts.isEmpty(),
            cause != null);
    return new Hit(
        other.opened(),
        other.severity(),
        other.resolvedAt(),
        other.resolution(),
        score,
        meaning,
        sharedWords(words, other),
        services,
        alerts,
        cause);
  }

  private List<String> sharedWords(Map<String, String> words, Profile other) {
    Map<String, String> theirs = Words.of(other.everything());
    theirs.keySet().retainAll(words.keySet());
    Map<String, Integer> occurrences = index.occurrences(theirs.keySet());
    return theirs.entrySet().stream()
        .sorted(Comparator.comparingInt(word -> occurrences.get(word.getKey())))
        .map(Map.Entry::getValue)
        .limit(SHARED_WORDS)
        .toList();
  }

  private static List<String> shared(Set<String> mine, Set<String> theirs) {
    return mine.stream().filter(theirs::contains).toList();
  }
}
