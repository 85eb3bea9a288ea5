package io.muster.incident.view;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import io.muster.contracts.Actor;
import io.muster.contracts.Event;
import io.muster.contracts.incident.LinkEvent;
import io.muster.starter.Caller;
import io.muster.starter.PeopleDirectory;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bson.Document;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows what ties an incident to others, and whose alerts it has. */
@RestController
@RequestMapping("/api/incidents/{ref}/links")
@Tag(name = "incidents")
class LinkReads {

  /** Alerts beyond that are found in the list of them. */
  private static final int MOST_GROUPS = 50;

  private final IncidentRefs refs;
  private final IncidentLinks links;
  private final IncidentRows incidents;
  private final IncidentPresenter presenter;
  private final TimelineRows timeline;
  private final AlertGroupSearch groups;
  private final PeopleDirectory people;
  private final LiveStream stream;

  LinkReads(
      IncidentRefs refs,
      IncidentLinks links,
      IncidentRows incidents,
      IncidentPresenter presenter,
      TimelineRows timeline,
      AlertGroupSearch groups,
      PeopleDirectory people,
      LiveStream stream) {
    this.refs = refs;
    this.links = links;
    this.incidents = incidents;
    this.presenter = presenter;
    this.timeline = timeline;
    this.groups = groups;
    this.people = people;
    this.stream = stream;
  }

  @GetMapping
  @Operation(
      operationId = "listIncidentLinks",
      summary = "What ties it to other incidents, and the groups of alerts it has")
  LinkForms.All links(
      @PathVariable String ref,
      @Parameter(description = "A log position; the answer waits up to 2 s to include it")
          @RequestParam(required = false)
          Long atLeast,
      Caller caller)
      throws InterruptedException {
    Sight sight = Sight.of(caller);
    if (atLeast != null) {
      stream.await(atLeast, IncidentRefs.PATIENCE);
    }
    String id =
        refs.row(ref).filter(sight::sees).orElseThrow(IncidentRefs::unknown).getString("_id");
    return new LinkForms.All(shown(id, links.of(id), sight), groups(id, sight));
  }

  private List<GroupForms.Row> groups(String id, Sight sight) {
    AlertGroupSearch.Query theirs = new AlertGroupSearch.Query(null, null, null, id, null);
    return groups.shown(groups.find(theirs, Long.MAX_VALUE, MOST_GROUPS, sight), sight);
  }

  private List<LinkForms.Link> shown(String id, List<IncidentLinks.Link> all, Sight sight) {
    Map<String, Shown.Row> others = others(id, all, sight);
    Map<Long, Event> events = timeline.at(all.stream().map(IncidentLinks.Link::position).toList());
    Names names =
        Names.of(
            events.values().stream()
                .map(Event::by)
                .filter(by -> by.kind() == Actor.Kind.PERSON)
                .map(Actor::id)
                .toList(),
            people,
            sight.caller());
    return all.stream()
        .map(link -> shown(id, link, others, events.get(link.position()), names, sight))
        .filter(Objects::nonNull)
        .toList();
  }

  private Map<String, Shown.Row> others(String id, List<IncidentLinks.Link> all, Sight sight) {
    List<String> ids =
        all.stream()
            .flatMap(link -> Stream.of(link.from(), link.to()))
            .filter(other -> !other.equals(id))
            .distinct()
            .toList();
    List<Document> rows =
        ids.isEmpty()
            ? List.of()
            : incidents.find(
                Filters.and(Filters.in("_id", ids), sight.filter()),
                Sorts.ascending("_id"),
                ids.size());
    return presenter.rows(rows, sight).stream()
        .collect(Collectors.toMap(Shown.Row::id, Function.identity()));
  }

  /** Null when the other is not for this reader, or erased. */
  private static LinkForms.Link shown(
      String id,
      IncidentLinks.Link link,
      Map<String, Shown.Row> others,
      Event event,
      Names names,
      Sight sight) {
    boolean dependsOnOther = link.from().equals(id);
    Shown.Row other = others.get(dependsOnOther ? link.to() : link.from());
    if (other == null || event == null) {
      return null;
    }
    return new LinkForms.Link(
        LinkForms.Kind.of(link.kind(), dependsOnOther),
        new LinkForms.Other(
            other.id(),
            other.number(),
            other.title(),
            other.severity(),
            other.state(),
            other.phase()),
        sight.texts() ? reason(event) : null,
        new Shown.By(
            event.by().kind(), event.by().id(), names.of(event.by().kind(), event.by().id())),
        event.at());
  }

  private static String reason(Event event) {
    return switch (event) {
      case LinkEvent.Linked linked -> linked.reason();
      case LinkEvent.DuplicateMarked marked -> marked.reason();
      default -> null;
    };
  }
}
