package io.muster.reporting.analytics;

import io.muster.starter.SpreadsheetTable;
import java.io.IOException;
import java.io.OutputStream;

/** Lessons as a table: a row for each theme and for everything that is known of it. */
final class LessonsCsv {

  private static final String ALL = "all";

  private final SpreadsheetTable table;

  private LessonsCsv(SpreadsheetTable table) {
    this.table = table;
  }

  static void write(Lessons lessons, OutputStream out) throws IOException {
    LessonsCsv csv =
        new LessonsCsv(
            new SpreadsheetTable(
                out,
                "theme",
                "section",
                "kind",
                "text",
                "incidents",
                "of",
                "usual share",
                "chance",
                "due",
                "incident"));
    csv.count("incidents", lessons.incidents());
    csv.count("with a published review", lessons.reviewed());
    csv.count("factors looked at", lessons.factors());
    csv.count("factors erased", lessons.erased());
    csv.count("factors not looked at", lessons.leftOut());
    csv.count("factors like no other incident's", lessons.alone());
    int number = 1;
    for (Theme theme : lessons.themes()) {
      csv.theme(number++, theme, lessons.reviewed());
    }
    for (InCommon each : lessons.inCommon()) {
      csv.inCommon(ALL, each);
    }
    csv.table.flush();
  }

  private void count(String what, int count) throws IOException {
    table.row(ALL, "count", null, what, count, null, null, null, null, null);
  }

  private void theme(int number, Theme theme, int reviewed) throws IOException {
    table.row(
        number,
        "theme",
        theme.kind(),
        theme.text(),
        theme.count(),
        reviewed,
        null,
        null,
        null,
        AnalyticsCsv.numbers(theme.incidents()));
    for (Theme.Said said : theme.factors()) {
      table.row(
          number,
          "factor",
          said.kind(),
          said.text(),
          null,
          null,
          null,
          null,
          null,
          said.incident().number());
    }
    for (Theme.OfService each : theme.services()) {
      table.row(
          number,
          "service",
          null,
          each.service(),
          each.incidents(),
          theme.count(),
          null,
          null,
          null,
          null);
    }
    for (Theme.Month month : theme.months()) {
      table.row(
          number, "month", null, month.from(), month.incidents(), null, null, null, null, null);
    }
    Theme.Course course = theme.course();
    table.row(
        number,
        "first half",
        null,
        null,
        course.earlier(),
        course.earlierOf(),
        null,
        null,
        null,
        null);
    table.row(
        number,
        "second half",
        course.direction(),
        null,
        course.later(),
        course.laterOf(),
        null,
        course.chance(),
        null,
        null);
    for (Theme.Wanted each : theme.actions()) {
      table.row(
          number,
          "action item",
          each.outcome(),
          each.title(),
          null,
          null,
          null,
          null,
          each.due(),
          each.incident().number());
    }
    table.row(
        number,
        "again after something was done",
        null,
        null,
        theme.again().size(),
        theme.count(),
        null,
        null,
        null,
        AnalyticsCsv.numbers(theme.again()));
    for (InCommon each : theme.inCommon()) {
      inCommon(number, each);
    }
  }

  private void inCommon(Object theme, InCommon each) throws IOException {
    table.row(
        theme,
        "in common",
        each.side(),
        each.name(),
        each.having(),
        each.of(),
        each.usual(),
        each.chance(),
        null,
        AnalyticsCsv.numbers(each.incidents()));
  }
}
