package io.muster.notification.statuspage;

import io.muster.contracts.statuspage.ComponentStatus;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;

/** What is asked and answered about the status page by those who keep it. */
final class StatusAnswers {

  private StatusAnswers() {}

  /**
   * A service the public knows.
   *
   * @param status how the public is told it is; ignored when the page is laid out
   */
  @Schema(
      name = "StatusComponent",
      requiredProperties = {"service", "name", "group"})
  record Component(
      @Schema(example = "checkout") String service,
      @Schema(maxLength = 100, example = "Shop") String name,
      @Schema(maxLength = 100) String group,
      ComponentStatus status) {}

  /**
   * Planned work that is announced.
   *
   * @param from when it begins, UTC
   * @param until when it ends, UTC
   */
  @Schema(
      name = "Maintenance",
      requiredProperties = {"id", "title", "text", "services", "from", "until"})
  record Work(
      String id, String title, String text, List<String> services, Instant from, Instant until) {}

  /**
   * The page as it is.
   *
   * @param published whether anybody can read it
   * @param url where
   * @param subscribers how many are told what it says
   * @param version for If-Match
   */
  @Schema(
      name = "StatusPage",
      requiredProperties = {
        "published",
        "url",
        "title",
        "intro",
        "components",
        "maintenance",
        "subscribers",
        "version"
      })
  record Shown(
      boolean published,
      String url,
      String title,
      String intro,
      List<Component> components,
      List<Work> maintenance,
      int subscribers,
      long version) {}

  /** The page as it is to be. */
  @Schema(
      name = "StatusPageBody",
      requiredProperties = {"title", "components"})
  record Body(
      @Schema(maxLength = 100, example = "Example Shop status") String title,
      @Schema(maxLength = 1000) String intro,
      List<Component> components) {}

  /** Planned work to announce. */
  @Schema(
      name = "MaintenanceBody",
      requiredProperties = {"title", "from", "until"})
  record WorkBody(
      @Schema(maxLength = 200) String title,
      @Schema(maxLength = 4000) String text,
      List<String> services,
      Instant from,
      Instant until) {}
}
