package io.muster.notification.view;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Sorts;
import io.muster.contracts.drill.DrillIds;
import io.muster.contracts.incident.IncidentEvent;
import io.muster.notification.escalation.Hindsight;
import io.muster.notification.escalation.Hindsight.Past;
import io.muster.notification.facts.Facts;
import io.muster.notification.oncall.OnCall;
import io.muster.notification.oncall.PublishRules;
import io.muster.starter.Caller;
import io.muster.starter.PeopleDirectory;
import io.muster.starter.Privacy;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.bson.Document;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tries a changed policy on last month's incidents: who would have been called, and who not. */
@RestController
@RequestMapping("/api/on-call/policies/{id}/hindsight")
@Tag(name = "On-call")
class HindsightResource {

  private static final Duration MONTH = Duration.ofDays(30);
  private static final String INCIDENT_ID = "incidentId";

  /** Each incident reads schedules as they were; more would keep people waiting. */
  private static final int MOST = 100;

  private final MongoDatabase database;
  private final Facts facts;
  private final OnCall onCall;
  private final Nights nights;
  private final PeopleDirectory people;
  private final Clock clock;

  HindsightResource(
      MongoDatabase database,
      Facts facts,
      OnCall onCall,
      Nights nights,
      PeopleDirectory people,
      Clock clock) {
    this.database = database;
    this.facts = facts;
    this.onCall = onCall;
    this.nights = nights;
    this.people = people;
    this.clock = clock;
  }

  @PostMapping
  @PreAuthorize("hasAnyRole('responder','manager','auditor')")
  @Operation(
      operationId = "policyInHindsight",
      summary = "What changed levels would have done for the incidents of the last 30 days",
      description =
          "The newest 100 for which this policy was gone through and which the asker may see, as if each had been"
              + " answered when it was. Schedules and leave are as they were; teams are as they are.")
  HindsightAnswers.Answer hindsight(
      @PathVariable String id, @RequestBody HindsightAnswers.Body body, Caller caller) {
    Instant now = clock.instant();
    int repeat = body.repeat() == null ? 0 : body.repeat();
    PublishRules.check(body.levels(), repeat, now);
    Hindsight hindsight = new Hindsight(body.levels(), repeat, onCall::peopleOf);
    List<Document> runs = runs(id, now.minus(MONTH), caller);
    List<HindsightAnswers.Case> cases =
        runs.stream()
            .skip(Math.max(0, runs.size() - MOST))
            .map(run -> compared(run, hindsight, now))
            .toList();
    List<String> ids =
        cases.stream()
            .flatMap(
                it -> Stream.concat(it.before().keySet().stream(), it.after().keySet().stream()))
            .distinct()
            .toList();
    return HindsightAnswers.of(
        now.minus(MONTH),
        now,
        Math.max(0, runs.size() - MOST),
        cases,
        people.names(ids, caller),
        nights);
  }

  /** The oldest first, so that turns go on as they would have. */
  private List<Document> runs(String policyId, Instant since, Caller caller) {
    List<Document> runs =
        database
            .getCollection(PagingProjector.ESCALATIONS)
            .find(
                and(
                    eq("policyId", policyId),
                    PagingProjector.takingOn(),
                    gte("startedAt", Date.from(since))))
            .sort(Sorts.ascending("startedAt", "_id"))
            .into(new ArrayList<>());
    runs.removeIf(run -> DrillIds.inDrill(run.getString(INCIDENT_ID)));
    Map<String, Document> visible = visible(runs, caller);
    runs.removeIf(run -> !visible.containsKey(run.getString(INCIDENT_ID)));
    runs.forEach(run -> run.append("incident", visible.get(run.getString(INCIDENT_ID))));
    return runs;
  }

  private Map<String, Document> visible(List<Document> runs, Caller caller) {
    List<String> ids = runs.stream().map(run -> run.getString(INCIDENT_ID)).distinct().toList();
    Map<String, Document> visible = new HashMap<>();
    database
        .getCollection(PagingProjector.INCIDENTS)
        .find(and(in("_id", ids), Privacy.visibleTo(caller.id())))
        .forEach(incident -> visible.put(incident.getString("_id"), incident));
    return visible;
  }

  private HindsightAnswers.Case compared(Document run, Hindsight hindsight, Instant now) {
    Document incident = run.get("incident", Document.class);
    IncidentEvent.Opened opened =
        (IncidentEvent.Opened) facts.first(run.getString(INCIDENT_ID)).orElseThrow();
    Instant began = PagingAnswers.instant(run, "startedAt");
    Instant over = PagingAnswers.instant(run, "endedAt");
    Map<String, Instant> before = new LinkedHashMap<>();
    for (Document step : run.getList("steps", Document.class)) {
      step.getList("personIds", String.class)
          .forEach(person -> before.putIfAbsent(person, PagingAnswers.instant(step, "firedAt")));
    }
    return new HindsightAnswers.Case(
        incident.getString("number"),
        opened.severity(),
        began,
        incident.getString("acknowledgedBy"),
        before,
        hindsight.next(
            new Past(opened.incidentId(), opened.severity(), began, over == null ? now : over)));
  }
}
