package io.muster.incident.view;

import io.muster.contracts.dependency.DependencyCommand;
import io.muster.contracts.dependency.DependencySource;
import io.muster.contracts.dependency.DependencySourceCommand;
import io.muster.contracts.dependency.NodeKind;
import io.muster.incident.insight.dependency.DependencyMap;
import io.muster.scan.ComposeFile;
import io.muster.scan.Found;
import io.muster.scan.KubernetesManifests;
import io.muster.scan.UnreadableException;
import io.muster.starter.Caller;
import io.muster.starter.CommandSender;
import io.muster.starter.Refused;
import io.muster.starter.WriteContext;
import io.muster.starter.WriteResult;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Managers bring in files that say what needs what; people say where those are wrong. */
@RestController
@RequestMapping("/api/map")
@Tag(name = "map")
class MapWrites {

  private final CommandSender sender;

  MapWrites(CommandSender sender) {
    this.sender = sender;
  }

  /**
   * A file to bring in.
   *
   * @param source COMPOSE or KUBERNETES
   * @param origin which file or repository it is of; the next from there replaces it
   * @param document the file as it is, at most a megabyte
   * @param project whose file it is, so that one project's {@code db} is not another's
   * @param preview true: only say what it says
   */
  @Schema(
      name = "MapImport",
      requiredProperties = {"source", "origin", "document"},
      example =
          "{\"source\":\"COMPOSE\",\"origin\":\"shop/compose.yaml\",\"document\":\"services:\\n"
              + "  shop:\\n"
              + "    image: shop\\n"
              + "    depends_on: [db]\\n"
              + "  db:\\n"
              + "    image: postgres\\n"
              + "\",\"preview\":true}")
  record Import(
      DependencySource source, String origin, String document, String project, Boolean preview) {}

  /**
   * Whether one needs another.
   *
   * @param toKind what the other is; a service unless said
   * @param needs false: whatever else says so, it does not
   */
  @Schema(
      name = "StatedDependency",
      requiredProperties = {"from", "to", "needs"},
      example =
          "{\"from\":\"checkout\",\"to\":\"payments\",\"toKind\":\"SERVICE\",\"needs\":true,\"reason\":\"Seen"
              + " in the code of checkout\"}")
  record Stated(String from, String to, NodeKind toKind, Boolean needs, String reason) {}

  @PostMapping("/imports")
  @PreAuthorize("hasRole('manager')")
  @Operation(
      operationId = "importMap",
      summary = "Bring in what a Compose file or Kubernetes manifests say, or see what that is")
  MapShown.Imported bringIn(@RequestBody Import body, Caller caller, WriteContext context) {
    Found found = read(body);
    DependencySourceCommand.Import command =
        new DependencySourceCommand.Import(
            DependencyMap.sourceId(body.source(), body.origin()),
            body.source(),
            body.origin(),
            found.nodes(),
            found.edges(),
            caller.actor());
    if (Boolean.TRUE.equals(body.preview())) {
      DependencyMap.require(body.origin(), found.nodes(), found.edges());
      return new MapShown.Imported(found.nodes(), found.edges(), false, 0);
    }
    WriteResult result = sender.send(command, caller, context);
    return new MapShown.Imported(found.nodes(), found.edges(), result.changed(), result.position());
  }

  private static Found read(Import body) {
    if (body.origin() == null || body.origin().isBlank()) {
      throw Refused.invalid("/origin", "Say which file or repository this is of.");
    }
    if (body.document() == null || body.document().isBlank()) {
      throw Refused.invalid("/document", "Give the file as it is.");
    }
    String project =
        body.project() == null || body.project().isBlank() ? null : body.project().strip();
    String file = body.origin().strip();
    Found found = new Found();
    try {
      switch (body.source()) {
        case COMPOSE -> ComposeFile.read(body.document(), file, project, found);
        case KUBERNETES -> KubernetesManifests.read(body.document(), file, found);
        case null, default ->
            throw Refused.invalid("/source", "Say what kind of file it is: COMPOSE or KUBERNETES.");
      }
    } catch (UnreadableException e) {
      throw Refused.invalid("/document", e.getMessage());
    }
    return found;
  }

  @DeleteMapping("/sources/{id}")
  @PreAuthorize("hasRole('manager')")
  @Operation(
      operationId = "retireMapSource",
      summary = "Let nothing hold any more that an origin said")
  ResponseEntity<WriteResult> retire(@PathVariable String id, Caller caller, WriteContext context) {
    return answer(
        sender.send(new DependencySourceCommand.Retire(id, caller.actor()), caller, context));
  }

  @PutMapping("/dependencies")
  @PreAuthorize("hasAnyRole('responder','manager')")
  @Operation(
      operationId = "stateDependency",
      summary = "Say whether one needs another, which outweighs every other source")
  ResponseEntity<WriteResult> state(@RequestBody Stated body, Caller caller, WriteContext context) {
    if (body.from() == null || body.from().isBlank()) {
      throw Refused.invalid("/from", "Name the one that needs, or does not.");
    }
    if (body.to() == null || body.to().isBlank()) {
      throw Refused.invalid("/to", "Name the one that is needed, or is not.");
    }
    if (body.needs() == null) {
      throw Refused.invalid("/needs", "Say whether it does: true or false.");
    }
    return answer(
        sender.send(
            new DependencyCommand.State(
                DependencyMap.pairId(body.from(), body.to()),
                body.from(),
                body.to(),
                body.toKind(),
                body.needs(),
                body.reason(),
                caller.actor()),
            caller,
            context));
  }

  @DeleteMapping("/dependencies")
  @PreAuthorize("hasAnyRole('responder','manager')")
  @Operation(
      operationId = "withdrawDependency",
      summary = "Take back what people said of two; the other sources decide")
  ResponseEntity<WriteResult> withdraw(
      @RequestParam String from, @RequestParam String to, Caller caller, WriteContext context) {
    return answer(
        sender.send(
            new DependencyCommand.Withdraw(DependencyMap.pairId(from, to), caller.actor()),
            caller,
            context));
  }

  private static ResponseEntity<WriteResult> answer(WriteResult result) {
    return ResponseEntity.ok().eTag("\"" + result.version() + "\"").body(result);
  }
}
