package io.muster.reporting.clock;

import io.muster.contracts.regulation.Regime;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Locale;

/**
 * A regime as it is shipped: its limits in all their versions and how to tell what is reportable.
 *
 * @param source which texts it was written from
 * @param confirmed false when those texts were not seen
 * @param recurrence how incidents that recur are looked at; null where the regime does not ask
 */
@Schema(
    name = "RegimeRules",
    requiredProperties = {"regime", "title", "source", "confirmed", "table", "rules"})
record RegimePack(
    Regime regime,
    String title,
    String source,
    boolean confirmed,
    DecisionTable table,
    RecurrenceRule recurrence,
    List<Rule> rules) {
  RegimePack {
    rules = List.copyOf(rules);
  }

  /** As decisions name its table, as in {@code dora/1}. */
  String tableRef() {
    return regime.name().toLowerCase(Locale.ROOT) + "/" + table.version();
  }
}
