package io.muster.reporting.analytics;

import io.muster.starter.SpreadsheetTable;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Figures as tables. */
final class AnalyticsCsv {

  private static final Object[] FIGURES = {
    "section",
    "key",
    "name",
    "incidents",
    "metric",
    "counted",
    "median s",
    "p90 s",
    "p95 s",
    "mean s",
    "median 95% from s",
    "median 95% to s",
    "detail"
  };

  private final SpreadsheetTable table;

  private AnalyticsCsv(SpreadsheetTable table) {
    this.table = table;
  }

  /** A row for each incident. */
  static void incidents(List<IncidentRow> rows, Labels labels, OutputStream out)
      throws IOException {
    SpreadsheetTable table =
        new SpreadsheetTable(
            out,
            Stream.concat(
                    Stream.of(
                        "incident", "id", "opened", "severity", "services", "cause", "source"),
                    Arrays.stream(Metric.values()).map(metric -> metric.name() + " s"))
                .toArray());
    for (IncidentRow row : rows) {
      IncidentList.Item item = IncidentList.Item.of(row, labels);
      List<Object> cells =
          new ArrayList<>(
              List.of(
                  item.number(),
                  item.incidentId(),
                  item.openedAt(),
                  item.severity(),
                  String.join(" ", item.services()),
                  item.cause(),
                  item.source()));
      for (Metric metric : Metric.values()) {
        cells.add(item.seconds().get(metric));
      }
      table.row(cells.toArray());
    }
    table.flush();
  }

  /** Every figure of a period, with the definition of each metric. */
  static void figures(ResponseFigures figures, Trend trend, OutputStream out) throws IOException {
    AnalyticsCsv csv = new AnalyticsCsv(new SpreadsheetTable(out, FIGURES));
    csv.all(figures);
    csv.trend(trend);
    csv.table.flush();
  }

  private void all(ResponseFigures figures) throws IOException {
    String period =
        "%s to %s %s%s"
            .formatted(
                figures.from(), figures.to(), figures.zone(), figures.drills() ? ", drills" : "");
    for (Figure figure : figures.figures()) {
      figure("all", null, period, figures.incidents(), figure, figure.metric().definition());
    }
    for (ResponseFigures.Group group : figures.groups()) {
      for (Figure figure : group.figures()) {
        figure(figures.by().name(), group.key(), group.name(), group.incidents(), figure, null);
      }
    }
    Recurrence recurrence = figures.recurrence();
    count("recurrence", null, "incidents whose cause can be compared", recurrence.known(), null);
    count("recurrence", null, "of those, that came back", recurrence.again(), null);
    for (Recurrence.Item item : recurrence.items()) {
      count(
          "recurrence",
          item.cause(),
          "%s: %s".formatted(item.service(), item.causeName()),
          item.again(),
          numbers(item.incidents()));
    }
    ActionsDone actions = figures.actions();
    count("action items", null, "due", actions.due(), null);
    count("action items", null, "on time", actions.onTime(), null);
    count("action items", null, "late", actions.late(), null);
    count("action items", null, "overdue", actions.overdue(), null);
    count(
        "action items",
        null,
        "late or overdue",
        actions.late() + actions.overdue(),
        numbers(actions.behind()));
    count("action items", null, "open", actions.open(), null);
  }

  private void trend(Trend trend) throws IOException {
    for (Trend.Point point : trend.points()) {
      figure(
          trend.every().name(),
          point.from().toString(),
          "%s to %s".formatted(point.from(), point.to()),
          point.incidents(),
          point.figure(),
          point.whole() ? null : "not all of it is in the period");
    }
    for (Trend.Change change : trend.changes()) {
      table.row(
          "change",
          change.at(),
          trend.metric(),
          null,
          trend.metric(),
          null,
          change.after(),
          null,
          null,
          null,
          null,
          null,
          "median before: %d s; chance that nothing changed: %.2g"
              .formatted(change.before(), change.chance()));
    }
  }

  static String numbers(List<IncidentRow.Ref> incidents) {
    return String.join(" ", incidents.stream().map(IncidentRow.Ref::number).toList());
  }

  private void count(String section, String key, String name, int count, String detail)
      throws IOException {
    table.row(section, key, name, count, null, null, null, null, null, null, null, null, detail);
  }

  private void figure(
      String section, String key, String name, int incidents, Figure figure, String detail)
      throws IOException {
    table.row(
        section,
        key,
        name,
        incidents,
        figure.metric(),
        figure.counted(),
        figure.median(),
        figure.p90(),
        figure.p95(),
        figure.mean(),
        figure.low(),
        figure.high(),
        detail);
  }
}
