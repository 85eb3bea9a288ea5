package io.muster.starter;

import com.mongodb.client.model.Filters;
import java.util.List;
import org.bson.Document;
import org.bson.conversions.Bson;

/** The places large contents lie at: new ones at one of them, older ones where they were put. */
final class PieceStores {

  private static final String FIELD = "in";

  private final PieceStore chosen;
  private final List<PieceStore> all;

  /**
   * The places.
   *
   * @param chosen where new contents go
   * @param all those that are set up, that one among them
   */
  PieceStores(String chosen, List<PieceStore> all) {
    this.all = List.copyOf(all);
    this.chosen = named(chosen);
  }

  PieceStore chosen() {
    return chosen;
  }

  /** Where the content of a manifest lies; one that does not say so lies in the database. */
  PieceStore of(Document manifest) {
    return named(manifest.get(FIELD, MongoPieces.NAME));
  }

  /** Which contents lie where new ones go. */
  Bson there() {
    return Filters.eq(FIELD, chosen.name());
  }

  /** Says in the manifest of a new content where it lies. */
  Document said(Document manifest) {
    return manifest.append(FIELD, chosen.name());
  }

  private PieceStore named(String name) {
    return all.stream()
        .filter(store -> store.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "No place for files is called '%s' or set up; MUSTER_CONTENT_STORE knows %s."
                        .formatted(name, all.stream().map(PieceStore::name).toList())));
  }
}
