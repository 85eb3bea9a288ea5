package io.muster.notification.conversation.update;

import io.muster.contracts.update.AudienceCommand;
import io.muster.contracts.update.AudienceContent;
import io.muster.contracts.update.AudienceEvent;
import io.muster.contracts.update.UpdateRules;
import io.muster.contracts.update.UpdateRulesCommand;
import io.muster.contracts.update.UpdateRulesEvent;
import io.muster.notification.conversation.update.AudienceAnswers.Body;
import io.muster.notification.conversation.update.AudienceAnswers.Laid;
import io.muster.notification.conversation.update.AudienceAnswers.Member;
import io.muster.notification.conversation.update.AudienceAnswers.RulesBody;
import io.muster.notification.conversation.update.AudienceAnswers.Shown;
import io.muster.notification.conversation.update.AudienceAnswers.ShownList;
import io.muster.notification.facts.Facts;
import io.muster.notification.oncall.MadeIds;
import io.muster.starter.Caller;
import io.muster.starter.CommandSender;
import io.muster.starter.PeopleDirectory;
import io.muster.starter.Refused;
import io.muster.starter.WriteContext;
import io.muster.starter.WriteResult;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Who hears of incidents, how often, and in which words drafts begin: managers lay it down. */
@RestController
@Tag(name = "Audiences")
class AudienceResource {

  private static final String WRITERS = "hasAnyRole('manager','admin')";

  private final Audiences audiences;
  private final Rules rules;
  private final Facts facts;
  private final PeopleDirectory people;
  private final CommandSender sender;

  AudienceResource(
      Audiences audiences, Rules rules, Facts facts, PeopleDirectory people, CommandSender sender) {
    this.audiences = audiences;
    this.rules = rules;
    this.facts = facts;
    this.people = people;
    this.sender = sender;
  }

  @GetMapping("/api/audiences")
  @PreAuthorize(WRITERS)
  @Operation(operationId = "audiences", summary = "Who hears of incidents")
  ShownList all(Caller caller) {
    return new ShownList(audiences.all().stream().map(it -> shown(it, caller)).toList());
  }

  private Shown shown(AudienceEvent.Published audience, Caller caller) {
    AudienceContent content = audience.content();
    Map<String, String> names = people.names(content.personIds(), caller);
    return new Shown(
        audience.audienceId(),
        audience.name(),
        content.external(),
        content.approval(),
        content.services(),
        content.emails(),
        content.personIds().stream().map(id -> new Member(id, names.get(id))).toList(),
        content.teamIds(),
        content.slackChannel(),
        facts.version(audience.audienceId()));
  }

  @PostMapping("/api/audiences")
  @PreAuthorize(WRITERS)
  @Operation(operationId = "addAudience", summary = "Lay down an audience")
  ResponseEntity<WriteResult> add(@RequestBody Body body, Caller caller, WriteContext context) {
    String id = MadeIds.of("audience", caller, context);
    return ResponseEntity.status(HttpStatus.CREATED)
        .body(sender.send(published(id, body, caller), caller, MadeIds.anyVersion(context)));
  }

  @PutMapping("/api/audiences/{id}")
  @PreAuthorize(WRITERS)
  @Operation(operationId = "changeAudience", summary = "Lay an audience down anew")
  ResponseEntity<WriteResult> change(
      @PathVariable String id, @RequestBody Body body, Caller caller, WriteContext context) {
    requireKnown(id);
    return answer(sender.send(published(id, body, caller), caller, context));
  }

  @DeleteMapping("/api/audiences/{id}")
  @PreAuthorize(WRITERS)
  @Operation(
      operationId = "retireAudience",
      summary = "Let an audience hear of nothing any more",
      description = "What it was told stays on record.")
  ResponseEntity<WriteResult> retire(@PathVariable String id, Caller caller, WriteContext context) {
    requireKnown(id);
    return answer(sender.send(new AudienceCommand.Retire(id, caller.actor()), caller, context));
  }

  private void requireKnown(String id) {
    if (audiences.find(id).isEmpty()) {
      throw Refused.notFound("The audience " + id);
    }
  }

  private AudienceCommand published(String id, Body body, Caller caller) {
    AudienceContent content =
        new AudienceContent(
            Boolean.TRUE.equals(body.external()),
            listed("/services", body.services()),
            Boolean.TRUE.equals(body.approval()),
            listed("/emails", body.emails()),
            listed("/personIds", body.personIds()),
            listed("/teamIds", body.teamIds()),
            body.slackChannel() == null || body.slackChannel().isBlank()
                ? null
                : body.slackChannel().strip());
    requireTeams(content.teamIds());
    requireOnlyName(id, body.name());
    return new AudienceCommand.Publish(id, body.name(), content, caller.actor());
  }

  private void requireTeams(List<String> teamIds) {
    for (int i = 0; i < teamIds.size(); i++) {
      if (!facts.kindOf(teamIds.get(i)).filter("Team"::equals).isPresent()) {
        throw Refused.invalid("/teamIds/" + i, "There is no such team.");
      }
    }
  }

  /** A plan calls an audience by its name. */
  private void requireOnlyName(String id, String name) {
    if (name != null
        && audiences.all().stream()
            .anyMatch(it -> it.name().equalsIgnoreCase(name) && !it.audienceId().equals(id))) {
      throw Refused.invalid("/name", "Another audience has this name.");
    }
  }

  @GetMapping("/api/update-rules")
  @PreAuthorize(WRITERS)
  @Operation(
      operationId = "updateRules",
      summary = "How often audiences hear of incidents, and in which words drafts begin")
  Laid rules() {
    UpdateRules now = rules.now();
    return new Laid(
        now.cadences(),
        now.templates(),
        Stream.of(Placeholder.values()).map(Placeholder::toString).toList(),
        facts.version(UpdateRulesEvent.ID));
  }

  @PutMapping("/api/update-rules")
  @PreAuthorize(WRITERS)
  @Operation(operationId = "changeUpdateRules", summary = "Lay the rules for updates down anew")
  ResponseEntity<WriteResult> change(
      @RequestBody RulesBody body, Caller caller, WriteContext context) {
    return answer(
        sender.send(
            new UpdateRulesCommand.Publish(
                new UpdateRules(
                    listed("/cadences", body.cadences()), listed("/templates", body.templates())),
                caller.actor()),
            caller,
            context));
  }

  private static <T> List<T> listed(String pointer, List<T> values) {
    if (values != null && values.stream().anyMatch(Objects::isNull)) {
      throw Refused.invalid(pointer, "Give a list without gaps.");
    }
    return values == null ? List.of() : values;
  }

  private static ResponseEntity<WriteResult> answer(WriteResult result) {
    return ResponseEntity.ok().eTag("\"" + result.version() + "\"").body(result);
  }
}
