package io.muster.reporting.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.benmanes.caffeine.cache.Ticker;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.RenameCollectionOptions;
import com.mongodb.client.model.Updates;
import io.muster.contracts.Actor;
import io.muster.contracts.alert.IntegrationEvent;
import io.muster.contracts.catalog.CatalogServiceEvent;
import io.muster.contracts.change.ChangeEvent;
import io.muster.contracts.change.ChangeKind;
import io.muster.contracts.change.ChangeOutcome;
import io.muster.contracts.incident.Moment;
import io.muster.contracts.incident.Phase;
import io.muster.contracts.oncall.ContactEvent;
import io.muster.contracts.oncall.ContactRules;
import io.muster.contracts.paging.PageEvent;
import io.muster.reporting.testing.Outage;
import io.muster.reporting.testing.TestService;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.bson.Document;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/**
 * The rows of analytics are built anew while people read them and incidents go on: of a few
 * thousand events, of a million with {@code MUSTER_TEST_LONG=1}.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RebuildIT {

  @RegisterExtension static final TestService SERVICE = new TestService();

  private static final String MODELS = "/api/admin/reporting/read-models";
  private static final Set<String> GROUPS = Set.of(IncidentRows.GROUP, ReviewRows.GROUP);
  private static final Actor MINA = Actor.person(Outage.MINA, "Mina Moreau");
  private static final Instant MONDAY = Instant.parse("2026-09-07T08:00:00Z");
  private static final boolean LONG = System.getenv("MUSTER_TEST_LONG") != null;

  /** Each of seven events. */
  private static final int BEFORE = LONG ? 142_858 : 300;

  private static final int SECONDS_APART = LONG ? 10 : 60;
  private static final Duration PATIENCE = LONG ? Duration.ofHours(1) : Duration.ofMinutes(2);
  private static final int MEANWHILE = 100;

  private static void incident(int n) {
    Course course =
        Course.opened("inc-" + n, n, MONDAY.plusSeconds((long) SECONDS_APART * n), -3, 0)
            .services(List.of("service-" + n % 7), List.of("checkout"), 1)
            .acknowledged(2)
            .phase(Phase.CONTAINMENT, 4)
            .deployed("service-" + n % 7, 5)
            .known(Moment.CONTAINED, 10, 12)
            .resolved(30);
    SERVICE.recordTogether(course.events());
  }

  /** One of each kind of event that rows are made of, beside incidents. */
  private static void allElse() {
    SERVICE.record(
        new CatalogServiceEvent.Registered(
            "svc-1", "service-1", null, null, "Team One", 1, List.of(), List.of(), MINA, MONDAY),
        new IntegrationEvent.Created("int-1", "Metrics", "prometheus", "hash", MINA, MONDAY),
        new PageEvent.Requested(
            "page-1", "esc-1", "inc-1", 1, Outage.ROSA, "sms", "m1", MONDAY, null, MINA, MONDAY),
        new PageEvent.AttemptStarted("page-1", "inc-1", 1, "m", MINA, MONDAY),
        new ChangeEvent.Recorded(
            "chg-1",
            "int-1",
            "github",
            ChangeKind.DEPLOYMENT,
            "service-1",
            "production",
            "v1",
            "Deploy",
            null,
            List.of(),
            null,
            ChangeOutcome.SUCCEEDED,
            MONDAY,
            "0".repeat(64),
            MINA,
            MONDAY),
        new ContactEvent.RulesSet(
            Outage.ROSA, new ContactRules("Asia/Kolkata", List.of(), null, null), MINA, MONDAY));
    new Learned(SERVICE)
        .reviewed("inc-l1", 1, "The disk filled up with logs")
        .wants("inc-l1", "rotate", "Rotate logs", 2);
  }

  private static void rebuild(String group) {
    SERVICE.post(MODELS + "/rebuild?group=" + group, SERVICE.adam()).is(202);
  }

  private static void rebuild() {
    rebuild(IncidentRows.GROUP);
  }

  private static List<String> settled() {
    Awaitility.await()
        .atMost(PATIENCE)
        .until(
            () ->
                ours(SERVICE.get(MODELS + "/progress", SERVICE.adam()).is(200).json())
                    .allMatch(
                        group -> group.path("position").asLong() == group.path("head").asLong()));
    return ours(SERVICE.get(MODELS, SERVICE.adam()).is(200).json())
        .map(state -> state.path("name").asString() + " " + state.path("contentHash").asString())
        .toList();
  }

  private static Stream<JsonNode> ours(JsonNode states) {
    return states.valueStream().filter(state -> GROUPS.contains(state.path("group").asString()));
  }

  private static int incidents() {
    return SERVICE
        .get("/api/analytics/response?from=2026-09-01&to=2026-09-30", SERVICE.rosa())
        .is(200)
        .json()
        .path("incidents")
        .asInt();
  }

  @Test
  @Order(1)
  void people_read_on_while_rows_are_built_anew_and_the_new_ones_are_the_same_to_the_last_byte() {
    try (ExecutorService writers = Executors.newFixedThreadPool(8)) {
      for (int n = 1; n <= BEFORE; n++) {
        int number = n;
        writers.submit(() -> incident(number));
      }
    }
    allElse();
    List<String> asTheyCame = settled();
    assertThat(incidents()).isEqualTo(BEFORE);
    assertThat(ours(SERVICE.get(MODELS, SERVICE.adam()).is(200).json()))
        .as("rows of every kind")
        .allSatisfy(state -> assertThat(state.path("documents").asLong()).isPositive());
    rebuild(ReviewRows.GROUP);
    assertThat(settled()).isEqualTo(asTheyCame);
    rebuild();
    assertThat(settled()).as("built by its group, and built anew").isEqualTo(asTheyCame);

    List<Integer> seen = new ArrayList<>();
    AtomicBoolean over = new AtomicBoolean();
    try (ExecutorService others = Executors.newFixedThreadPool(2)) {
      others.submit(
          () -> {
            for (int n = BEFORE + 1; n <= BEFORE + MEANWHILE; n++) {
              incident(n);
            }
            over.set(true);
          });
      others.submit(
          () -> {
            while (!over.get()) {
              seen.add(incidents());
            }
            return null;
          });
      while (!over.get()) {
        rebuild();
        settled();
      }
    }
    List<String> meanwhile = settled();
    assertThat(seen).as("nothing disappears while it is built").isNotEmpty().isSorted();
    assertThat(seen.getFirst()).isGreaterThanOrEqualTo(BEFORE);
    SERVICE.getUntil(
        "/api/analytics/response?from=2026-09-01&to=2026-09-30",
        SERVICE.rosa(),
        json -> json.path("incidents").asInt() == BEFORE + MEANWHILE);
    rebuild();
    assertThat(settled()).as("with and without incidents going on").isEqualTo(meanwhile);
    assertThat(SERVICE.mongo().database().listCollectionNames())
        .noneMatch(name -> name.endsWith(".next"));
    assertThat(
            SERVICE
                .mongo()
                .database()
                .getCollection(IncidentRows.INCIDENTS)
                .listIndexes(Document.class))
        .as("what is searched by comes along")
        .hasSize(5);
    IncidentRows rows = SERVICE.bean(IncidentRows.class);
    Instant later = MONDAY.plus(Duration.ofDays(30));
    assertThat(rows.opened(MONDAY, later, false, Outage.ROSA)).hasSize(BEFORE + MEANWHILE);
    assertThat(Set.copyOf(rows.opened(MONDAY, later, false, Outage.ROSA)))
        .as("kept in memory over all of it")
        .isEqualTo(Set.copyOf(rows.read(MONDAY, later, false, Outage.ROSA)));
  }

  @Test
  @Order(2)
  void what_cannot_be_read_leaves_the_rows_as_they_are_and_says_so() {
    incident(9_001);
    SERVICE.record("incident.unheard-of", "inc-9001", "{}".getBytes(StandardCharsets.UTF_8));
    List<String> before = settled();
    rebuild();
    JsonNode progress =
        SERVICE.getUntil(
            MODELS + "/progress",
            SERVICE.adam(),
            groups -> groups.valueStream().anyMatch(group -> group.path("failed").isString()));
    assertThat(progress.valueStream().filter(group -> group.path("failed").isString()))
        .singleElement()
        .satisfies(
            group -> {
              assertThat(group.path("group").asString()).isEqualTo(IncidentRows.GROUP);
              assertThat(group.path("failed").asString()).contains("incident.unheard-of");
            });
    assertThat(settled()).isEqualTo(before);
    assertThat(SERVICE.mongo().database().listCollectionNames())
        .noneMatch(name -> name.endsWith(".next"));
  }

  @Test
  @Order(3)
  void only_a_group_there_is_can_be_built_anew() {
    SERVICE.post(MODELS + "/rebuild?group=nonsense", SERVICE.adam()).is(404);
    SERVICE.post(MODELS + "/rebuild?group=" + IncidentRows.GROUP, SERVICE.mina()).is(403);
  }

  private static Document row(String id, int minute, long position) {
    return Course.opened(id, position, MONDAY.plusSeconds(60L * minute), -3, 0)
        .resolved(5)
        .document()
        .append("lastPosition", position);
  }

  private static List<String> kept(RowsInMemory memory, String readerId) {
    return memory.opened(MONDAY, MONDAY.plusSeconds(3_600), false, readerId).orElseThrow().stream()
        .map(row -> row.id() + "@" + row.number())
        .toList();
  }

  @Test
  @Order(4)
  void memory_follows_whoever_writes_the_rows_in_whatever_order() {
    MongoDatabase database = SERVICE.mongo().database();
    MongoCollection<Document> stored = database.getCollection("any_rows");
    AtomicLong nanos = new AtomicLong();
    RowsInMemory memory = new RowsInMemory(database, stored, 10, nanos::get);
    assertThat(kept(memory, Outage.ROSA)).isEmpty();

    stored.insertMany(
        List.of(
            row("inc-b", 2, 20),
            row("inc-a", 1, 21),
            row("inc-before", -1, 22),
            row("inc-after", 60, 23),
            row("inc-same", 3, 24).append("duplicate", true),
            row("drill-1.inc", 3, 25),
            new Document("_id", "inc-unread").append("touched", true).append("lastPosition", 26L)));
    assertThat(kept(memory, Outage.ROSA)).containsExactly("inc-a@21", "inc-b@20");

    stored.replaceOne(Filters.eq("_id", "inc-b"), row("inc-b", 2, 30));
    assertThat(kept(memory, Outage.ROSA)).containsExactly("inc-a@21", "inc-b@30");

    stored.insertOne(row("inc-slow", 4, 7));
    assertThat(kept(memory, Outage.ROSA))
        .as("written behind what others have written")
        .containsExactly("inc-a@21", "inc-b@30", "inc-slow@7");

    stored.replaceOne(
        Filters.eq("_id", "inc-a"), row("inc-a", 1, 31).append("named", List.of(Outage.MINA)));
    assertThat(kept(memory, Outage.ROSA)).containsExactly("inc-b@30", "inc-slow@7");
    assertThat(kept(memory, Outage.MINA)).startsWith("inc-a@31");

    stored.insertOne(row("inc-new", 8, 20_000));
    assertThat(kept(memory, Outage.ROSA)).endsWith("inc-new@20000");
    stored.replaceOne(Filters.eq("_id", "inc-slow"), row("inc-slow", 4, 9));
    nanos.addAndGet(Duration.ofSeconds(61).toNanos());
    assertThat(kept(memory, Outage.ROSA))
        .as("written far behind, a minute later")
        .containsExactly("inc-b@30", "inc-slow@9", "inc-new@20000");
    stored.deleteOne(Filters.eq("_id", "inc-new"));
    nanos.addAndGet(Duration.ofSeconds(61).toNanos());
    assertThat(kept(memory, Outage.ROSA)).containsExactly("inc-b@30", "inc-slow@9");

    MongoCollection<Document> anew = database.getCollection("any_rows_anew");
    anew.insertMany(stored.find().into(new ArrayList<Document>()));
    anew.updateOne(Filters.eq("_id", "inc-b"), Updates.set("number", 99L));
    anew.renameCollection(stored.getNamespace(), new RenameCollectionOptions().dropTarget(true));
    assertThat(kept(memory, Outage.ROSA))
        .as("other rows of the same events, as a newer release makes them")
        .containsExactly("inc-b@99", "inc-slow@9");

    stored.insertMany(List.of(row("inc-c", 5, 40), row("inc-d", 6, 41), row("inc-e", 7, 42)));
    assertThat(memory.opened(MONDAY, MONDAY.plusSeconds(60), false, Outage.ROSA))
        .as("more than there is room for")
        .isEmpty();
    stored.drop();
  }

  @Test
  @Order(5)
  void a_row_that_is_met_twice_in_one_reading_counts_once_as_it_is_last() {
    MongoDatabase database = SERVICE.mongo().database();
    database.getCollection("rows_before").insertOne(row("inc-a", 1, 20));
    database.getCollection("rows_after").insertOne(row("inc-a", 1, 21));
    database.createView(
        "rows_moving", "rows_before", List.of(Aggregates.unionWith("rows_after", List.of())));
    MongoCollection<Document> moving = database.getCollection("rows_moving");
    RowsInMemory memory = new RowsInMemory(database, moving, 10, Ticker.systemTicker());
    assertThat(kept(memory, Outage.ROSA)).containsExactly("inc-a@21");
    moving.drop();
    database.getCollection("rows_before").drop();
    database.getCollection("rows_after").drop();
  }

  /** The last one: the group does not go on after it. */
  @Test
  @Order(6)
  void while_another_copy_of_the_service_builds_it_nothing_is_begun() {
    SERVICE
        .mongo()
        .database()
        .getCollection("reporting_tokens")
        .updateMany(
            Filters.eq("processorName", IncidentRows.GROUP),
            Updates.combine(
                Updates.set("owner", "another copy"),
                Updates.set("timestamp", Instant.now().plusSeconds(3_600).toEpochMilli())));
    SERVICE.post(MODELS + "/rebuild?group=" + IncidentRows.GROUP, SERVICE.adam()).is(409);
    SERVICE.post(MODELS + "/rebuild", SERVICE.adam()).is(409);
  }
}
