package io.muster.incident.view;

import io.muster.contracts.alert.AlertLink;
import io.muster.incident.insight.catalog.CatalogEntry;
import io.muster.incident.insight.catalog.Catalogue;
import io.muster.incident.insight.catalog.ServiceMap;
import io.muster.starter.Refused;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows the services people look after, what hangs on each, and which are not entered yet. */
@RestController
@PreAuthorize("hasAnyRole('responder','manager','auditor','admin')")
@Tag(name = "services")
class ServiceReads {

  private static final int MOST = 200;

  /** Who depends on a service is shown this far. */
  private static final int HOPS = 10;

  private static final Duration LATELY = Duration.ofDays(90);

  private final Catalogue catalogue;
  private final IncidentRows incidents;
  private final Clock clock;

  ServiceReads(Catalogue catalogue, IncidentRows incidents, Clock clock) {
    this.catalogue = catalogue;
    this.incidents = incidents;
    this.clock = clock;
  }

  /**
   * One line of the catalogue.
   *
   * @param id to address it by; its name does as well, unless there is a slash in it
   * @param name what alerts call it
   * @param tier how much hangs on it: 1, most, to 4
   * @param neededBy the services that say they need it directly
   * @param openIncidents that affect it and are not over
   * @param version to send back as If-Match
   */
  @Schema(
      name = "Service",
      requiredProperties = {
        "id",
        "name",
        "tier",
        "dependsOn",
        "neededBy",
        "links",
        "openIncidents",
        "version",
        "position",
        "updatedAt"
      })
  record Row(
      String id,
      String name,
      String displayName,
      String description,
      String ownerTeam,
      int tier,
      List<String> dependsOn,
      List<String> neededBy,
      List<AlertLink> links,
      int openIncidents,
      long version,
      long position,
      Instant updatedAt) {}

  /** Services by name. */
  @Schema(name = "ServiceList", requiredProperties = "items")
  record Page(List<Row> items, String nextCursor) {}

  /**
   * A service that suffers when another does.
   *
   * @param path from the other up to it: each needs the one before
   */
  @Schema(
      name = "DependentService",
      requiredProperties = {"name", "tier", "path"})
  record Dependent(String name, int tier, List<String> path) {}

  /**
   * One service.
   *
   * @param dependents every service that needs it, directly or through others, the nearest first
   */
  @Schema(
      name = "ServiceWithDependents",
      requiredProperties = {"service", "dependents"})
  record Whole(Row service, List<Dependent> dependents) {}

  /**
   * A service that is named and not in the catalogue.
   *
   * @param incidents of the last 90 days, or still open, that affect it
   * @param lastAt when the newest of them was opened; missing when there is none
   * @param neededBy services in the catalogue that say they need it
   */
  @Schema(
      name = "UncataloguedService",
      requiredProperties = {"name", "incidents", "openIncidents", "neededBy"})
  record Unlisted(
      String name, int incidents, int openIncidents, Instant lastAt, List<String> neededBy) {}

  /** Those with open incidents first, then those affected most often; at most 200. */
  @Schema(name = "UncataloguedServiceList", requiredProperties = "items")
  record UnlistedPage(List<Unlisted> items) {}

  @GetMapping("/api/services")
  @Operation(operationId = "listServices", summary = "The catalogue, by name")
  Page list(
      @Parameter(description = "Words that all occur in name, owner or description")
          @RequestParam(required = false)
          String q,
      @RequestParam(defaultValue = "50") int limit,
      @RequestParam(required = false) String cursor,
      @Parameter(description = "A log position, such as a write answered")
          @RequestParam(required = false)
          Long atLeast)
      throws InterruptedException {
    if (limit < 1 || limit > MOST) {
      throw Refused.of(400, "bad-limit", "Ask for 1 to " + MOST + " at a time.");
    }
    await(atLeast);
    String after = cursor == null ? null : decoded(cursor);
    String[] words = q == null ? new String[0] : q.strip().toLowerCase(Locale.ROOT).split("\\s+");
    List<Catalogue.Listed> found =
        catalogue.all().stream()
            .filter(listed -> after == null || listed.entry().name().compareTo(after) > 0)
            .filter(listed -> matches(listed.entry(), words))
            .limit(limit + 1L)
            .toList();
    List<Catalogue.Listed> page = found.subList(0, Math.min(limit, found.size()));
    Function<Catalogue.Listed, Row> row = rows();
    return new Page(
        page.stream().map(row).toList(),
        found.size() > limit ? encoded(page.getLast().entry().name()) : null);
  }

  @GetMapping("/api/services/{ref}")
  @Operation(
      operationId = "getService",
      summary = "One service, by name or id, and who depends on it")
  Whole one(
      @PathVariable String ref,
      @RequestParam(required = false) Long atLeast,
      HttpServletResponse response)
      throws InterruptedException {
    await(atLeast);
    Catalogue.Listed listed =
        catalogue.find(ref).orElseThrow(() -> Refused.notFound("The service"));
    response.setHeader(HttpHeaders.ETAG, "\"" + listed.version() + "\"");
    return new Whole(
        rows().apply(listed),
        catalogue.now().dependents(listed.entry().name(), HOPS).stream()
            .map(found -> dependent(found))
            .toList());
  }

  @GetMapping("/api/uncatalogued-services")
  @Operation(
      operationId = "listUncataloguedServices",
      summary = "Services that incidents or other services name and that are not in the catalogue")
  UnlistedPage unlisted(@RequestParam(required = false) Long atLeast) throws InterruptedException {
    await(atLeast);
    ServiceMap map = catalogue.now();
    Map<String, Unlisted> found = new HashMap<>();
    map.namedOnly()
        .forEach(name -> found.put(name, new Unlisted(name, 0, 0, null, map.neededBy(name))));
    affected()
        .filter(service -> map.find(service.service()).isEmpty())
        .forEach(
            service ->
                found.put(
                    service.service(),
                    new Unlisted(
                        service.service(),
                        service.incidents(),
                        service.open(),
                        service.lastAt(),
                        map.neededBy(service.service()))));
    return new UnlistedPage(
        found.values().stream()
            .sorted(
                Comparator.comparingInt(Unlisted::openIncidents)
                    .thenComparingInt(Unlisted::incidents)
                    .reversed()
                    .thenComparing(Unlisted::name))
            .limit(MOST)
            .toList());
  }

  private void await(Long atLeast) throws InterruptedException {
    if (atLeast != null) {
      catalogue.await(atLeast, IncidentRefs.PATIENCE);
    }
  }

  private Stream<IncidentRows.Affected> affected() {
    return incidents.affectedServices(clock.instant().minus(LATELY)).stream();
  }

  private Function<Catalogue.Listed, Row> rows() {
    ServiceMap map = catalogue.now();
    Map<String, Integer> open =
        affected()
            .collect(Collectors.toMap(IncidentRows.Affected::service, IncidentRows.Affected::open));
    return listed -> {
      CatalogEntry entry = listed.entry();
      return new Row(
          entry.serviceId(),
          entry.name(),
          entry.displayName(),
          entry.description(),
          entry.ownerTeam(),
          entry.tier(),
          entry.dependsOn(),
          map.neededBy(entry.name()),
          entry.links(),
          open.getOrDefault(entry.name(), 0),
          listed.version(),
          listed.position(),
          listed.updatedAt());
    };
  }

  private static Dependent dependent(ServiceMap.Dependent found) {
    return new Dependent(found.service().name(), found.service().tier(), found.path());
  }

  private static boolean matches(CatalogEntry entry, String[] words) {
    String text =
        Stream.of(entry.name(), entry.displayName(), entry.ownerTeam(), entry.description())
            .filter(Objects::nonNull)
            .collect(Collectors.joining(" "))
            .toLowerCase(Locale.ROOT);
    return Stream.of(words).allMatch(text::contains);
  }

  private static String encoded(String name) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(name.getBytes(StandardCharsets.UTF_8));
  }

  private static String decoded(String cursor) {
    try {
      return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw Refused.of(
          400, "bad-cursor", "The cursor is none of ours. Start again without a cursor.");
    }
  }
}
