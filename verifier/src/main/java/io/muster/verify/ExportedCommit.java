package io.muster.verify;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** One line of an export: a commit as somebody claims it was recorded. */
record ExportedCommit(
    long position,
    int count,
    long recordTime,
    String aggregateType,
    String aggregateId,
    long sequence,
    byte[] previous,
    byte[] hash,
    List<ExportedEvent> events) {

  static final int VERSION = 1;

  private static final Pattern TIME =
      Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,3})?Z");
  private static final Set<String> FIELDS =
      Set.of(
          "position",
          "version",
          "count",
          "recordTime",
          "aggregateType",
          "aggregateId",
          "sequence",
          "previous",
          "hash",
          "events");

  static ExportedCommit parse(Map<String, Object> line) throws Fields.MissingException {
    Fields.object(line, FIELDS);
    if (Fields.integer(line, "version") != VERSION) {
      throw new Fields.MissingException("its format version is not known");
    }
    List<ExportedEvent> events = new ArrayList<>();
    for (Object event : Fields.list(line, "events")) {
      events.add(ExportedEvent.parse(event));
    }
    long position = Fields.number(line, "position");
    if (events.isEmpty() || position < 1 || position > Long.MAX_VALUE / 2) {
      throw new Fields.MissingException("it has no events or no position");
    }
    return new ExportedCommit(
        position,
        Fields.integer(line, "count"),
        time(Fields.text(line, "recordTime")),
        Fields.text(line, "aggregateType"),
        Fields.text(line, "aggregateId"),
        Fields.number(line, "sequence"),
        Fields.hash(line, "previous"),
        Fields.hash(line, "hash"),
        events);
  }

  long last() {
    return position + events.size() - 1;
  }

  /** The same, read as standing at another position. */
  ExportedCommit at(long other) {
    return new ExportedCommit(
        other, count, recordTime, aggregateType, aggregateId, sequence, previous, hash, events);
  }

  String name(int index) {
    ExportedEvent event = events.get(index);
    return Verification.name(position + index, event.id(), event.type());
  }

  private static long time(String text) throws Fields.MissingException {
    try {
      if (TIME.matcher(text).matches()) {
        return Instant.parse(text).toEpochMilli();
      }
    } catch (DateTimeException e) {
      // Falls through: it looks like a time, but there is no such day.
    }
    throw new Fields.MissingException("recordTime is not a time in UTC with milliseconds");
  }
}
