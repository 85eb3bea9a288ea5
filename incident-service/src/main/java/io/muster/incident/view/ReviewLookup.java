package io.muster.incident.view;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import io.muster.contracts.review.ReviewEvent;
import io.muster.incident.response.IncidentNumbers;
import io.muster.incident.review.ReviewRegister;
import io.muster.incident.review.ReviewRegister.Held;
import io.muster.starter.Refused;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;

/** Finds the reviews one reader may see: those of the incidents they may see. */
@Component
class ReviewLookup {

  /** So many incidents are looked at in one go. */
  private static final int AT_ONCE = 200;

  private final ReviewRegister register;
  private final IncidentRefs refs;
  private final IncidentRows incidents;
  private final IncidentPresenter presenter;

  ReviewLookup(
      ReviewRegister register,
      IncidentRefs refs,
      IncidentRows incidents,
      IncidentPresenter presenter) {
    this.register = register;
    this.refs = refs;
    this.incidents = incidents;
    this.presenter = presenter;
  }

  /** A review with its incident. */
  record Found(Held held, Shown.Row incident) {}

  /** Part of a list, and whether more follows. */
  record Page<T>(List<T> items, boolean more) {}

  /**
   * The review of an incident.
   *
   * @throws Refused 404 when there is none, or none for this reader
   */
  Found of(String ref, Sight sight) {
    Document row = visible(ref, sight);
    Held held =
        register
            .find(ReviewEvent.idFor(row.getString("_id")))
            .orElseThrow(
                () ->
                    Refused.of(
                        404,
                        "no-review-yet",
                        "This incident has no review. It opens when the incident ends."));
    return new Found(held, presenter.rows(List.of(row), sight).getFirst());
  }

  /** The id of the incident meant, when the reader may see it. */
  String incidentId(String ref, Sight sight) {
    return visible(ref, sight).getString("_id");
  }

  private Document visible(String ref, Sight sight) {
    return refs.row(ref).filter(sight::sees).orElseThrow(IncidentRefs::unknown);
  }

  /** Reviews that meet a condition, those of the newest incidents first. */
  Page<Found> newest(Predicate<Held> wanted, long before, int most, Sight sight) {
    List<Held> candidates =
        register.all().stream()
            .filter(held -> held.document().incident().number() < before)
            .filter(wanted)
            .sorted(
                Comparator.comparingLong((Held held) -> held.document().incident().number())
                    .reversed())
            .toList();
    List<Found> found = new ArrayList<>();
    for (int i = 0; i < candidates.size() && found.size() <= most; i += AT_ONCE) {
      List<Held> some = candidates.subList(i, Math.min(i + AT_ONCE, candidates.size()));
      Map<String, Shown.Row> seen = seen(some, sight);
      some.stream()
          .filter(held -> seen.containsKey(held.document().incident().id()))
          .forEach(held -> found.add(new Found(held, seen.get(held.document().incident().id()))));
    }
    return new Page<>(
        List.copyOf(found.subList(0, Math.min(most, found.size()))), found.size() > most);
  }

  private Map<String, Shown.Row> seen(List<Held> some, Sight sight) {
    List<String> ids = some.stream().map(held -> held.document().incident().id()).toList();
    Map<String, Shown.Row> seen = new HashMap<>();
    presenter
        .rows(
            incidents.find(
                Filters.and(Filters.in("_id", ids), sight.filter()),
                Sorts.ascending("_id"),
                AT_ONCE),
            sight)
        .forEach(row -> seen.put(row.id(), row));
    return seen;
  }

  /** Incidents that ended, are no duplicates, and whose review is neither published nor waived. */
  Page<ReviewForms.Unreviewed> unreviewed(long after, int most, Instant now, Sight sight) {
    List<String> settled =
        register.all().stream()
            .filter(held -> held.document().settled())
            .map(held -> held.document().incident().id())
            .toList();
    Bson missing =
        Filters.and(
            Filters.eq(IncidentRows.OPEN, false),
            Filters.eq(IncidentRows.DUPLICATE_OF, null),
            Filters.gt("number", after),
            Filters.nin("_id", settled),
            sight.filter());
    List<Document> rows = incidents.find(missing, Sorts.ascending("number"), most + 1);
    List<Document> page = rows.subList(0, Math.min(most, rows.size()));
    Map<String, Instant> ends = new HashMap<>();
    page.forEach(row -> ends.put(row.getString("_id"), endedAt(row)));
    return new Page<>(
        presenter.rows(page, sight).stream()
            .map(row -> unreviewed(row, ends.get(row.id()), now))
            .toList(),
        rows.size() > most);
  }

  private ReviewForms.Unreviewed unreviewed(Shown.Row row, Instant endedAt, Instant now) {
    Held held = register.find(ReviewEvent.idFor(row.id())).orElse(null);
    return new ReviewForms.Unreviewed(
        new Shown.Ref(row.id(), row.number()),
        row.title(),
        row.severity(),
        endedAt,
        Math.max(0, Duration.between(endedAt, now).toDays()),
        held == null ? null : held.document().progress(),
        held != null && held.document().outdated());
  }

  /** The number after which a list goes on, as in INC-142; 0 for its beginning. */
  static long number(String ref, long otherwise) {
    if (ref == null) {
      return otherwise;
    }
    try {
      return Long.parseLong(ref.substring(IncidentNumbers.inWords(0).length() - 1));
    } catch (NumberFormatException | IndexOutOfBoundsException e) {
      throw Refused.of(400, "bad-cursor", "Go on with what the answer before named as next.");
    }
  }

  private static Instant endedAt(Document row) {
    return Stream.of(row.getDate("resolvedAt"), row.getDate("closedAt"))
        .filter(date -> date != null)
        .map(Date::toInstant)
        .min(Comparator.naturalOrder())
        .orElseGet(() -> row.getDate("updatedAt").toInstant());
  }
}
