package io.muster.incident.triage.classification;

import io.muster.contracts.alert.AlertSeverity;
import io.muster.contracts.classification.Classification;
import io.muster.contracts.classification.Classification.Reason;
import io.muster.contracts.classification.ClassificationCommand.Publish;
import io.muster.contracts.classification.ClassificationEvent.Published;
import io.muster.contracts.classification.Impact;
import io.muster.contracts.classification.MatrixContent;
import io.muster.contracts.classification.MatrixContent.AlertUrgency;
import io.muster.contracts.classification.MatrixContent.Breadth;
import io.muster.contracts.classification.MatrixContent.Cell;
import io.muster.contracts.classification.MatrixContent.TierImpact;
import io.muster.contracts.classification.Urgency;
import io.muster.contracts.incident.Severity;
import io.muster.incident.insight.catalog.Catalogue;
import io.muster.starter.Caller;
import io.muster.starter.CommandSender;
import io.muster.starter.PeopleDirectory;
import io.muster.starter.Refused;
import io.muster.starter.WriteContext;
import io.muster.starter.WriteResult;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The rule that says how bad incidents are: everybody may see it and try it, managers set it. */
@RestController
@RequestMapping("/api/classification")
@Tag(name = "classification")
class ClassificationApi {

  private static final String READERS = "hasAnyRole('responder','manager','auditor','admin')";
  private static final int MOST_VERSIONS = 50;

  private final Matrices matrices;
  private final Catalogue catalogue;
  private final CommandSender sender;
  private final PeopleDirectory people;

  ClassificationApi(
      Matrices matrices, Catalogue catalogue, CommandSender sender, PeopleDirectory people) {
    this.matrices = matrices;
    this.catalogue = catalogue;
    this.sender = sender;
    this.people = people;
  }

  /**
   * The matrix that holds.
   *
   * @param version counts from 1; 0: the one Muster ships with
   * @param rule as incidents name it
   * @param versions what was published, the newest first, at most 50
   */
  @Schema(
      name = "ClassificationMatrix",
      requiredProperties = {"version", "rule", "content", "versions"})
  record Shown(int version, String rule, MatrixContent content, List<Version> versions) {}

  /**
   * A version.
   *
   * @param publishedBy a person's name, as far as the reader may see it
   * @param at when it came to hold, UTC
   */
  @Schema(
      name = "MatrixVersion",
      requiredProperties = {"version", "reason", "publishedBy", "at", "content"})
  record Version(
      int version, String reason, String publishedBy, Instant at, MatrixContent content) {}

  /**
   * Another version.
   *
   * @param urgencies one for each severity an alert can have
   * @param tiers one for each tier
   * @param dependentHops 0 to 10
   * @param breadths by ascending number of services
   * @param severities one for each impact with each urgency; never milder with more of either
   * @param reason why it is published
   */
  @Schema(
      name = "NewMatrix",
      requiredProperties = {"urgencies", "tiers", "dependentHops", "severities", "reason"},
      example =
          """
          {
            "urgencies": [
              {"alert": "CRITICAL", "urgency": "HIGH"},
              {"alert": "ERROR", "urgency": "MEDIUM"},
              {"alert": "WARNING", "urgency": "LOW"},
              {"alert": "INFO", "urgency": "LOW"},
              {"alert": "UNKNOWN", "urgency": "MEDIUM"}
            ],
            "tiers": [
              {"tier": 1, "affected": "EXTENSIVE", "dependent": "SIGNIFICANT"},
              {"tier": 2, "affected": "SIGNIFICANT", "dependent": "MODERATE"},
              {"tier": 3, "affected": "MODERATE", "dependent": "MINOR"},
              {"tier": 4, "affected": "MINOR", "dependent": "MINOR"}
            ],
            "dependentHops": 2,
            "breadths": [
              {"services": 5, "impact": "SIGNIFICANT"},
              {"services": 10, "impact": "EXTENSIVE"}
            ],
            "severities": [
              {"impact": "EXTENSIVE", "urgency": "HIGH", "severity": "SEV1"},
              {"impact": "EXTENSIVE", "urgency": "MEDIUM", "severity": "SEV2"},
              {"impact": "EXTENSIVE", "urgency": "LOW", "severity": "SEV3"},
              {"impact": "SIGNIFICANT", "urgency": "HIGH", "severity": "SEV2"},
              {"impact": "SIGNIFICANT", "urgency": "MEDIUM", "severity": "SEV3"},
              {"impact": "SIGNIFICANT", "urgency": "LOW", "severity": "SEV4"},
              {"impact": "MODERATE", "urgency": "HIGH", "severity": "SEV3"},
              {"impact": "MODERATE", "urgency": "MEDIUM", "severity": "SEV4"},
              {"impact": "MODERATE", "urgency": "LOW", "severity": "SEV4"},
              {"impact": "MINOR", "urgency": "HIGH", "severity": "SEV4"},
              {"impact": "MINOR", "urgency": "MEDIUM", "severity": "SEV5"},
              {"impact": "MINOR", "urgency": "LOW", "severity": "SEV5"}
            ],
            "reason": "Two steps away nobody noticed"
          }\
          """)
  record NewMatrix(
      List<AlertUrgency> urgencies,
      List<TierImpact> tiers,
      Integer dependentHops,
      List<Breadth> breadths,
      List<Cell> severities,
      String reason) {

    private MatrixContent content() {
      if (dependentHops == null) {
        throw Refused.invalid(
            "/dependentHops", "Say how many steps those count who depend on it: 0 to 10.");
      }
      return new MatrixContent(
          listed("/urgencies", urgencies),
          listed("/tiers", tiers),
          dependentHops,
          breadths == null ? List.of() : listed("/breadths", breadths),
          listed("/severities", severities));
    }
  }

  /**
   * What to try the rule on.
   *
   * @param services affected ones by name
   * @param alert how bad the source says it is; left out when a person asks
   * @param urgency how pressing a person says it is, in place of an alert
   * @param labels of the alert; {@code muster_impact} or {@code impact} may say how much suffers
   * @param matrix a version that was not published, to try it; left out: the one that holds
   */
  @Schema(
      name = "ClassificationQuestion",
      requiredProperties = "services",
      example =
          "{\"services\":[\"checkout\"],\"alert\":\"CRITICAL\",\"labels\":{\"region\":\"eu-1\"}}")
  record Question(
      List<String> services,
      AlertSeverity alert,
      Urgency urgency,
      Map<String, String> labels,
      NewMatrix matrix) {}

  /**
   * What the rule says.
   *
   * @param impact missing when nothing is known of the services
   * @param severity missing when neither an alert nor an urgency was given, or when nothing is
   *     known of the services and no alert says how bad it is
   * @param byUrgency what it would be for each urgency; empty when the impact is not known
   * @param because the reasons in English
   */
  @Schema(
      name = "ClassificationAnswer",
      requiredProperties = {"rule", "reasons", "because", "byUrgency"})
  record Answer(
      Impact impact,
      Urgency urgency,
      Severity severity,
      String rule,
      List<Reason> reasons,
      List<String> because,
      List<ByUrgency> byUrgency) {}

  /** How bad it is when it presses so much. */
  @Schema(
      name = "SeverityByUrgency",
      requiredProperties = {"urgency", "severity"})
  record ByUrgency(Urgency urgency, Severity severity) {}

  @GetMapping
  @PreAuthorize(READERS)
  @Operation(operationId = "getClassification", summary = "The matrix that holds, and its versions")
  ResponseEntity<Shown> matrix(Caller caller) {
    List<Published> versions = matrices.newest(MOST_VERSIONS);
    MatrixVersion current =
        versions.isEmpty() ? MatrixVersion.SHIPPED : MatrixVersion.of(versions.getFirst());
    Set<String> authors =
        versions.stream().map(version -> version.by().id()).collect(Collectors.toSet());
    Map<String, String> names = people.names(authors, caller);
    ResponseEntity.BodyBuilder answer = ResponseEntity.ok();
    if (current.version() > 0) {
      answer.eTag("\"" + (current.version() - 1) + "\"");
    }
    return answer.body(
        new Shown(
            current.version(),
            current.rule(),
            current.content(),
            versions.stream()
                .map(
                    version ->
                        new Version(
                            version.version(),
                            version.reason(),
                            names.getOrDefault(version.by().id(), version.by().id()),
                            version.at(),
                            version.content()))
                .toList()));
  }

  @PutMapping
  @PreAuthorize("hasRole('manager')")
  @Operation(operationId = "publishClassification", summary = "Let another matrix hold from now on")
  ResponseEntity<WriteResult> publish(
      @RequestBody NewMatrix body, Caller caller, WriteContext context) {
    WriteResult result =
        sender.send(new Publish(body.content(), body.reason(), caller.actor()), caller, context);
    return ResponseEntity.ok().eTag("\"" + result.version() + "\"").body(result);
  }

  @PostMapping("/preview")
  @PreAuthorize(READERS)
  @Operation(
      operationId = "previewClassification",
      summary = "What the matrix says of affected services; nothing is written")
  Answer preview(@RequestBody Question question) {
    MatrixVersion matrix = matrix(question);
    Problem problem = problem(question);
    Classification said = Classifying.of(matrix, catalogue.now(), problem, question.urgency());
    return new Answer(
        said.impact(),
        said.urgency(),
        said.severity(),
        said.rule(),
        said.reasons(),
        said.reasons().stream().map(Reason::inWords).toList(),
        said.impact() == null
            ? List.of()
            : Stream.of(Urgency.values())
                .map(urgency -> new ByUrgency(urgency, matrix.severityOf(said.impact(), urgency)))
                .toList());
  }

  private MatrixVersion matrix(Question question) {
    MatrixVersion holds = matrices.current().map(MatrixVersion::of).orElse(MatrixVersion.SHIPPED);
    if (question.matrix() == null) {
      return holds;
    }
    MatrixContent tried = question.matrix().content();
    MatrixRules.check(tried);
    return new MatrixVersion(holds.version() + 1, tried);
  }

  private static Problem problem(Question question) {
    List<String> services = listed("/services", question.services());
    AlertSeverity alert = question.alert();
    return new Problem(
        alert == null ? Set.of() : EnumSet.of(alert),
        alert == null ? null : Problem.severityOf(alert),
        Problem.distinct(
            services.stream().map(String::strip).filter(name -> !name.isEmpty()).toList()),
        question.labels() == null ? null : Problem.impactIn(question.labels()).orElse(null));
  }

  private static <T> List<T> listed(String pointer, List<T> values) {
    if (values == null || values.stream().anyMatch(Objects::isNull)) {
      throw Refused.invalid(pointer, "Give a list without gaps.");
    }
    return values;
  }
}
