package io.muster.incident.view;

import io.muster.contracts.incident.Moment;
import io.muster.contracts.incident.TaskOrigin;
import io.muster.contracts.incident.TaskState;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;

/** The forms of what people work on within one incident. */
final class Details {

  private Details() {}

  /**
   * One of the times, as it is known now, with everything that was ever said of it.
   *
   * @param at the time itself, UTC; missing when what was said does not hold any more
   * @param said the oldest first
   */
  @Schema(
      name = "IncidentMoment",
      requiredProperties = {"moment", "said"})
  record Time(Moment moment, Instant at, List<Said> said) {}

  /**
   * What somebody said of a time.
   *
   * @param at missing when they took it back
   * @param recordedAt when they said it
   * @param source what it is known from
   * @param reason why it was another time than was said before
   */
  @Schema(
      name = "SaidMoment",
      requiredProperties = {"by", "recordedAt"})
  record Said(Instant at, Shown.By by, Instant recordedAt, String source, String reason) {}

  /** Two times that stand the wrong way round; it may be so, but somebody should look. */
  @Schema(
      name = "MomentsOutOfOrder",
      requiredProperties = {"earlier", "later"})
  record Order(Moment earlier, Moment later) {}

  /** Somebody outside who is affected. */
  @Schema(
      name = "AffectedParty",
      requiredProperties = {"id", "name", "estimated", "by", "since"})
  record Party(String id, String name, Long count, boolean estimated, Shown.By by, Instant since) {}

  /** Who has a task. */
  @Schema(
      name = "TaskOwner",
      requiredProperties = {"id", "name"})
  record Owner(String id, String name) {}

  /** Where a task came from. */
  @Schema(name = "TaskOrigin", requiredProperties = "kind")
  record Origin(TaskOrigin.Kind kind, String id, Integer version, String item) {}

  /**
   * Something to be done.
   *
   * @param waitsFor those of {@code dependsOn} that are not over yet
   * @param despite those it should have waited for when it was called done
   * @param reason what was said when it last moved
   */
  @Schema(
      name = "Task",
      requiredProperties = {
        "id",
        "title",
        "state",
        "dependsOn",
        "waitsFor",
        "origin",
        "addedBy",
        "addedAt"
      })
  record Task(
      String id,
      String title,
      String details,
      TaskState state,
      Owner owner,
      Instant due,
      List<String> dependsOn,
      List<String> waitsFor,
      List<String> despite,
      Origin origin,
      String reason,
      Shown.By addedBy,
      Instant addedAt,
      Shown.By movedBy,
      Instant movedAt) {}

  /**
   * A file.
   *
   * @param size in bytes
   */
  @Schema(
      name = "Attachment",
      requiredProperties = {"id", "name", "mediaType", "size", "sha256", "by", "addedAt"})
  record Attachment(
      String id,
      String name,
      String mediaType,
      long size,
      String sha256,
      String note,
      Shown.By by,
      Instant addedAt) {}

  /** A task of the reader's, with the incident it is in. */
  @Schema(
      name = "MyTask",
      requiredProperties = {"incidentId", "number", "incidentTitle", "task"})
  record Mine(String incidentId, String number, String incidentTitle, Task task) {}

  /** All open tasks of the reader, those due first at the top. */
  @Schema(name = "MyTasks", requiredProperties = "items")
  record MyTasks(List<Mine> items) {}
}
