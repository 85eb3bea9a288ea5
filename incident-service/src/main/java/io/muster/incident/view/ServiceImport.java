package io.muster.incident.view;

import io.muster.incident.insight.catalog.CatalogImport;
import io.muster.incident.insight.catalog.CatalogImport.Step;
import io.muster.incident.insight.catalog.CatalogImport.What;
import io.muster.starter.Caller;
import io.muster.starter.CommandSender;
import io.muster.starter.WriteContext;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Managers bring in the services that a Backstage catalogue describes. */
@RestController
@PreAuthorize("hasRole('manager')")
@Tag(name = "services")
class ServiceImport {

  /** Each service is a write of its own, which is safe to ask for twice. */
  private static final WriteContext OF_ITS_OWN = new WriteContext(null, () -> null, null);

  private final CatalogImport catalog;
  private final CommandSender sender;

  ServiceImport(CatalogImport catalog, CommandSender sender) {
    this.catalog = catalog;
    this.sender = sender;
  }

  /**
   * What to bring in.
   *
   * @param document entities of a Backstage catalogue, YAML or JSON, at most 1,000 of them and a
   *     megabyte
   * @param preview true: only say what would become of each
   */
  @Schema(
      name = "ServiceImport",
      requiredProperties = "document",
      example =
          "{\"document\":\"apiVersion: backstage.io/v1alpha1\\n"
              + "kind: Component\\n"
              + "metadata:\\n"
              + "  name: checkout\\n"
              + "spec:\\n"
              + "  type: service\\n"
              + "  lifecycle: production\\n"
              + "  owner: shop\\n"
              + "\",\"preview\":true}")
  record Import(String document, Boolean preview) {}

  /**
   * What became, or would become, of an entity.
   *
   * @param detail why, or what was taken for granted
   */
  @Schema(
      name = "ImportedService",
      requiredProperties = {"name", "what"})
  record Imported(String name, What what, String detail) {}

  /**
   * Every entity, in its order.
   *
   * @param position everything that was written is in the log up to here; 0 when nothing was
   */
  @Schema(
      name = "ImportedServices",
      requiredProperties = {"items", "position"})
  record Result(List<Imported> items, long position) {}

  @PostMapping("/api/services/import")
  @Operation(
      operationId = "importServices",
      summary = "Bring in the entities of a Backstage catalogue, or see what that would do")
  Result bringIn(@RequestBody Import body, Caller caller) {
    List<Step> steps = catalog.plan(body.document(), caller.actor());
    long position = 0;
    if (!Boolean.TRUE.equals(body.preview())) {
      for (Step step : steps) {
        if (step.command() != null) {
          position = Math.max(position, sender.send(step.command(), caller, OF_ITS_OWN).position());
        }
      }
    }
    return new Result(
        steps.stream().map(step -> new Imported(step.name(), step.what(), step.detail())).toList(),
        position);
  }
}
