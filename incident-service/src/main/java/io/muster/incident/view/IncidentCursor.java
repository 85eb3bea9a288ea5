package io.muster.incident.view;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import io.muster.contracts.incident.Severity;
import io.muster.starter.Refused;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.bson.Document;
import org.bson.conversions.Bson;

/**
 * A place in the list of incidents: open ones first, worst first, then newest. It names the last
 * incident seen, so that what changes meanwhile neither repeats nor hides the rest.
 */
record IncidentCursor(boolean open, Severity severity, long number) {

  static final Bson ORDER =
      Sorts.orderBy(
          Sorts.descending(IncidentRows.OPEN),
          Sorts.ascending("severity"),
          Sorts.descending("number"));

  static IncidentCursor at(Document row) {
    return new IncidentCursor(
        row.getBoolean(IncidentRows.OPEN),
        Severity.valueOf(row.getString("severity")),
        row.getLong("number"));
  }

  static IncidentCursor parse(String text) {
    try {
      String[] parts =
          new String(Base64.getUrlDecoder().decode(text), StandardCharsets.US_ASCII)
              .split("\\.", 3);
      return new IncidentCursor(
          parts[0].equals("1"), Severity.valueOf(parts[1]), Long.parseLong(parts[2]));
    } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
      throw Refused.of(
          400, "bad-cursor", "The cursor is none of ours. Start again without a cursor.");
    }
  }

  @Override
  public String toString() {
    String text = (open ? "1" : "0") + "." + severity + "." + number;
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.US_ASCII));
  }

  /** Everything behind this place. */
  Bson filter() {
    Bson sameOpen = Filters.eq(IncidentRows.OPEN, open);
    Bson worse =
        Filters.or(
            Filters.and(sameOpen, Filters.gt("severity", severity.name())),
            Filters.and(
                sameOpen, Filters.eq("severity", severity.name()), Filters.lt("number", number)));
    return open ? Filters.or(worse, Filters.eq(IncidentRows.OPEN, false)) : worse;
  }
}
