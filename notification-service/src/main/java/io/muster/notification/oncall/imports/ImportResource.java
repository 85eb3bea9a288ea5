package io.muster.notification.oncall.imports;

import io.muster.notification.oncall.imports.ImportForms.ImportBody;
import io.muster.notification.oncall.imports.ImportForms.ImportShown;
import io.muster.notification.oncall.imports.ImportForms.ItemShown;
import io.muster.notification.oncall.imports.ImportForms.NoteShown;
import io.muster.notification.oncall.imports.ImportForms.UserShown;
import io.muster.notification.oncall.imports.Importer.Effect;
import io.muster.notification.oncall.imports.Importer.Read;
import io.muster.starter.Caller;
import io.muster.starter.Refused;
import io.muster.starter.WriteContext;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** Exports of other tools: first what would come over, then taking it over. */
@RestController
@RequestMapping("/api/on-call/imports")
@PreAuthorize("hasRole('manager')")
@Tag(name = "Imports")
class ImportResource {

  private final Importer importer;
  private final JsonMapper json;

  ImportResource(Importer importer, JsonMapper json) {
    this.importer = importer;
    this.json = json;
  }

  @PostMapping("/plan")
  @Operation(
      operationId = "planImport",
      summary = "What of an export comes over, and what does not; writes nothing")
  ImportShown plan(@RequestBody ImportBody body, Caller caller) {
    Read read = read(body, caller);
    return shown(
        read,
        read.items().stream().map(it -> shown(it, importer.effect(it), Optional.empty())).toList());
  }

  @PostMapping("/apply")
  @Operation(
      operationId = "applyImport",
      summary = "Take over what comes over; the same export again changes nothing")
  ImportShown apply(@RequestBody ImportBody body, Caller caller, WriteContext context) {
    Read read = read(body, caller);
    List<ItemShown> items = new ArrayList<>();
    for (Imported item : read.items()) {
      Effect effect = importer.effect(item);
      Optional<String> refused = importer.apply(item, caller, context);
      items.add(shown(item, effect, refused));
    }
    return shown(read, items);
  }

  private Read read(ImportBody body, Caller caller) {
    if (body.source() == null) {
      throw Refused.invalid("/source", "Say PAGERDUTY or OPSGENIE.");
    }
    if (body.export() == null) {
      throw Refused.invalid("/export", "Give an object with the lists the tool's API answers.");
    }
    return importer.read(
        body.source(),
        json.valueToTree(body.export()),
        body.people() == null ? Map.of() : body.people(),
        body.policyServices() == null ? Map.of() : body.policyServices(),
        caller);
  }

  private static ImportShown shown(Read read, List<ItemShown> items) {
    return new ImportShown(
        read.users().bySourceId().values().stream()
            .map(it -> new UserShown(it.sourceId(), it.name(), it.personId()))
            .toList(),
        items);
  }

  private static ItemShown shown(Imported item, Effect effect, Optional<String> refused) {
    return new ItemShown(
        item.kind(),
        item.sourceId(),
        item.name(),
        item.targetId(),
        item.outcome(),
        effect,
        item.notes().stream().map(it -> new NoteShown(it.where(), it.text())).toList(),
        refused.orElse(null));
  }
}
