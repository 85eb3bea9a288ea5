package io.muster.reporting.ledger;

import io.muster.contracts.dependency.DependencyEvent;
import io.muster.contracts.dependency.DependencySourceEvent;
import io.muster.contracts.dependency.MapEdge;
import java.util.List;

/** Says in plain English what was recorded about what needs what. */
final class DependencySentences {

  private DependencySentences() {}

  static String of(DependencySourceEvent event, Names names) {
    return switch (event) {
      case DependencySourceEvent.Imported e ->
          "%s brought in what %s (%s) says needs what: %s."
              .formatted(
                  names.actor(e.by()), e.origin(), Words.of(e.source()), dependencies(e.edges()));
      case DependencySourceEvent.EdgesSeen e ->
          "What the source %s sent (%s) showed %s."
              .formatted(e.origin(), Words.of(e.source()), dependencies(e.edges()));
      case DependencySourceEvent.Retired e ->
          "%s let nothing hold any more that %s (%s) said needs what."
              .formatted(names.actor(e.by()), e.origin(), Words.of(e.source()));
    };
  }

  static String of(DependencyEvent event, Names names) {
    String who = names.actor(event.by());
    return switch (event) {
      case DependencyEvent.Stated e ->
          "%s said that %s %s %s%s"
              .formatted(
                  who,
                  e.from(),
                  e.needs() ? "needs" : "does not need",
                  e.to(),
                  e.reason() == null ? "." : ": “" + names.text(e.reason()) + "”.");
      case DependencyEvent.Withdrawn e ->
          "%s took back what was said of whether %s needs %s.".formatted(who, e.from(), e.to());
    };
  }

  private static String dependencies(List<MapEdge> edges) {
    return edges.size() == 1 ? "1 dependency" : edges.size() + " dependencies";
  }
}
