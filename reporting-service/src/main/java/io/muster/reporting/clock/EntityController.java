package io.muster.reporting.clock;

import io.muster.contracts.regulation.EntityCommand.Describe;
import io.muster.contracts.regulation.EntityCommand.Retire;
import io.muster.contracts.regulation.EntityContent;
import io.muster.contracts.regulation.EntityEvent;
import io.muster.contracts.regulation.EntityTrait;
import io.muster.contracts.regulation.Regime;
import io.muster.starter.Caller;
import io.muster.starter.CommandSender;
import io.muster.starter.Refused;
import io.muster.starter.WriteContext;
import io.muster.starter.WriteResult;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The legal entities an organisation reports for, and the rules: managers write, many read. */
@RestController
@RequestMapping("/api/regulation")
@Tag(name = "Regulation")
class EntityController {

  /** Who reads about regulation; partners and administrators do not. */
  static final String READERS = "hasAnyRole('auditor', 'manager', 'responder')";

  private static final int SHORT = 8;

  private final Entities entities;
  private final Rules rules;
  private final ReportForms forms;
  private final CommandSender sender;

  EntityController(Entities entities, Rules rules, ReportForms forms, CommandSender sender) {
    this.entities = entities;
    this.rules = rules;
    this.forms = forms;
    this.sender = sender;
  }

  /**
   * What is known of a legal entity.
   *
   * @param jurisdiction ISO 3166-1 alpha-2
   * @param zone IANA time zone
   * @param lei ISO 17442; may be left out
   * @param traits what it is in a regime's eyes; may be left out
   */
  @Schema(
      name = "NewLegalEntity",
      requiredProperties = {"name", "jurisdiction", "zone", "regimes"})
  record NewEntity(
      String name,
      String jurisdiction,
      String zone,
      String lei,
      List<Regime> regimes,
      List<EntityTrait> traits) {

    private EntityContent content() {
      if (Stream.of(listed(regimes), listed(traits))
          .flatMap(List::stream)
          .anyMatch(Objects::isNull)) {
        throw Refused.invalid("/regimes", "Something is missing in a list.");
      }
      return new EntityContent(
          strip(name), strip(jurisdiction), strip(zone), strip(lei), regimes, traits);
    }

    private static List<?> listed(List<?> values) {
      return values == null ? List.of() : values;
    }

    private static String strip(String text) {
      return text == null || text.isBlank() ? null : text.strip();
    }
  }

  /** Why. */
  @Schema(name = "RetireReason", requiredProperties = "reason")
  record Because(String reason) {}

  @GetMapping("/rules")
  @PreAuthorize(READERS)
  @Operation(
      operationId = "regulatoryRules",
      summary = "Every rule in every version, with its source, and the decision tables")
  ClockAnswers.RuleList rules() {
    return new ClockAnswers.RuleList(List.copyOf(rules.all()), forms.reports());
  }

  @GetMapping("/entities")
  @PreAuthorize(READERS)
  @Operation(operationId = "legalEntities", summary = "The legal entities, by name")
  ClockAnswers.EntityList list() {
    return new ClockAnswers.EntityList(
        entities.all().stream().map(ClockAnswers.EntityShown::of).toList());
  }

  @PostMapping("/entities")
  @PreAuthorize("hasRole('manager')")
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(operationId = "enterLegalEntity", summary = "Enter a legal entity")
  WriteResult enter(@RequestBody NewEntity body, Caller caller, WriteContext context) {
    String id = EntityEvent.PREFIX + UUID.randomUUID().toString().substring(0, SHORT);
    return sender.send(new Describe(id, body.content(), caller.actor()), caller, context);
  }

  @PutMapping("/entities/{id}")
  @PreAuthorize("hasRole('manager')")
  @Operation(operationId = "describeLegalEntity", summary = "Say anew what is known of one")
  WriteResult describe(
      @PathVariable String id, @RequestBody NewEntity body, Caller caller, WriteContext context) {
    entities.require(id);
    return sender.send(new Describe(id, body.content(), caller.actor()), caller, context);
  }

  @PostMapping("/entities/{id}/retire")
  @PreAuthorize("hasRole('manager')")
  @Operation(operationId = "retireLegalEntity", summary = "Report for it no longer")
  WriteResult retire(
      @PathVariable String id, @RequestBody Because body, Caller caller, WriteContext context) {
    entities.require(id);
    return sender.send(new Retire(id, body.reason(), caller.actor()), caller, context);
  }
}
