package io.muster.incident.intake;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.bson.Document;

/**
 * One message and how it was read.
 *
 * @param at when it came in, UTC
 * @param sha256 of the body, under which it can be fetched
 * @param bytes its size
 * @param refusal why it was refused; missing when it was read
 * @param note what it was about when it was about no alert
 * @param link what an administrator has to open, as the note says
 * @param received alerts in it
 * @param opened problems that were new
 * @param updated alerts that were news
 * @param duplicates alerts that said nothing new
 * @param changes changes it told of
 * @param alerts the first 20 of them
 */
@Schema(
    name = "Payload",
    requiredProperties = {
      "at",
      "sha256",
      "bytes",
      "received",
      "opened",
      "updated",
      "duplicates",
      "changes",
      "alerts"
    })
record Payload(
    Instant at,
    String sha256,
    int bytes,
    String refusal,
    String note,
    String link,
    int received,
    int opened,
    int updated,
    int duplicates,
    int changes,
    List<ReadAlert> alerts) {

  /** One alert as it was read, without its texts. */
  @Schema(
      name = "PayloadAlert",
      requiredProperties = {"key", "action", "name", "severity"})
  record ReadAlert(String key, String action, String name, String service, String severity) {}

  /** From what {@link Receipts} keep. */
  static Payload of(Document one) {
    return new Payload(
        one.getDate("at").toInstant(),
        one.getString("sha256"),
        one.getInteger("bytes"),
        one.getString("refusal"),
        one.getString("note"),
        one.getString("link"),
        one.getInteger("received", 0),
        one.getInteger("opened", 0),
        one.getInteger("updated", 0),
        one.getInteger("duplicates", 0),
        one.getInteger("changes", 0),
        one.getList("alerts", Document.class, List.of()).stream().map(Payload::alert).toList());
  }

  private static ReadAlert alert(Document alert) {
    return new ReadAlert(
        alert.getString("key"),
        alert.getString("action"),
        alert.getString("name"),
        alert.getString("service"),
        alert.getString("severity"));
  }
}
