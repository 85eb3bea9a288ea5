package io.muster.incident.view;

import io.muster.contracts.alert.AlertLink;
import io.muster.contracts.catalog.CatalogServiceCommand;
import io.muster.incident.insight.catalog.Catalogue;
import io.muster.starter.Caller;
import io.muster.starter.CommandSender;
import io.muster.starter.Refused;
import io.muster.starter.WriteContext;
import io.muster.starter.WriteResult;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Managers say which services there are, how much hangs on each and what each needs. */
@RestController
@RequestMapping("/api/services")
@PreAuthorize("hasRole('manager')")
@Tag(name = "services")
class ServiceWrites {

  private final Catalogue catalogue;
  private final CommandSender sender;

  ServiceWrites(Catalogue catalogue, CommandSender sender) {
    this.catalogue = catalogue;
    this.sender = sender;
  }

  /**
   * What is known of a service; what is left out is not known any more.
   *
   * @param displayName how people call it
   * @param ownerTeam who looks after it
   * @param tier how much hangs on it: 1, most, to 4
   * @param dependsOn names of the services it needs, in or out of the catalogue
   */
  @Schema(
      name = "ServiceDescription",
      requiredProperties = "tier",
      example =
          "{\"displayName\":\"Checkout\",\"description\":\"Takes"
              + " orders\",\"ownerTeam\":\"Shop\",\"tier\":1,\"dependsOn\":[\"payments\"]}")
  record Description(
      String displayName,
      String description,
      String ownerTeam,
      Integer tier,
      List<String> dependsOn,
      List<AlertLink> links) {}

  /**
   * A service that may be new.
   *
   * @param name as alerts write it, compared letter by letter
   */
  @Schema(
      name = "NewService",
      requiredProperties = {"name", "tier"},
      example =
          "{\"name\":\"checkout\",\"displayName\":\"Checkout\",\"description\":\"Takes"
              + " orders\",\"ownerTeam\":\"Shop\",\"tier\":1,\"dependsOn\":[\"payments\"]}")
  record NewService(
      String name,
      String displayName,
      String description,
      String ownerTeam,
      Integer tier,
      List<String> dependsOn,
      List<AlertLink> links) {

    private Description described() {
      return new Description(displayName, description, ownerTeam, tier, dependsOn, links);
    }
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(operationId = "registerService", summary = "Enter a service that is not there yet")
  ResponseEntity<WriteResult> register(
      @RequestBody NewService body, Caller caller, WriteContext context) {
    if (body.name() == null || body.name().isBlank()) {
      throw Refused.invalid("/name", "Give the service's name as alerts write it.");
    }
    return answer(
        HttpStatus.CREATED,
        sender.send(put(body.name().strip(), true, body.described(), caller), caller, context));
  }

  @PutMapping("/{ref}")
  @Operation(
      operationId = "putService",
      summary = "Say all that is known of a service, by name or id; enters it when it is new")
  ResponseEntity<WriteResult> put(
      @PathVariable String ref,
      @RequestBody Description body,
      Caller caller,
      WriteContext context) {
    return answer(
        HttpStatus.OK, sender.send(put(nameOf(ref), false, body, caller), caller, context));
  }

  @DeleteMapping("/{ref}")
  @Operation(operationId = "retireService", summary = "Take a service out of the catalogue")
  ResponseEntity<WriteResult> retire(
      @PathVariable String ref, Caller caller, WriteContext context) {
    String id = Catalogue.isId(ref) ? ref : Catalogue.idOf(ref);
    return answer(
        HttpStatus.OK,
        sender.send(new CatalogServiceCommand.Retire(id, caller.actor()), caller, context));
  }

  private String nameOf(String ref) {
    return Catalogue.isId(ref)
        ? catalogue.find(ref).orElseThrow(() -> Refused.notFound("The service")).entry().name()
        : ref.strip();
  }

  private static CatalogServiceCommand put(
      String name, boolean onlyNew, Description body, Caller caller) {
    return new CatalogServiceCommand.Put(
        Catalogue.idOf(name),
        onlyNew,
        name,
        body.displayName(),
        body.description(),
        body.ownerTeam(),
        body.tier(),
        Wishes.listed("/dependsOn", body.dependsOn()),
        Wishes.listed("/links", body.links()),
        caller.actor());
  }

  private static ResponseEntity<WriteResult> answer(HttpStatus status, WriteResult result) {
    return ResponseEntity.status(status).eTag("\"" + result.version() + "\"").body(result);
  }
}
