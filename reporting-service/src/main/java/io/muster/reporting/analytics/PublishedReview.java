package io.muster.reporting.analytics;

import io.muster.contracts.review.FactorKind;
import io.muster.contracts.review.ReviewEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.bson.Document;

/**
 * A review as it was published last, and what it wants done; without a word of it. Texts lie in the
 * log, at the positions that stand here.
 *
 * @param position of the event that published it
 * @param at when it was published, UTC
 */
record PublishedReview(
    String incidentId, long position, Instant at, List<Factor> factors, List<Wanted> wanted) {

  static final String INCIDENT = "incidentId";
  static final String POSITION = "published";

  private static final String AT = "publishedAt";
  private static final String FACTORS = "factors";
  private static final String ID = "id";
  private static final String KIND = "kind";
  private static final String ITEMS = "items";
  private static final String SAID = "said";

  /** What contributed, by its id in the review. */
  record Factor(String id, FactorKind kind) {}

  /**
   * An action item of it.
   *
   * @param said position of the event that said last what it is
   */
  record Wanted(String id, long said, ActionItem item) {}

  /** What an event changes, made at a position; empty when it is no matter. */
  static Optional<Consumer<Document>> changeBy(ReviewEvent event, long position) {
    return switch (event) {
      case ReviewEvent.Published e -> Optional.of(row -> published(row, e, position));
      case ReviewEvent.ActionSaid e ->
          Optional.of(
              row -> {
                Document item = item(row, e.actionId());
                item.put(SAID, position);
                ActionItem.changeBy(e).orElseThrow().to().accept(item);
              });
      case ReviewEvent.ActionMoved e ->
          Optional.of(
              row -> ActionItem.changeBy(e).orElseThrow().to().accept(item(row, e.actionId())));
      default -> Optional.empty();
    };
  }

  /** What was erased before it was read has no factors any more. */
  private static void published(Document row, ReviewEvent.Published e, long position) {
    row.append(INCIDENT, e.incidentId())
        .append(POSITION, position)
        .append(AT, Date.from(e.at()))
        .append(
            FACTORS,
            e.content() == null
                ? List.of()
                : e.content().factors().stream()
                    .map(
                        factor ->
                            new Document(ID, factor.factorId()).append(KIND, factor.kind().name()))
                    .toList());
  }

  private static Document item(Document row, String actionId) {
    List<Document> items = new ArrayList<>(row.getList(ITEMS, Document.class, List.of()));
    row.put(ITEMS, items);
    return items.stream()
        .filter(item -> item.getString(ID).equals(actionId))
        .findFirst()
        .orElseGet(
            () -> {
              Document item = new Document(ID, actionId);
              items.add(item);
              return item;
            });
  }

  static PublishedReview of(Document row) {
    return new PublishedReview(
        row.getString(INCIDENT),
        row.getLong(POSITION),
        row.getDate(AT).toInstant(),
        row.getList(FACTORS, Document.class, List.of()).stream()
            .map(each -> new Factor(each.getString(ID), FactorKind.valueOf(each.getString(KIND))))
            .toList(),
        row.getList(ITEMS, Document.class, List.of()).stream()
            .map(each -> new Wanted(each.getString(ID), each.getLong(SAID), ActionItem.of(each)))
            .toList());
  }
}
